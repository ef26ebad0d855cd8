// `signatura dev` as a real process over real sockets: files change while requests come.

import { request as httpRequest } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { eventually, Project, RunningCommand } from "../../test/support/command-line.ts";

const MAIN = `
import { App } from "signatura";
import { word } from "./lib/word.ts";
import { setTimeout as delay } from "node:timers/promises";

export const app = new App({
  async *lifespan() {
    yield;
    console.log("down", word);
  },
});
app.get("/", {}, () => ({ word, pid: process.pid, environment: process.env.SIGNATURA_ENV, name: process.env.NAME }));
app.get("/slow", {}, async () => {
  console.log("slow begins");
  await delay(1000);
  return word;
});
app.get("/exit", {}, () => {
  setTimeout(() => process.exit(7), 20);
  return "bye";
});
`;
const word = (text: string): { readonly "lib/word.ts": string } => ({ "lib/word.ts": `export const word = ${JSON.stringify(text)};\n` });

const projects: Project[] = [];
const newProject = (files: Readonly<Record<string, string>> = {}): Project => {
  const project = new Project({ "main.ts": MAIN, ...word("one"), ...files });
  projects.push(project);
  return project;
};
afterEach(() => {
  for (const project of projects.splice(0)) project[Symbol.dispose]();
});

const dev = (project: Project, ...args: string[]): RunningCommand => new RunningCommand(["dev", "--port", "0", ...args], { cwd: project.folder });

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly word?: string;
  readonly pid?: number;
  readonly environment?: string;
  readonly name?: string;
}

/** On a connection of its own: kept-alive ones would hide what a reload loses. */
function get(url: string, path = "/"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url + path, { agent: false }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ ...(text.startsWith("{") && (JSON.parse(text) as object)), status: response.statusCode!, text }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end();
  });
}

const until = (url: string, isIt: (answer: Answer) => boolean): Promise<Answer> =>
  eventually(async () => {
    const answer = await get(url);
    return isIt(answer) ? answer : null;
  });

describe("reloading", () => {
  test("serves on this machine in development, and tells where the docs page is", async () => {
    const project = newProject();
    await using command = dev(project);
    const url = await command.url();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await get(url)).toMatchObject({ word: "one", environment: "development" });
    await command.until(new RegExp(`Documentation at ${url}/docs`));
  });

  test("loses no request in ten reloads, and serves the new application after each", async () => {
    const project = newProject();
    await using command = dev(project);
    const url = await command.url();
    await get(url);
    const failures: unknown[] = [];
    let answered = 0;
    let isDone = false;
    const load = async (): Promise<void> => {
      while (!isDone) {
        await get(url).then(
          ({ status, text }) => (status === 200 ? (answered += 1) : failures.push(text)),
          (error: unknown) => failures.push(error),
        );
      }
    };
    const clients = [load(), load(), load()];
    const pids = new Set<number>();
    for (let round = 1; round <= 10; round += 1) {
      project.write(word(`round ${round}`));
      const answer = await until(url, (found) => found.word === `round ${round}`);
      pids.add(answer.pid!);
    }
    isDone = true;
    await Promise.all(clients);
    expect(failures).toEqual([]);
    expect(pids.size).toBe(10);
    expect(answered).toBeGreaterThan(50);
    command.kill("SIGTERM");
    await command.ended;
    expect(command.stdout.match(/^down .*$/gm)).toEqual(["down one", ...Array.from({ length: 10 }, (_, index) => `down round ${index + 1}`)]);
  }, 90_000);

  test("lets the old process finish what it answers, while the new one serves", async () => {
    const project = newProject();
    await using command = dev(project);
    const url = await command.url();
    const slow = get(url, "/slow");
    await command.until(/slow begins/, "stdout");
    project.write(word("two"));
    expect(await until(url, (answer) => answer.word === "two")).toMatchObject({ status: 200 });
    expect(await slow).toMatchObject({ status: 200, text: '"one"' });
    await command.until(/down one/, "stdout");
  });

  test("starts anew when an imported module or the environment file changes, and not for other files", async () => {
    const project = newProject({ ".env": "NAME=first\n", "notes.ts": "export {};\n" });
    await using command = dev(project, "--env-file", ".env");
    const url = await command.url();
    const { pid } = await until(url, (answer) => answer.name === "first");
    project.write({ "notes.ts": "export const more = 1;\n", "data.json": "{}" });
    project.write({ ".env": "NAME=second\n" });
    const answer = await until(url, (found) => found.name === "second");
    expect(answer.pid).not.toBe(pid);
    expect(command.stderr.match(/.* changed: reloading/g)).toEqual(["INFO:     .env changed: reloading"]);
  });

  test("with --reload-dir it starts anew for any file of a folder", async () => {
    const project = newProject({ "pages/index.html": "one" });
    await using command = dev(project, "--reload-dir", "pages");
    const url = await command.url();
    const { pid } = await get(url);
    project.write({ "pages/deep/other.html": "two" });
    await until(url, (answer) => answer.pid !== pid);
    await command.until(/pages\/deep\S* changed: reloading/);
  });

  test("follows a file that an editor replaces by another of its name", async () => {
    const project = newProject();
    await using command = dev(project);
    const url = await command.url();
    await get(url);
    const { renameSync } = await import("node:fs");
    for (const text of ["two", "three"]) {
      project.write({ "lib/word.ts.swap": word(text)["lib/word.ts"] });
      renameSync(project.path("lib/word.ts.swap"), project.path("lib/word.ts"));
      await until(url, (answer) => answer.word === text);
    }
  });

  test("does not reload with --no-reload", async () => {
    const project = newProject();
    await using command = dev(project, "--no-reload");
    const { pid } = await get(await command.url());
    expect(pid).toBe(command.pid);
  });
});

