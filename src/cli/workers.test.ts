// `signatura run --workers` as real processes over real sockets.

import { readFileSync } from "node:fs";
import { get } from "node:https";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { eventually, Project, RunningCommand } from "../../test/support/command-line.ts";

const project = new Project({
  "main.ts": `
    import { App } from "signatura";
    export const app = new App();
    app.get("/pid", {}, () => process.pid);
    app.get("/slow", {}, async () => { await new Promise((resolve) => setTimeout(resolve, 600)); return process.pid; });
  `,
  "startup.ts": `
    import { App } from "signatura";
    export const app = new App({ async *lifespan() { throw new Error("no database"); } });
  `,
});
afterAll(() => project[Symbol.dispose]());

const run = (file: string, ...args: string[]): RunningCommand => new RunningCommand(["run", file, "--port", "0", ...args], { cwd: project.folder });

async function pid(url: string, path = "/pid"): Promise<number> {
  const response = await fetch(url + path, { headers: { connection: "close" } });
  return (await response.json()) as number;
}

/** Those that answer a number of requests. */
async function processesOf(url: string): Promise<Set<number>> {
  const seen = new Set<number>();
  for (let index = 0; index < 12; index += 1) seen.add(await pid(url));
  return seen;
}

describe("several processes", () => {
  test("answer in turn, are replaced on SIGHUP with what runs answered, and end by SIGTERM", async () => {
    await using command = run("main.ts", "--workers", "2");
    const url = await command.url();
    const before = await processesOf(url);
    expect(before.size).toBe(2);
    const slow = pid(url, "/slow");
    command.kill("SIGHUP");
    await command.until(/All processes are replaced/, "stderr");
    const after = await processesOf(url);
    expect(after.size).toBe(2);
    expect([...after].filter((one) => before.has(one))).toEqual([]);
    expect(before.has(await slow)).toBe(true);
    command.kill("SIGTERM");
    expect(await command.ended).toEqual({ code: null, signal: "SIGTERM" });
    for (const one of after) expect(() => process.kill(one, 0)).toThrow("ESRCH");
  });

  test("are started anew where one is killed, and nobody waits in vain", async () => {
    await using command = run("main.ts", "--workers", "2");
    const url = await command.url();
    const [first] = await processesOf(url);
    process.kill(first!, "SIGKILL");
    await command.until(/died \(SIGKILL\): another one takes its place/, "stderr");
    expect((await processesOf(url)).has(first!)).toBe(false);
    await eventually(async () => (await processesOf(url)).size === 2);
  });

  test("go on where their successors cannot start", async () => {
    project.write({ "changing.ts": `import { App } from "signatura";\nexport const app = new App();\napp.get("/pid", {}, () => process.pid);\n` });
    await using command = run("changing.ts", "--workers", "2");
    const url = await command.url();
    const before = await processesOf(url);
    project.write({ "changing.ts": "throw new Error('broken release');\n" });
    command.kill("SIGHUP");
    await command.until(/The old processes go on/, "stderr");
    expect(command.stderr).toContain("broken release");
    expect(await processesOf(url)).toEqual(before);
  });

  test("exit with 3 where the start-up fails, and tell why once for each", async () => {
    await using command = run("startup.ts", "--workers", "2");
    expect(await command.ended).toEqual({ code: 3, signal: null });
    expect(command.stderr).toContain("no database");
  });

  test("are not reloaded at the same time", async () => {
    await using command = run("main.ts", "--workers", "2", "--reload");
    expect((await command.ended).code).toBe(2);
    expect(command.stderr).toContain("--workers and --reload exclude each other");
  });
});

describe("limits and HTTPS of the command", () => {
  const certificate = fileURLToPath(new URL("../../test/support/certificate/", import.meta.url));

  test("a process ends after its last request, and another one takes its place", async () => {
    await using command = run("main.ts", "--workers", "2", "--limit-max-requests", "4");
    const url = await command.url();
    const seen = new Set<number>();
    await eventually(async () => seen.add(await pid(url)).size > 3);
    await using alone = run("main.ts", "--limit-max-requests", "2");
    const other = await alone.url();
    await pid(other);
    await pid(other);
    expect((await alone.ended).code).toBe(0);
    expect(alone.stderr).toContain("Maximum request limit of 2 exceeded");
  });

  test.each([[[]], [["--workers", "2"]], [["--http", "node"]]])("serves HTTPS with %j", async (more) => {
    await using command = run("main.ts", "--ssl-keyfile", `${certificate}key.pem`, "--ssl-certfile", `${certificate}certificate.pem`, ...more);
    const url = await command.url();
    expect(url).toMatch(/^https:/);
    const answer = await new Promise<string>((resolve, reject) => {
      get(`${url}/pid`, { ca: readFileSync(`${certificate}certificate.pem`), agent: false }, (response) => {
        response.on("data", (part: Buffer) => resolve(part.toString()));
      }).on("error", reject);
    });
    expect(answer).toMatch(/^\d+$/);
  });

  test("says which file of a certificate it cannot read", async () => {
    await using command = run("main.ts", "--ssl-certfile", "nowhere.pem");
    expect((await command.ended).code).toBe(3);
    expect(command.stderr).toMatch(/--ssl-keyfile: .*nowhere\.pem cannot be read \(ENOENT\)/);
  });
});
