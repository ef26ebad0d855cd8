// Every mistake in a declaration that is found at start: its code, and a text that says where, what, and how to mend it.

import { describe, expect, test } from "vitest";
import { App, Body, DeclarationError, Depends, Form, Header, Model, Path, PlainTextResponse, Query, Router, t } from "signatura";
import { testClient } from "signatura/testing";

class Item extends Model({ name: t.string }) {}

/** What the application says when it is started. */
async function refusal(declare: (app: App) => unknown): Promise<DeclarationError> {
  try {
    const app = new App();
    declare(app);
    await app.startup();
  } catch (error) {
    if (error instanceof DeclarationError) return error;
    throw error;
  }
  throw new Error("the application has started");
}

const ok = () => "ok";
/** What TypeScript would not let pass. */
const wrong = (value: unknown): never => value as never;

const AppWide = Depends(() => 1, { scope: "app", name: "pool" });
const ForFunction = Depends(
  function* transaction() {
    yield 1;
  },
  { scope: "function" },
);

const MISTAKES: readonly (readonly [code: string, declare: (app: App) => unknown, says: readonly string[]])[] = [
  [
    "SIG104",
    (app) => app.get("/items", { limit: t.int.ge(1).default(0) }, ok),
    ['query parameter "limit" of GET /items', "greater than or equal to 1", "Change the default"],
  ],
  [
    "SIG104",
    (app) => app.post("/items", { item: Body(t.list(t.int).minLength(1).default([])) }, ok),
    ['body parameter "item" of POST /items', "at least 1 item"],
  ],
  ["SIG201", (app) => app.get("/items", { item_id: Path(t.int) }, ok), ["GET /items", '"item_id" is a Path()', "Add it to the path"]],
  ["SIG202", (app) => app.get("/items/{item_id}", { id: t.int }, ok), ["GET /items/{item_id}", "{item_id}", "item_id: t.string"]],
  [
    "SIG204",
    (app) =>
      app.get(
        "/",
        {
          a: Depends({ f: ForFunction }, function* session() {
            yield 1;
          }),
        },
        ok,
      ),
    ['session has the scope "request"', 'transaction, whose scope "function"', "a longer scope"],
  ],
  [
    "SIG204",
    (app) => app.get("/", { a: Depends({ f: wrong(Depends(ok, { name: "plain" })) }, ok, { scope: "app", name: "cache" }) }, ok),
    ['cache has the scope "app"', "plain"],
  ],
  [
    "SIG205",
    (app) => app.get("/items/{item_id}", { item_id: t.int.default(5) }, ok),
    ["GET /items/{item_id}", '"item_id" has a default', "Take the default away"],
  ],
  ["SIG206", (app) => app.get("/items", { a: Query(t.int, { alias: "x" }), x: t.int }, ok), ["GET /items", 'query name "x"', "another alias"]],
  ["SIG206", (app) => app.get("/items", { filters: Query(Item), name: t.string }, ok), ["GET /items", 'query name "name"']],
  ["SIG207", (app) => app.post("/items", { item: Item, note: Form(t.string) }, ok), ["POST /items", "one body", "t.json"]],
  ["SIG207", (app) => app.post("/items", { a: Depends({ item: Item }, ok), file: t.file }, ok), ["POST /items", "file parameters"]],
  ["SIG208", (app) => app.get("/items", { limit: wrong(5) }, ok), ["GET /items", '"limit" is the number 5', "Give a type"]],
  ["SIG208", (app) => app.get("/items", { a: Depends({ user: wrong(undefined) }, function current() {}) }, ok), ["current", '"user" is undefined']],
  [
    "SIG209",
    (app) => app.get("/", { a: wrong(Depends(wrong({ q: t.string }), ok, { scope: "app", name: "settings" })) }, ok),
    ["settings", '"q" from a request', "override the dependency"],
  ],
  ["SIG211", (app) => app.get("/items", { filter: Query(t.record(t.string, t.int)) }, ok), ["GET /items", 'query parameter "filter"', "Use a Body()"]],
  ["SIG211", (app) => app.get("/items", { filter: Header(t.union(t.int, Item)) }, ok), ["GET /items", 'header parameter "filter"']],
  ["SIG211", (app) => app.get("/items/{ids}", { ids: t.list(t.int) }, ok), ["GET /items/{ids}", 'path parameter "ids"']],
  ["SIG212", (app) => app.get("/", { a: Depends(wrong({}), wrong("no function")) }, ok), ['the string "no function"']],
  ["SIG212", (app) => app.middleware(wrong({ dispatch: ok })), ["A middleware", "an object (dispatch)"]],
  ["SIG212", (app) => app.onError(404, wrong("not found")), ["The handler of an error", '"not found"']],
  ["SIG213", (app) => app.get("/", { a: Depends(ok, { scope: wrong("session"), name: "db" }) }, ok), ["db", '"session"', '"app", "request" and "function"']],
  ["SIG213", (app) => app.get("/", { a: Depends(AppWide, { scope: wrong("forever") }) }, ok), ["pool", '"forever"']],
  ["SIG214", (app) => app.get("/items/{id}", { id: Query(t.int) }, ok), ["GET /items/{id}", '"id" stands in the path', "name it otherwise"]],
  ["SIG216", (app) => app.get("/", {}, { dependencies: [wrong(ok)] }, ok), ["the function ok", "guard nothing", "Depends()"]],
  ["SIG216", (app) => app.include(new Router({ dependencies: [wrong({})] })), ["an object (empty)"]],
  ["SIG301", (app) => app.get("/items", wrong({ returns: Item }), ok), ["GET /items", "`returns`", "(path, takes, { returns }, does)"]],
  ["SIG302", (app) => app.get("/items", wrong({ a: t.int })), ["GET /items", "the last argument must be the handler"]],
  ["SIG303", (app) => app.get("items", ok), ["GET items", 'begin with "/"', 'Write "/items"']],
  ["SIG303", (app) => app.get("/items/{item_id:integer}", ok), ["GET /items/{item_id:integer}", '"integer"', "int"]],
  ["SIG303", (app) => app.get("/items/{a}/{a}", { a: t.int }, ok), ['"a" twice']],
  ["SIG304", (app) => app.get("", ok), ["GET", "cannot both be empty"]],
  ["SIG305", () => new Router({ prefix: "items" }), ['"items"', "begin with a slash"]],
  ["SIG305", (app) => app.include(new Router(), { prefix: "/items/" }), ['"/items/"', "end with a slash"]],
  [
    "SIG306",
    (app) => app.delete("/items", {}, { status: 204, returns: Item }, () => ({ name: "" })),
    ["DELETE /items", "204 carries no body", "Take one of the two away"],
  ],
  [
    "SIG307",
    (app) => {
      const a = new Router({ prefix: "/a" });
      const b = new Router();
      a.include(b);
      b.include(a);
      app.include(a);
    },
    ["/a", "includes itself"],
  ],
  [
    "SIG308",
    (app) => {
      app.get("/a", {}, { operationId: "same" }, ok);
      app.get("/b", {}, { operationId: "same" }, ok);
    },
    ["GET /a", "GET /b", '"same"', "another `operationId`"],
  ],
  [
    "SIG308",
    (app) => {
      const router = new Router({ generateOperationId: ({ name }) => name });
      router.get("/a", ok);
      router.get("/b", ok);
      app.include(router);
    },
    ["GET /a", "GET /b", '"ok"', "another `operationId`"],
  ],
  ["SIG309", (app) => app.get("/items", {}, { status: 999 }, ok), ["GET /items", "999", "100 to 599"]],
  ["SIG310", (app) => app.get("/items", {}, { responses: { OK: {} } }, ok), ["GET /items", '"OK"', '"2XX"']],
  ["SIG312", (app) => app.mount("/files", wrong("public")), ['the string "public"', "an App"]],
  ["SIG313", (app) => app.include(new Router({ lifespan: async function* () {} })), ["yield once", "ended without a yield"]],
  ["SIG314", (app) => app.include(wrong(new App())), ["an App", "mount(path, app)"]],
  ["SIG314", (app) => app.include(wrong(undefined)), ["undefined", "takes a Router"]],
];

