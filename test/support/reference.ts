// The real FastAPI: a Python of its own under `.parity`, made on first use, and reference applications served by it.

import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rmdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = new URL("../../", import.meta.url);
const folder = fileURLToPath(new URL(".parity", root));
const python = `${folder}/bin/python`;
const lock = `${folder}.lock`;

/** The versions that parity is claimed with. */
const PACKAGES = [
  ...["fastapi==0.142.2", "uvicorn==0.54.0", "uvloop", "httptools", "pydantic==2.13.5", "pydantic-settings", "sse-starlette==3.5.0"],
  ...["httpx", "python-multipart", "email-validator", "jinja2", "itsdangerous"],
];

/** The Python that has FastAPI, or the reason why there is none. */
export type Reference = { readonly python: string } | { readonly missing: string };

/** Finds the reference, and makes it where it is not there yet: a virtual environment, and the packages from PyPI. */
export async function findReference(): Promise<Reference> {
  if (await isComplete()) return { python };
  // Two test files may ask at once: whoever makes the lock's directory installs, the other waits for it.
  const mine = await mkdir(lock).then(
    () => true,
    () => false,
  );
  if (!mine) return waitForOther();
  try {
    await run("python3", ["-m", "venv", folder], { timeout: 60_000 });
    await run(`${folder}/bin/pip`, ["install", "--quiet", "--retries", "0", ...PACKAGES], { timeout: 180_000 });
    return (await isComplete()) ? { python } : { missing: "FastAPI was installed into .parity, but cannot be imported" };
  } catch (error) {
    return { missing: `the real FastAPI cannot be had: ${(error as Error).message.split("\n")[0]}` };
  } finally {
    await rmdir(lock);
  }
}

async function isComplete(): Promise<boolean> {
  if (!existsSync(python)) return false;
  return run(python, ["-c", "import fastapi, uvicorn, multipart, httpx"]).then(
    () => true,
    () => false,
  );
}

async function waitForOther(): Promise<Reference> {
  for (let tries = 0; tries < 240 && existsSync(lock); tries += 1) await new Promise((resolve) => setTimeout(resolve, 1000));
  return (await isComplete()) ? { python } : { missing: "the real FastAPI could not be installed by another test run" };
}

export interface ReferenceServer extends AsyncDisposable {
  /** The file's name without `.py` → the port that it is served on. */
  readonly ports: Readonly<Record<string, number>>;
}

/** Serves reference applications, all in one process. `files` are URLs of Python programs that give `app`. */
export async function serveReference(reference: { readonly python: string }, files: readonly URL[]): Promise<ReferenceServer> {
  const host = fileURLToPath(new URL("../parity/serve_apps.py", import.meta.url));
  const child = spawn(reference.python, [host, ...files.map((file) => fileURLToPath(file))], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors = (errors + text).slice(-4000);
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ports = await new Promise<Record<string, number>>((resolve, reject) => {
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      const line = text.indexOf("\n");
      if (line !== -1) resolve(JSON.parse(text.slice(0, line)) as Record<string, number>);
    });
    child.once("error", reject);
    void ended.then(() => reject(new Error(`The reference applications did not start:\n${errors}`)));
  });
  return {
    ports,
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      const late = setTimeout(() => child.kill("SIGKILL"), 5000);
      await ended;
      clearTimeout(late);
    },
  };
}
