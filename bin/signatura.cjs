#!/usr/bin/env node
// The command. Old syntax only, so that a Node of any age can read it and say in one line that it is too old.
// In the repository, where the source stands beside it, it runs the source, under the condition by which applications find the same source.
"use strict";

var version = process.versions.node.split(".");
var isOld = Number(version[0]) < 22 || (version[0] === "22" && Number(version[1]) < 18);

if (isOld && !process.versions.bun && !process.versions.deno) {
  process.stderr.write("Signatura needs Node 22.18 or later, and this is Node " + process.versions.node + ".\n");
  process.exit(1);
}

var path = require("node:path");
var source = path.join(__dirname, "..", "src", "cli", "main.ts");

if (require("node:fs").existsSync(source)) runSource();
else import("../dist/cli/main.js");

function runSource() {
  var condition = "--conditions=signatura:source";
  if (process.execArgv.includes(condition) || /--conditions[= ]signatura:source/.test(process.env.NODE_OPTIONS || "")) return import("../src/cli/main.ts");
  var args = process.execArgv.concat(condition, source, process.argv.slice(2));
  if (process.platform !== "win32" && process.execve) return process.execve(process.execPath, [process.argv0].concat(args), process.env);
  var child = require("node:child_process").spawn(process.execPath, args, { stdio: "inherit" });
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal);
    });
  });
  child.on("exit", function (code) {
    process.exit(code === null ? 1 : code);
  });
}