describe("failing", () => {
  test("keeps the port and answers 503 with the error until the file is mended", async () => {
    const project = newProject();
    await using command = dev(project);
    const url = await command.url();
    await get(url);
    project.write({ "lib/word.ts": "export const word = ;\n" });
    const broken = await until(url, ({ status }) => status === 503);
    expect(broken.text).toMatchInlineSnapshot(`
      "main.ts cannot be loaded.

      SyntaxError: Expression expected
        at lib/word.ts:1:21

      > 1 | export const word = ;
          |                     ^

      "
    `);
    await command.until(/Waiting for a change\./);
    project.write(word("mended"));
    expect(await until(url, ({ status }) => status === 200)).toMatchObject({ word: "mended" });
  });

  test("starts with a broken application, and serves it once the missing file is there", async () => {
    const project = newProject();
    project.remove("lib");
    await using command = dev(project);
    const url = await command.url();
    expect(await get(url)).toMatchObject({ status: 503 });
    await command.until(/There is no file lib\/word\.ts\.\n {2}at main\.ts:3:\d+/);
    project.write(word("here"));
    expect(await until(url, ({ status }) => status === 200)).toMatchObject({ word: "here" });
  });

  test("says why the start-up fails, and starts again after a change", async () => {
    const project = newProject({
      "main.ts": `import { App } from "signatura";\nexport const app = new App({\n  async *lifespan() {\n    throw new Error("no database");\n  },\n});\n`,
    });
    await using command = dev(project);
    const url = await command.url();
    expect((await until(url, ({ status }) => status === 503)).text).toContain("no database\n  at main.ts:4:11\n");
    project.write({ "main.ts": MAIN });
    await until(url, (answer) => answer.word === "one");
  });

  test("answers 503 after the application ended by itself, and waits for a change", async () => {
    const project = newProject();
    await using command = dev(project);
    const url = await command.url();
    expect(await get(url, "/exit")).toMatchObject({ text: '"bye"' });
    // A request that the dying process has taken dies with it.
    const refused = await eventually(() =>
      get(url).then(
        (answer) => (answer.status === 503 ? answer : null),
        () => null,
      ),
    );
    expect(refused.text).toBe("The application ended (7).\n");
    project.write(word("again"));
    await until(url, (answer) => answer.word === "again");
  });

  test("waits for the old process where the new one needs what it holds", async () => {
    const project = newProject({
      "main.ts": `
        import { App } from "signatura";
        import { word } from "./lib/word.ts";
        import { rmSync, writeFileSync } from "node:fs";
        import { setTimeout as delay } from "node:timers/promises";
        export const app = new App({
          async *lifespan() {
            writeFileSync("lock", String(process.pid), { flag: "wx" });
            yield;
            rmSync("lock");
          },
        });
        app.get("/", {}, () => ({ word }));
        app.get("/slow", {}, async () => { console.log("slow begins"); await delay(1500); return word; });
      `,
    });
    await using command = dev(project);
    const url = await command.url();
    const slow = get(url, "/slow");
    await command.until(/slow begins/, "stdout");
    project.write(word("two"));
    expect(await until(url, (answer) => answer.word === "two")).toMatchObject({ status: 200 });
    expect((await slow).text).toBe('"one"');
    expect(command.stderr).not.toContain("EEXIST");
  });
});

describe("ending", () => {
  test.each([
    ["SIGINT", { code: 0, signal: null }],
    ["SIGTERM", { code: null, signal: "SIGTERM" }],
  ] as const)("answers what runs and shuts the application down on %s", async (signal, ended) => {
    const project = newProject();
    await using command = dev(project);
    const slow = get(await command.url(), "/slow");
    await command.until(/slow begins/, "stdout");
    command.kill(signal);
    expect(await slow).toMatchObject({ status: 200, text: '"one"' });
    expect(await command.ended).toEqual(ended);
    expect(command.stdout).toContain("down one");
  });

  test("leaves no process behind when it is killed", async () => {
    const project = newProject();
    await using command = dev(project);
    const { pid } = await get(await command.url());
    command.kill("SIGKILL");
    await eventually(() => !isAlive(pid!));
    await command.ended;
    expect(command.stdout).toContain("down one");
  });

  test("exits with 3 where the port is in use", async () => {
    const project = newProject();
    await using command = dev(project);
    const { port } = new URL(await command.url());
    await using second = new RunningCommand(["dev", "--port", port], { cwd: project.folder });
    expect(await second.ended).toEqual({ code: 3, signal: null });
    expect(second.stderr).toBe(`ERROR:    127.0.0.1:${port} is in use. Stop what listens there, or choose another --port.\n`);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
