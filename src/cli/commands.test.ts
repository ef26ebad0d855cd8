// The command line itself, `signatura routes` and `signatura openapi`.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { Project, runCommand, type CommandOptions } from "../../test/support/command-line.ts";
import { runCommandLine } from "./command-line.ts";
import { UsageError } from "./usage-error.ts";

const project = new Project({
  "main.ts": `
    import { App, Depends, Header, Model, Query, Router, Body, t } from "signatura";

    console.log("the modules talk");

    class Item extends Model({ name: t.string, price: t.number.orNull }) {}
    class Filter extends Model({ limit: t.int.default(10), tags: t.list(t.string).default([]) }) {}

    const Token = Depends({ x_token: Header(t.string) }, ({ x_token }) => x_token);
    const User = Depends({ token: Token }, ({ token }) => ({ token }));

    const items = new Router({ prefix: "/items", tags: ["items"], dependencies: [Token] });
    items.get("/", { filter: Query(Filter), user: User }, { returns: t.list(Item) }, () => []);
    items.get("/{item_id}", { item_id: t.int }, { returns: Item, tags: ["one"], deprecated: true }, async function read_item() { return { name: "a", price: 1 }; });
    items.put("/{item_id}", { item_id: t.int, item: Item, note: Body(t.string.orNull) }, () => null);

    export const app = new App({ title: "Shop" });
    app.include(items);
    app.mount("/files", () => new Response("file"), "files");
  `,
  "bare.ts": `import { App } from "signatura";\nexport const app = new App();\napp.get("/", () => 1);\n`,
});
afterAll(() => project[Symbol.dispose]());

const run = (args: readonly string[], options: Partial<CommandOptions> = {}): ReturnType<typeof runCommand> =>
  runCommand(args, { cwd: project.folder, ...options });

