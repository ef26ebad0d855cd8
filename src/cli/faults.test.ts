// What a developer reads when an application cannot be loaded: every text as it is shown.

import { afterAll, expect, test } from "vitest";
import { Project, runCommand } from "../../test/support/command-line.ts";

const APP = `import { App } from "signatura";\n`;

const project = new Project({
  // Syntax
  "broken.ts": `${APP}\nexport const app = new App(;\n`,
  "broken.js": `export const app = 1;\n\nexport const other = ;\n`,
  "enum.ts": `${APP}\nenum Color {\n  red,\n}\n\nexport const app = new App({ title: Color[0] });\n`,
  "parameter-property.ts": `${APP}\nclass Shop {\n  constructor(private readonly name: string) {}\n}\nexport const app = new App({ title: String(new Shop("x")) });\n`,
  "decorator.ts": `${APP}\nconst logged = (_value: unknown, _context: unknown): void => {};\n\n@logged\nexport class Shop {}\n\nexport const app = new App();\n`,
  "imports-decorator.ts": `${APP}import { Shop } from "./decorator.ts";\nexport const app = new App({ title: Shop.name });\n`,
  "type-import.ts": `${APP}import { Item } from "./types.ts";\nexport const app = new App();\nexport type Items = Item[];\n`,
  "types.ts": "export interface Item {\n  id: number;\n}\n",
  "common/package.json": `{ "type": "commonjs" }\n`,
  "common/app.ts": `${APP}export const app = new App();\n`,

  // Imports
  "missing-file.ts": `${APP}import { pool } from "./database.ts";\nexport const app = new App({ title: String(pool) });\n`,
  "wrong-extension.ts": `${APP}import { settings } from "./settings.js";\nexport const app = new App({ title: settings });\n`,
  "no-extension.ts": `${APP}import { settings } from "./settings";\nexport const app = new App({ title: settings });\n`,
  "settings.ts": `export const settings = "settings";\n`,
  "missing-package.ts": `${APP}import left from "left-padding-of-nobody";\nexport const app = new App({ title: left });\n`,

  // Code
  "throws.ts": `${APP}import { connect } from "./connect.ts";\n\nconnect("db");\n\nexport const app = new App();\n`,
  "connect.ts": `export function connect(name: string): never {\n  const socket: { host?: { port: number } } = {};\n\treturn fail(name, socket.host!.port as never) as never;\n}\n\nfunction fail(name: string, port: number): void {\n  throw new Error(name + port);\n}\n`,
  "cause.ts": `${APP}\ntry {\n  JSON.parse("{");\n} catch (error) {\n  throw new Error("The settings cannot be read.", { cause: error });\n}\n\nexport const app = new App();\n`,
  "rejects.ts": `${APP}export const app = new App();\nawait Promise.reject({ code: 5 });\n`,
  "declaration.ts": `${APP}import { t, Model } from "signatura";\n\nclass Item extends Model({ id: t.int }) {}\n\nexport const app = new App();\n\napp.get("/items/{item_id}", { item_id: t.int }, { returns: Item, status: 204 }, () => ({ id: 1 }));\n`,

  // Exports
  "nothing.ts": "export {};\n",
  "no-app.ts": `${APP}import { Router } from "signatura";\nexport const router = new Router();\nexport const helper = (): number => 1;\nvoid App;\n`,
  "router.ts": `import { Router } from "signatura";\nexport const app = new Router();\n`,
  "factory.ts": `${APP}export const makeApp = (): App => new App({ title: "Made" });\n`,
  "unmade.ts": `${APP}export const app = (): App => new App();\n`,
});
afterAll(() => project[Symbol.dispose]());

