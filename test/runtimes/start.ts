// Starts a runtime with the guide's programs in it.

import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment, root, run } from "../../scripts/tool.ts";
import { fileOf, programsOf, type Runtime } from "./programs.ts";

export interface RunningRuntime extends AsyncDisposable {
  readonly port: number;
}

const bin = join(import.meta.dirname, "node_modules", ".bin");

export function start(runtime: Runtime): Promise<RunningRuntime> {
  if (runtime === "workerd") return startWorkerd();
  const host = join(import.meta.dirname, "host.ts");
  if (runtime === "node") return startHost(process.execPath, [host]);
  const args = runtime === "bun" ? ["run", host] : ["run", "--allow-all", "--no-check", "--quiet", host];
  return startHost(join(bin, runtime), args);
}

async function startHost(command: string, args: readonly string[]): Promise<RunningRuntime> {
  // Some programs write files where they are.
  const folder = mkdtempSync(join(tmpdir(), "signatura-runtime-"));
  const child = spawn(command, args, { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const port = Number((await said(child, /listening at (\d+)/))[1]);
  return {
    port,
    async [Symbol.asyncDispose]() {
      await end(child);
      rmSync(folder, { recursive: true });
    },
  };
}

/** All programs in one bundle, since a worker loads nothing afterwards. */
async function startWorkerd(): Promise<RunningRuntime> {
  const folder = mkdtempSync(join(tmpdir(), "signatura-workerd-"));
  const names = programsOf("workerd");
  const entry = join(root, "docs", "tutorial", ".worker.ts");
  const imports = names.map((name, index) => `import { app as a${index} } from ${JSON.stringify(fileOf(name))};`);
  const table = names.map((name, index) => `${JSON.stringify(name)}: a${index}`);
  writeFileSync(
    entry,
    `import "temporal-polyfill/global";
${imports.join("\n")}
const apps = { ${table.join(", ")} };
export default {
  fetch(request, env, context) {
    const app = apps[request.headers.get("x-program") ?? ""];
    return app === undefined ? new Response("ready") : app.fetch(request, { waitUntil: (work) => context.waitUntil(work) });
  },
};
`,
  );
  try {
    const bundled = await run(join(bin, "esbuild"), [
      entry,
      "--bundle",
      "--format=esm",
      // Names of functions become names of operations.
      "--keep-names",
      "--conditions=workerd,worker",
      "--log-level=error",
      `--outfile=${join(folder, "worker.js")}`,
    ]);
    if (bundled.code !== 0) throw new Error(bundled.text);
  } finally {
    rmSync(entry);
  }
  const port = await freePort();
  writeFileSync(
    join(folder, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .programs)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
const programs :Workerd.Worker = (modules = [(name = "worker.js", esModule = embed "worker.js")], compatibilityDate = "2026-01-01");
`,
  );
  const child = spawn(join(bin, "workerd"), ["serve", join(folder, "config.capnp")], { stdio: ["ignore", "pipe", "pipe"] });
  await answering(child, port);
  return {
    port,
    async [Symbol.asyncDispose]() {
      await end(child);
      rmSync(folder, { recursive: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function said(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let text = "";
    const look = (part: Buffer): void => {
      text += part.toString();
      const found = pattern.exec(text);
      if (found !== null) resolve(found);
    };
    child.stdout!.on("data", look);
    child.stderr!.on("data", look);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`It ended with ${code}: ${text}`)));
  });
}

async function answering(child: ChildProcess, port: number): Promise<void> {
  let text = "";
  child.stderr!.on("data", (part: Buffer) => (text += part.toString()));
  child.stdout!.resume();
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) break;
    const isThere = await fetch(`http://127.0.0.1:${port}/`).then(
      async (response) => (await response.text()) === "ready",
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill("SIGKILL");
  throw new Error(`workerd does not answer: ${text}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}