describe("routes", () => {
  test("shows a table of operations and mounts", async () => {
    const { code, stdout, stderr } = await run(["routes"]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "METHOD  PATH              NAME                    TAGS        PARAMETERS                                           RETURNS     DEPENDENCIES
      GET     /items/           get_items               items       query: limit?, tags? · header: x-token               list[Item]  2
      GET     /items/{item_id}  read_item (deprecated)  items, one  path: item_id · header: x-token                      Item        1
      PUT     /items/{item_id}  put_items_item_id       items       path: item_id · header: x-token · body: item, note?              1
      MOUNT   /files            files
      "
    `);
    expect(stderr).toBe("the modules talk\n");
  });

  test("leaves out columns that would be empty", async () => {
    expect((await run(["routes", "bare.ts"])).stdout).toBe("METHOD  PATH  NAME\nGET     /     get_root\n");
  });

  test("gives the same as JSON", async () => {
    const rows = JSON.parse((await run(["routes", "--json"])).stdout) as { path: string; method: string }[];
    expect(rows.find(({ method }) => method === "PUT")).toEqual({
      method: "PUT",
      path: "/items/{item_id}",
      name: "put_items_item_id",
      operationId: "put_items_item_id_items__item_id__put",
      tags: ["items"],
      deprecated: false,
      parameters: {
        path: [{ name: "item_id", required: true, type: "int" }],
        header: [{ name: "x-token", required: true, type: "str" }],
        body: [
          { name: "item", required: true, type: "Item" },
          { name: "note", required: false, type: expect.any(String) as string },
        ],
      },
      dependencies: 1,
    });
    expect(rows.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /items/", "GET /items/{item_id}", "PUT /items/{item_id}", "MOUNT /files"]);
  });
});

describe("openapi", () => {
  test("writes the document to stdout, and nothing else", async () => {
    const { stdout, stderr } = await run(["openapi"]);
    expect(stdout).toMatch(/^\{\n {2}"openapi": "3\.1\.0",\n/);
    expect(JSON.parse(stdout)).toMatchObject({
      info: { title: "Shop" },
      paths: { "/items/{item_id}": { get: { operationId: "read_item_items__item_id__get" } } },
    });
    expect(stderr).toBe("the modules talk\n");
  });

  test("writes it to a file, indented as it is told", async () => {
    const { stdout, code } = await run(["openapi", "bare.ts", "--output", "document.json", "--indent", "0"]);
    expect({ stdout, code }).toEqual({ stdout: "", code: 0 });
    const text = readFileSync(project.path("document.json"), "utf8");
    expect(text).toMatch(/^\{"openapi":"3\.1\.0".*\}\n$/);
    expect(text.trim()).not.toContain("\n");
  });

  test("says why a file cannot be written", async () => {
    const { stderr, code } = await run(["openapi", "bare.ts", "-o", "nowhere/document.json"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^ERROR: {4}nowhere\/document\.json cannot be written: ENOENT/);
  });
});

describe("the command line", () => {
  test("shows an overview, and the help of each command", async () => {
    expect((await run(["--help"])).stdout).toMatchInlineSnapshot(`
      "Serves and inspects Signatura applications.

      Usage: signatura <command> [options]

      Commands:
        dev      Serves an application in development: with reload, on this machine only.
        run      Serves an application in production.
        routes   Shows the path operations of an application.
        openapi  Writes the OpenAPI document of an application.

      Options:
        -V, --version  Show the versions of Signatura and Node.
        -h, --help     Show this help.

      \`signatura <command> --help\` tells what a command takes.
      "
    `);
    expect((await run(["openapi", "--help"])).stdout).toMatchInlineSnapshot(`
      "Writes the OpenAPI document of an application.

      Usage: signatura openapi [file[:export]] [options]

      The application is loaded, but not started.

      Options:
            --app <name>                  The export that holds the application. By default \`app\`, \`api\`,
                                          the default export or the first App.
        -e, --entrypoint <file[:export]>  The file, in place of the argument.
            --factory                     The export is a function that makes the application.
            --env-file <file>             Environment variables to set before the application is loaded.
                                          Those that are set already stay.
        -o, --output <file>               Where to write it. [stdout]
            --indent <spaces>             How far each level is indented; 0 writes one line. [2]
        -h, --help                        Show this help.
      "
    `);
    expect((await run(["help", "routes"])).stdout).toBe((await run(["routes", "main.ts", "-h"])).stdout);
    for (const command of ["run", "dev"]) {
      const { stdout, code } = await run([command, "--help"]);
      expect(code).toBe(0);
      for (const option of ["--host", "--[no-]reload", "--forwarded-allow-ips", "--timeout-graceful-shutdown", "--env-file"]) expect(stdout).toContain(option);
      expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
    }
  });

  test("without a command it shows the overview and exits with 2", async () => {
    const { code, stdout } = await run([]);
    expect(code).toBe(2);
    expect(stdout).toContain("Usage: signatura <command>");
  });

  test("shows the versions", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
    expect((await run(["--version"])).stdout).toBe(`Signatura ${version}\nNode ${process.versions.node}\n`);
  });

  test.each([
    [["rnu"], 'There is no command "rnu". Did you mean run?'],
    [["serve-everything"], 'There is no command "serve-everything". See signatura --help.'],
    [["main.ts"], 'There is no command "main.ts". To serve it: signatura dev main.ts'],
    [["--port", "1"], "There is no option --port before the command. Begin with one of dev, run, routes, openapi."],
    [["run", "--prot", "1"], "There is no option --prot. Did you mean --port?"],
    [["run", "--no-acess-log"], "There is no option --no-acess-log. Did you mean --no-access-log?"],
    [["run", "--no-port"], "There is no option --no-port. Did you mean --port?"],
    [["run", "--completely-unknown"], "There is no option --completely-unknown."],
    [["run", "-x"], "There is no option -x."],
    [["run", "--port"], "--port needs a value: --port <port>."],
    [["run", "--port", "--reload"], "--port needs a value: --port <port>."],
    [["run", "--port", "abc"], '--port is a whole number from 0 to 65535, found "abc".'],
    [["run", "--port", "65536"], '--port is a whole number from 0 to 65535, found "65536".'],
    [["run", "--port=-1"], '--port is a whole number from 0 to 65535, found "-1".'],
    [["run", "--timeout-keep-alive", "soon"], '--timeout-keep-alive is a number from 0 on, found "soon".'],
    [["run", "--log-level", "loud"], '--log-level is one of critical, error, warning, info, debug, trace, found "loud".'],
    [["run", "--ws-max-size", "0"], '--ws-max-size is a whole number from 1 on, found "0".'],
    [["run", "--ws-per-message-deflate", "maybe"], '--ws-per-message-deflate is one of true, false, found "maybe".'],
    [["run", "--reload=yes"], '--reload takes no value, found "yes".'],
    [["run", "vitest.config.ts", "--header", "nonsense"], '--header is a name and a value with a colon between them, found "nonsense".'],
    [["dev", "vitest.config.ts", "--reload-dir", "nowhere"], "--reload-dir: there is no folder nowhere."],
    [["run", "a.ts", "b.ts"], 'signatura run takes one file, found "a.ts" and "b.ts".'],
    [["run", "a.ts", "--entrypoint", "main.ts"], "A file and --entrypoint both say where the application is. Give one of them."],
    [["run", "vitest.config.ts:app", "--app", "api"], 'The file names the export "app", and --app names "api". Give one of them.'],
  ])("%j is one clear line and exit code 2", async (args, line) => {
    await expect(runCommandLine(args)).rejects.toThrow(new UsageError(line));
  });

  test("an error of the command line goes to stderr, and the exit code is 2", async () => {
    expect(await run(["run", "--prot", "1"])).toMatchObject({ code: 2, stdout: "", stderr: "ERROR:    There is no option --prot. Did you mean --port?\n" });
  });

  test("refuses an environment file that is not there", async () => {
    // Node looks for `--env-file` among the arguments of a script, too, and may be the one that refuses: with a line and a code of its own.
    const { code, stderr } = await run(["run", "--env-file", "nowhere.env"]);
    expect([2, 9]).toContain(code);
    expect(stderr).toMatch(/^.*nowhere\.env.*\n$/);
  });

  test("refuses a port of the environment that is none", async () => {
    const { code, stderr } = await run(["run"], { env: { PORT: "eighty" } });
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'ERROR:    $PORT is a whole number from 0 to 65535, found "eighty".\n' });
  });

  test("writes colours where they are asked for", async () => {
    expect((await run(["routes", "bare.ts"], { env: { FORCE_COLOR: "1" } })).stdout).toContain("\u001B[1mMETHOD");
    expect((await run(["routes", "bare.ts"], { env: { NO_COLOR: "1" } })).stdout).not.toContain("\u001B");
  });
});

test("the command of the package runs the source in the repository", () => {
  const command = fileURLToPath(new URL("../../bin/signatura.cjs", import.meta.url));
  expect(existsSync(command)).toBe(true);
  const { stdout, status } = spawnSync(process.execPath, [command, "routes", "bare.ts"], {
    cwd: project.folder,
    encoding: "utf8",
    timeout: 20_000,
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect({ stdout, status }).toEqual({ stdout: "METHOD  PATH  NAME\nGET     /     get_root\n", status: 0 });
});
