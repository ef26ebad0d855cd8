// Where a syntax error stands. Node keeps the place to itself unless nobody catches the error, so another Node is asked to read the file:
// nothing of it runs, since a module with a syntax error anywhere among its imports never starts.

import { spawnSync } from "node:child_process";
import { headPlace } from "./import-fault.ts";
import { readFrames } from "./stack-frames.ts";

const LIMIT = 10_000;

/** The error, with its place on top of the stack where one was found. */
export function withSyntaxPlace(error: unknown, file: string): unknown {
  if (!(error instanceof SyntaxError) || headPlace(error) !== undefined) return error;
  if (readFrames(error.stack ?? "").some(({ owner }) => owner === "user" || owner === "package")) return error;
  const { stderr } = spawnSync(process.execPath, [...process.execArgv.filter((argument) => !argument.startsWith("--inspect")), file], {
    encoding: "utf8",
    timeout: LIMIT,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const head = /^(?:file:\/\/|\/|[A-Za-z]:\\).*:\d+\n(?:.*\n){1,12}?\s*\^+\s*$/m.exec(stderr);
  if (head !== null) error.stack = `${head[0]}\n\n${error.stack}`;
  return error;
}
