// The real FastAPI: a Python of its own under `.parity`, made on first use, and reference applications served by it.

import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rmdir, stat } from "node:fs/promises";
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
  ...["httpx", "python-multipart", "email-validator", "jinja2", "itsdangerous", "websockets==17.1"],
];

/** The Python that has FastAPI, or the reason why there is none. */
export type Reference = { readonly python: string } | { readonly missing: string };

/** How long a slow machine may take to fetch and unpack the packages, in milliseconds. */
const INSTALL_TIME = 900_000;

/**
 * Finds the reference, and makes it where it is not there yet: a virtual environment, and the packages from PyPI. That can take minutes: call it
 * where no hook's time limit runs, at the top of a test file. CI does so before all tests.
 */
export async function findReference(): Promise<Reference> {
  if (await isComplete()) return { python };
  // Two test files may ask at once: whoever makes the lock's directory installs, the other waits for it.
  while (!(await isFirst())) {
    if (!(await waitForOther())) continue;
    return (await isComplete()) ? { python } : { missing: "the real FastAPI could not be installed by another test run" };
  }
  try {
    await run("python3", ["-m", "venv", folder], { timeout: INSTALL_TIME });
    await run(`${folder}/bin/pip`, ["install", "--quiet", "--retries", "2", ...PACKAGES], { timeout: INSTALL_TIME });
    return (await isComplete()) ? { python } : { missing: "FastAPI was installed into .parity, but cannot be imported" };
  } catch (error) {
    return { missing: `the real FastAPI cannot be had: ${(error as Error).message.split("\n")[0]}` };
  } finally {
    await rmdir(lock);
  }
}

async function isFirst(): Promise<boolean> {
  return mkdir(lock).then(
    () => true,
    () => false,
  );
}

/** False where the other one has ended without taking its lock away: it is taken away then. */
async function waitForOther(): Promise<boolean> {
  for (;;) {
    const made = await stat(lock).catch(() => undefined);
    if (made === undefined) return true;
    if (Date.now() - made.mtimeMs > 2 * INSTALL_TIME) {
      await rmdir(lock).catch(() => undefined);
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function isComplete(): Promise<boolean> {
  if (!existsSync(python)) return false;
  return run(python, ["-c", "import fastapi, uvicorn, multipart, httpx, websockets"]).then(
    () => true,
    () => false,
  );
}

export interface ReferenceServer extends AsyncDisposable {
  /** The file's name without `.py` → the port that it is served on. */
  readonly ports: Readonly<Record<string, number>>;
}

/** How long the applications may take to start, in milliseconds: less than the hooks of tests have. */
const START_TIME = 50_000;

/** Serves reference applications, all in one process. `files` are URLs of Python programs that give `app`. @throws Error where they do not start in time */
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
  // Whoever gives up waiting for it has nothing to end it by.
  const late = setTimeout(() => child.kill("SIGKILL"), START_TIME);
  const ports = await new Promise<Record<string, number>>((resolve, reject) => {
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      const line = text.indexOf("\n");
      if (line !== -1) resolve(JSON.parse(text.slice(0, line)) as Record<string, number>);
    });
    child.once("error", reject);
    void ended.then(() => reject(new Error(`The reference applications did not start:\n${errors}`)));
  }).finally(() => clearTimeout(late));
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
