import { describe, expect, it, vi } from "vitest";
import { App, DeclarationError, HTMLResponse, HttpResponse, Model, Query, Router, t, type Logger } from "signatura";
import { readFixture } from "../../test/parity/fixture.ts";

type Json = Record<string, unknown>;

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const schemasOf = (app: App): Record<string, Json> => ((app.openapi().components ?? {}) as { schemas?: Record<string, Json> }).schemas ?? {};

const operationOf = (app: App, path: string, method: string): Json => (app.openapi() as { paths: Record<string, Record<string, Json>> }).paths[path]![method]!;

describe("the document of a twin application", () => {
  const twins = ["application", "bodies", "models", "models-unseparated", "parameters", "responses", "security", "streams", "types"];

  it.each(twins)("is FastAPI's for %s, in the order of keys, too", async (name) => {
    const { app } = (await import(`../../test/parity/openapi/${name}.ts`)) as { app: App };
    const wanted = readFixture<Json>(`openapi/${name}`);
    const found = app.openapi();
    expect(found).toEqual(wanted);
    expect(JSON.stringify(found)).toBe(JSON.stringify(wanted));
  });
});

describe("names of components", () => {
  it("calls the second of two different models of one name _2, and warns with both places", () => {
    const warn = vi.fn();
    const app = new App({ logger: { ...silent, warn } });
    app.get("/first", {}, { returns: Model("Item", { a: t.int }) }, () => ({ a: 1 }));
    app.post("/second", { item: Model("Item", { b: t.string.default("x") }) }, () => 1);
    expect(Object.keys(schemasOf(app))).toEqual(["HTTPValidationError", "Item", "Item_2", "ValidationError"]);
    expect(schemasOf(app).Item_2).toMatchObject({ properties: { b: { type: "string" } } });
    expect(operationOf(app, "/second", "post").requestBody).toMatchObject({
      content: { "application/json": { schema: { $ref: "#/components/schemas/Item_2" } } },
    });
    expect(warn.mock.calls).toEqual([
      [
        {},
        'Two types are called "Item": the one of GET /first keeps the name, so the one of POST /second is called "Item_2" in the OpenAPI document. Give it a name of its own: Model("…", { … }).',
      ],
    ]);
  });

  it("takes two models of one name that say the same for one, without a word", () => {
    const warn = vi.fn();
    const app = new App({ logger: { ...silent, warn } });
    app.get("/first", {}, { returns: Model("Item", { a: t.int }) }, () => ({ a: 1 }));
    app.get("/second", {}, { returns: Model("Item", { a: t.int }) }, () => ({ a: 1 }));
    expect(Object.keys(schemasOf(app))).toEqual(["Item"]);
    expect(warn).not.toHaveBeenCalled();
  });

  it("splits a clashing model into input and output under its own number", () => {
    const warn = vi.fn();
    const app = new App({ logger: { ...silent, warn } });
    const Computing = Model("Item", { a: t.int }, { computed: { twice: [t.int, ({ a }) => a * 2] } });
    app.get("/first", {}, { returns: Model("Item", { a: t.string }) }, () => ({ a: "" }));
    app.post("/second", { item: Computing }, { returns: Computing }, () => ({ a: 1 }));
    expect(Object.keys(schemasOf(app))).toEqual(["HTTPValidationError", "Item", "Item_2-Input", "Item_2-Output", "ValidationError"]);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it("leaves a name that looks like a number to the model that really has it", () => {
    const warn = vi.fn();
    const app = new App({ logger: { ...silent, warn } });
    app.get("/1", {}, { returns: Model("Item", { a: t.int }) }, () => ({ a: 1 }));
    app.get("/2", {}, { returns: Model("Item", { b: t.int }) }, () => ({ b: 1 }));
    app.get("/3", {}, { returns: Model("Item_2", { c: t.int }) }, () => ({ c: 1 }));
    expect(schemasOf(app)).toMatchObject({ Item: { properties: { a: {} } }, Item_2: { properties: { c: {} } }, Item_3: { properties: { b: {} } } });
  });

  it("keeps the names of its own error components", () => {
    const warn = vi.fn();
    const app = new App({ logger: { ...silent, warn } });
    app.get("/", { a: t.int }, { returns: Model("ValidationError", { mine: t.int }) }, () => ({ mine: 1 }));
    expect(schemasOf(app)).toMatchObject({ ValidationError: { properties: { loc: {} } }, ValidationError_2: { properties: { mine: {} } } });
    expect(warn.mock.calls[0]![1]).toContain('"ValidationError" is a name of the document itself');
  });

  it("lets a model have such a name where no input can be refused", () => {
    const app = new App();
    app.get("/", {}, { returns: Model("ValidationError", { mine: t.int }) }, () => ({ mine: 1 }));
    expect(Object.keys(schemasOf(app))).toEqual(["ValidationError"]);
  });

  it("cuts descriptions of components at a form feed", () => {
    const app = new App();
    app.get("/", {}, { returns: Model("Item", { a: t.int }, { config: { description: "Shown\n\fhidden" } }) }, () => ({ a: 1 }));
    expect(schemasOf(app).Item!.description).toBe("Shown\n");
  });
});

describe("the document", () => {
  it("says the same when it is made again, and changes no declaration", () => {
    const extra = Object.freeze({
      responses: Object.freeze({ 200: Object.freeze({ headers: Object.freeze({ a: Object.freeze({}) }) }) }),
      tags: Object.freeze(["b"]),
    });
    const responses = Object.freeze({
      200: Object.freeze({ content: Object.freeze({ "application/json": Object.freeze({ example: Object.freeze({ a: 1 }) }) }) }),
    });
    const app = new App();
    app.get("/", { a: t.int }, { tags: ["a"], responses, openapiExtra: extra }, () => 1);
    const first = structuredClone(app.openapi());
    app.get("/other", () => 1);
    const { paths } = app.openapi() as { paths: Json };
    expect(paths["/"]).toEqual((first.paths as Json)["/"]);
  });

  it("can be changed by its owner without harm to the application", () => {
    const app = new App();
    app.get("/", { a: Query(t.int.default(1), { jsonSchemaExtra: { "x-a": { b: 1 } } }) }, () => 1);
    const wanted = JSON.stringify(app.openapi());
    const { paths } = app.openapi() as { paths: Record<string, { get: { parameters: { schema: Record<string, { b: number }> }[] } }> };
    paths["/"]!.get.parameters[0]!.schema["x-a"]!.b = 2;
    app.get("/later", {}, { includeInSchema: false }, () => 1);
    expect(JSON.stringify(app.openapi())).toBe(wanted);
  });

  it("refuses to be made without a title or a version", () => {
    expect(() => new App({ title: "" }).openapi()).toThrow(DeclarationError);
    expect(() => new App({ version: "" }).openapi()).toThrow(/^SIG320 The OpenAPI document needs a version/);
  });

  it("leaves out hidden operations with all that only they name", () => {
    const app = new App();
    app.post("/", { item: Model("Secret", { a: t.int }) }, { includeInSchema: false }, () => 1);
    expect(app.openapi()).toEqual({ openapi: "3.1.0", info: { title: app.title, version: "0.1.0" }, paths: {} });
  });

  it("names an empty object for a callback that is hidden", () => {
    const callbacks = new Router();
    callbacks.post("{$request.body.url}", { a: t.int }, { name: "called", includeInSchema: false }, () => 1);
    const app = new App();
    app.post("/", {}, { callbacks }, () => 1);
    expect(operationOf(app, "/", "post").callbacks).toEqual({ called: { "{$request.body.url}": {} } });
  });

  it("describes the components of a callback's 422 even where nothing else has one", () => {
    const callbacks = new Router();
    callbacks.post("{$url}", { a: t.int }, { name: "called" }, () => 1);
    const app = new App();
    app.post("/", {}, { callbacks }, () => 1);
    expect(Object.keys(schemasOf(app))).toEqual(["HTTPValidationError", "ValidationError"]);
  });

  it("names the media type of a response class of one's own", () => {
    class Csv extends HttpResponse {
      static override mediaType: string | null = "text/csv";
    }
    class Page extends HTMLResponse {}
    const app = new App();
    app.get("/csv", {}, { responseClass: Csv }, () => "");
    app.get("/page", {}, { responseClass: Page }, () => "");
    expect(operationOf(app, "/csv", "get").responses).toEqual({
      200: { description: "Successful Response", content: { "text/csv": { schema: { type: "string" } } } },
    });
    expect(operationOf(app, "/page", "get").responses).toMatchObject({ 200: { content: { "text/html": {} } } });
  });

  it("shows of a description what stands before a form feed, and no empty examples", () => {
    const app = new App();
    app.get("/", { a: Query(t.int, { openapiExamples: {} }) }, { description: "  Shown\n\fhidden" }, () => 1);
    expect(operationOf(app, "/", "get").description).toBe("Shown");
    expect(operationOf(app, "/", "get").parameters).toEqual([{ name: "a", in: "query", required: true, schema: { type: "integer", title: "A" } }]);
  });

  it("follows the version of OpenAPI that is asked for", () => {
    expect(new App({ openapiVersion: "3.2.0" }).openapi().openapi).toBe("3.2.0");
  });

  it("is made anew after each declaration", () => {
    const app = new App();
    app.get("/a", () => 1);
    expect(Object.keys(app.openapi().paths as Json)).toEqual(["/a"]);
    app.get("/b", () => 1);
    expect(Object.keys(app.openapi().paths as Json)).toEqual(["/a", "/b"]);
  });
});