/** What the command says on stderr, and its exit code. */
async function fault(...args: string[]): Promise<string> {
  const { code, stderr, stdout } = await runCommand(["routes", ...args], { cwd: project.folder });
  expect(stdout).toBe("");
  // Node's own warnings carry the number of the process, and other words in other versions.
  const said = stderr.replace(/^\(node:\d+\) .*\n(?:\(Use `node --trace-warnings .*\n)?/gm, "");
  return `${said.replaceAll(project.folder, "<project>")}exit ${code}`;
}

test("a syntax error of TypeScript names the line", async () => {
  expect(await fault("broken.ts")).toMatchInlineSnapshot(`
    "ERROR:    broken.ts cannot be loaded.

    SyntaxError: Expression expected
      at broken.ts:3:28

      1 | import { App } from "signatura";
      2 |
    > 3 | export const app = new App(;
        |                            ^

    exit 1"
  `);
});

test("a syntax error of JavaScript names the line, which Node keeps to itself", async () => {
  expect(await fault("broken.js")).toMatchInlineSnapshot(`
    "ERROR:    broken.js cannot be loaded.

    SyntaxError: Unexpected token ';'
      at broken.js:3:22

      1 | export const app = 1;
      2 |
    > 3 | export const other = ;
        |                      ^

    exit 1"
  `);
});

test("an enum, which Node cannot strip", async () => {
  expect(await fault("enum.ts")).toMatchInlineSnapshot(`
    "ERROR:    enum.ts cannot be loaded.

    Node cannot run an enum: it takes the types away from TypeScript and runs the rest as it stands.
      at enum.ts:3

      1 | import { App } from "signatura";
      2 |
    > 3 | enum Color {
      4 |   red,
      5 | }

    Write a constant object: \`const Color = { red: "red", green: "green" } as const\`. \`"erasableSyntaxOnly": true\` in tsconfig.json finds such places while you write.

    exit 1"
  `);
});

test("a parameter property, which Node cannot strip", async () => {
  expect(await fault("parameter-property.ts")).toMatchInlineSnapshot(`
    "ERROR:    parameter-property.ts cannot be loaded.

    Node cannot run a parameter property: it takes the types away from TypeScript and runs the rest as it stands.
      at parameter-property.ts:4:32

      2 |
      3 | class Shop {
    > 4 |   constructor(private readonly name: string) {}
        |                                ^
      5 | }
      6 | export const app = new App({ title: String(new Shop("x")) });

    Declare the field, and assign it in the constructor. \`"erasableSyntaxOnly": true\` in tsconfig.json finds such places while you write.

    exit 1"
  `);
});

test("a decorator, which Node cannot run, also in an imported module", async () => {
  expect(await fault("decorator.ts")).toMatchInlineSnapshot(`
    "ERROR:    decorator.ts cannot be loaded.

    Node cannot run a decorator: it takes the types away from TypeScript and runs the rest as it stands.
      at decorator.ts:5:1

      3 | const logged = (_value: unknown, _context: unknown): void => {};
      4 |
    > 5 | @logged
        | ^
      6 | export class Shop {}
      7 |

    Call the function yourself. Nothing in Signatura needs decorators.

    exit 1"
  `);
  expect(await fault("imports-decorator.ts")).toContain("at decorator.ts:5:1");
});

test("a type that is imported as a value", async () => {
  expect(await fault("type-import.ts")).toMatchInlineSnapshot(`
    "ERROR:    type-import.ts cannot be loaded.

    SyntaxError: The requested module './types.ts' does not provide an export named 'Item'
      at type-import.ts:2:10

      1 | import { App } from "signatura";
    > 2 | import { Item } from "./types.ts";
        |          ^
      3 | export const app = new App();
      4 | export type Items = Item[];

    If Item is only a type, import it as one: \`import { type Item } from …\`.

    exit 1"
  `);
});

test("a module in a package that says it is CommonJS", async () => {
  expect(await fault("common/app.ts")).toMatchInlineSnapshot(`
    "ERROR:    common/app.ts cannot be loaded.

    SyntaxError: Cannot use import statement outside a module
      at common/app.ts:1:1

    > 1 | import { App } from "signatura";
        | ^
      2 | export const app = new App();

    common/package.json says that this is CommonJS. Set \`"type": "module"\` there, or name the file app.mts.

    exit 1"
  `);
});

test("an imported file that is not there", async () => {
  expect(await fault("missing-file.ts")).toMatchInlineSnapshot(`
    "ERROR:    missing-file.ts cannot be loaded.

    There is no file database.ts.
      at missing-file.ts:2:23

      1 | import { App } from "signatura";
    > 2 | import { pool } from "./database.ts";
        |                       ^
      3 | export const app = new App({ title: String(pool) });

    exit 1"
  `);
});

test("an import of the file that TypeScript would compile to, or without an extension", async () => {
  expect(await fault("wrong-extension.ts")).toMatchInlineSnapshot(`
    "ERROR:    wrong-extension.ts cannot be loaded.

    There is no file settings.js.
      at wrong-extension.ts:2:27

      1 | import { App } from "signatura";
    > 2 | import { settings } from "./settings.js";
        |                           ^
      3 | export const app = new App({ title: settings });

    Imports name the file as it is: \`"./settings.ts"\`.

    exit 1"
  `);
  expect(await fault("no-extension.ts")).toContain('Imports name the file as it is: `"./settings.ts"`.');
});

test("a package that is not installed", async () => {
  expect(await fault("missing-package.ts")).toMatchInlineSnapshot(`
    "ERROR:    missing-package.ts cannot be loaded.

    The package "left-padding-of-nobody" is not installed.
      at missing-package.ts:2:19

      1 | import { App } from "signatura";
    > 2 | import left from "left-padding-of-nobody";
        |                   ^
      3 | export const app = new App({ title: left });

    Run \`npm install left-padding-of-nobody\`.

    exit 1"
  `);
});

test("an error thrown while modules run: the place where it was thrown, and who called", async () => {
  expect(await fault("throws.ts")).toMatchInlineSnapshot(`
    "ERROR:    throws.ts cannot be loaded.

    TypeError: Cannot read properties of undefined (reading 'port')
      at connect.ts:3:33

      1 | export function connect(name: string): never {
      2 |   const socket: { host?: { port: number } } = {};
    > 3 | 	return fail(name, socket.host!.port as never) as never;
        | 	                               ^
      4 | }
      5 |

      at connect (connect.ts:3:33)
      at throws.ts:4:1

    exit 1"
  `);
});

test("an error with a cause", async () => {
  expect(await fault("cause.ts")).toMatchInlineSnapshot(`
    "ERROR:    cause.ts cannot be loaded.

    The settings cannot be read.
      at cause.ts:6:9

      4 |   JSON.parse("{");
      5 | } catch (error) {
    > 6 |   throw new Error("The settings cannot be read.", { cause: error });
        |         ^
      7 | }
      8 |

    caused by:
    SyntaxError: Expected property name or '}' in JSON at position 1 (line 1 column 2)
      at cause.ts:4:8

      2 |
      3 | try {
    > 4 |   JSON.parse("{");
        |        ^
      5 | } catch (error) {
      6 |   throw new Error("The settings cannot be read.", { cause: error });

    exit 1"
  `);
});

test("something thrown that is no Error", async () => {
  expect(await fault("rejects.ts")).toMatchInlineSnapshot(`
    "ERROR:    rejects.ts cannot be loaded.

    Something that is no Error was thrown: {"code":5}

    exit 1"
  `);
});

test("a declaration that is found wrong when the application is built: the place of the declaration", async () => {
  expect(await fault("declaration.ts")).toMatchInlineSnapshot(`
    "ERROR:    The application cannot be built.

    SIG306 GET /items/{item_id}: status 204 carries no body, so \`returns\` cannot stand beside it. Take one of the two away.
      at declaration.ts:8:5

      6 | export const app = new App();
      7 |
    > 8 | app.get("/items/{item_id}", { item_id: t.int }, { returns: Item, status: 204 }, () => ({ id: 1 }));
        |     ^

    exit 1"
  `);
});

test("files that hold no application", async () => {
  expect(await fault("nothing.ts")).toMatchInlineSnapshot(`
    "ERROR:    nothing.ts cannot be loaded.

    SIG804 nothing.ts exports no App (it exports nothing). Export one: \`export const app = new App()\`.

    exit 1"
  `);
  expect(await fault("no-app.ts")).toMatchInlineSnapshot(`
    "ERROR:    no-app.ts cannot be loaded.

    SIG804 no-app.ts exports no App (it exports helper, router). Export one: \`export const app = new App()\`.

    exit 1"
  `);
  expect(await fault("router.ts")).toMatchInlineSnapshot(`
    "ERROR:    router.ts cannot be loaded.

    SIG806 The export "app" of router.ts is a Router. Include it in an App, and export that.

    exit 1"
  `);
  expect(await fault("unmade.ts")).toMatchInlineSnapshot(`
    "ERROR:    unmade.ts cannot be loaded.

    SIG806 The export "app" of unmade.ts is a function. If it makes the application, say --factory.

    exit 1"
  `);
  expect(await fault("no-app.ts:router")).toMatchInlineSnapshot(`
    "ERROR:    no-app.ts cannot be loaded.

    SIG806 The export "router" of no-app.ts is a Router. Include it in an App, and export that.

    exit 1"
  `);
  expect(await fault("no-app.ts:other")).toMatchInlineSnapshot(`
    "ERROR:    no-app.ts cannot be loaded.

    SIG805 no-app.ts has no export "other" (it exports helper, router).

    exit 1"
  `);
});

test("a function that makes the application is called with --factory", async () => {
  expect((await runCommand(["openapi", "factory.ts", "--factory", "--indent", "0"], { cwd: project.folder })).stdout).toContain('"title":"Made"');
});