describe("a mistake in a declaration", () => {
  test.each(MISTAKES)("%s %#", async (code, declare, says) => {
    const error = await refusal(declare);
    expect(error.code).toBe(code);
    for (const part of says) expect(error.message).toContain(part);
  });

  test("SIG203 names the whole cycle", async () => {
    const Session = Depends(() => undefined, { name: "session" });
    const User = Depends({ session: Session }, () => undefined, { name: "user" });
    const app = new App();
    app.get("/", { user: User }, ok);
    // A stand-in that asks for what asks for it closes the circle.
    app.override(
      Session,
      Depends({ user: User }, () => undefined),
    );
    await expect(app.startup()).rejects.toThrow("SIG203 Dependency cycle: user → session → user. Make one of them lazy");
  });

  test("SIG313 is also a lifespan that yields twice, when the application ends", async () => {
    const app = new App({
      async *lifespan() {
        yield;
        yield;
      },
    });
    await app.startup();
    await expect(app.shutdown()).rejects.toThrow("SIG313 A lifespan must yield once and then end, but it yielded twice");
  });

  test("points at the line of the declaration", async () => {
    const error = await refusal((app) => app.get("/items/{item_id}", { id: t.int }, ok));
    expect(error.stack?.split("\n")[1]).toContain("declaration-errors.test.ts");
  });

  test("is found on the first use where nobody has started the application", async () => {
    const app = new App();
    app.get("/items/{item_id}", ok);
    expect(() => app.operations()).toThrow("SIG202");
    await expect(testClient(app)).rejects.toThrow("SIG202");
  });
});

describe("what looks like a mistake and is none", () => {
  test("names of the path that nobody reads, where the request is handed over, a dependency takes them, or they catch the rest", async () => {
    const app = new App();
    const Tenant = Depends({ tenant: t.string }, ({ tenant }) => tenant);
    app.get("/{tenant}/a", { name: Tenant }, ({ name }) => name);
    app.get("/{tenant}/b", {}, { dependencies: [Tenant] }, ok);
    app.get("/{rest:path}", () => new PlainTextResponse("page"));
    await using client = await testClient(app);
    expect((await client.get("/t/a")).json()).toBe("t");
    expect((await client.get("/t/b")).json()).toBe("ok");
    expect((await client.get("/x/y/z")).text).toBe("page");
  });

  test("two operations of one name, whose ids are made of their paths", async () => {
    const app = new App();
    const router = new Router();
    router.get("/same", ok);
    app.include(router, { prefix: "/a" });
    app.include(router, { prefix: "/b" });
    await app.startup();
    expect(app.operations().map(({ operationId }) => operationId)).toEqual(["ok_a_same_get", "ok_b_same_get"]);
  });
});
