// Schemas of zod, valibot and arktype as types of ours, and types of ours as Standard Schemas. The libraries are installed apart:
// `npm install` in test/peers.

import { describe, expect, test } from "vitest";
import { App, Model, t, type StandardSchemaV1 } from "signatura";
import { testClient } from "signatura/testing";
import { inBothModes } from "./support/both-modes.ts";
import { issuesOf, refusal } from "./support/refusals.ts";

/** As much of the libraries as is used here. */
interface Zod {
  object(fields: object): StandardSchemaV1 & { meta(meta: object): StandardSchemaV1 };
  string(): StandardSchemaV1 & {
    min(length: number): StandardSchemaV1;
    transform(run: (text: string) => unknown): StandardSchemaV1;
    refine(check: (text: string) => Promise<boolean>): StandardSchemaV1;
  };
  number(): StandardSchemaV1 & { min(bound: number): StandardSchemaV1 };
  array(item: unknown): StandardSchemaV1;
}
interface Valibot {
  object(fields: object): StandardSchemaV1;
  pipe(...steps: unknown[]): StandardSchemaV1;
  string(): StandardSchemaV1;
  minLength(length: number): unknown;
}
type ArkType = (definition: unknown) => StandardSchemaV1 & ((value: unknown) => unknown);

interface Libraries {
  readonly z: Zod;
  readonly v: Valibot;
  readonly type: ArkType;
  toStandardJsonSchema(schema: StandardSchemaV1): StandardSchemaV1;
}

/** Imported by a name that the compiler does not follow: they need not be installed. */
const location = new URL("./peers/libraries.js", import.meta.url).href;
const libraries = await (import(/* @vite-ignore */ location) as Promise<Libraries>).catch(() => undefined);
const missing = libraries === undefined ? " (skipped: run `npm install` in test/peers)" : "";
const { z, v, type: arktype, toStandardJsonSchema } = libraries ?? ({} as Libraries);

describe.skipIf(missing !== "")(`schemas of other libraries${missing}`, () => {
  const schemas = (): Readonly<Record<string, StandardSchemaV1>> => ({
    zod: z.object({ name: z.string().min(2) }),
    valibot: toStandardJsonSchema(v.object({ name: v.pipe(v.string(), v.minLength(2)) })),
    arktype: arktype({ name: "string >= 2" }),
  });

  inBothModes("stand where a type is wanted", () => {
    test.each(["zod", "valibot", "arktype"])("%s", (name) => {
      const schema = schemas()[name]!;
      class Item extends Model({ id: t.int, inner: schema, many: t.list(schema).default([]), maybe: t.of(schema).orNull }) {}
      const item = Item.parse({ id: 1, inner: { name: "ab" }, many: [{ name: "cd" }] });
      expect(item.dump()).toEqual({ id: 1, inner: { name: "ab" }, many: [{ name: "cd" }], maybe: null });
      const issues = issuesOf(() => Item.parse({ id: "x", inner: { name: "a" }, many: [{ name: "ab" }, { name: 5 }] }));
      expect(issues.map(({ type, loc, input }) => [type, loc, input])).toEqual([
        ["int_parsing", ["id"], "x"],
        ["value_error", ["inner", "name"], "a"],
        ["value_error", ["many", 1, "name"], 5],
      ]);
      expect(Item.jsonSchema().properties).toMatchObject({
        inner: { type: "object", properties: { name: { type: "string", minLength: 2 } }, required: ["name"], title: "Inner" },
        many: { items: { type: "object" } },
      });
    });
  });

  test("stand in the signature of a path operation", async () => {
    const app = new App();
    app.post(
      "/items",
      { item: z.object({ name: z.string().min(2) }), q: z.string().min(1) },
      { returns: schemas().arktype! as never },
      ({ item }) => item as never,
    );
    await using client = await testClient(app);
    expect(await (await client.post("/items?q=x", { json: { name: "abc" } })).json()).toEqual({ name: "abc" });
    const refused = await client.post("/items?q=", { json: { name: "a" } });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ detail: [{ loc: ["query", "q"] }, { loc: ["body", "name"] }] });
  });

  test("bring their definitions along, recursion too", () => {
    const node: StandardSchemaV1 = z.object({
      n: z.number(),
      get children() {
        return z.array(node);
      },
    });
    const named = z.object({ q: z.string() }).meta({ id: "Named", title: "T" });
    class Item extends Model({ node, named, again: t.list(named) }) {}
    const schema = Item.jsonSchema();
    expect(Object.keys(schema.$defs as object)).toEqual(["Named", "Schema"]);
    expect(schema.properties).toMatchObject({
      node: { $ref: "#/$defs/Schema" },
      named: { $ref: "#/$defs/Named" },
      again: { items: { $ref: "#/$defs/Named" } },
    });
    expect(schema.$defs).toMatchObject({ Schema: { properties: { children: { items: { $ref: "#/$defs/Schema" } } } }, Named: { title: "T" } });
    expect(JSON.stringify(schema)).not.toContain("$schema");
  });

  test("are described by their input, and by anything where a transformation follows", () => {
    const length = z.string().transform((text) => text.length);
    expect(t.of(length).parse("abc")).toBe(3);
    expect([t.of(length).jsonSchema(), t.of(length).jsonSchema({ mode: "serialization" })]).toEqual([{ type: "string" }, {}]);
    expect(() => t.of(v.string()).jsonSchema()).toThrow("SIG111 A schema of valibot has no JSON Schema.");
    expect(t.of(v.string()).jsonSchemaExtra({ type: "string" }).jsonSchema()).toEqual({ type: "string" });
  });

  test("cannot wait", () => {
    const slow = z.string().refine(async () => true);
    expect(() => t.of(slow).parse("x")).toThrow("validates asynchronously");
  });
});

describe.skipIf(missing !== "")(`types of ours in other libraries${missing}`, () => {
  test("stand in arktype's schemas (which takes a class for a thunk, so that a model goes through `t.of`)", () => {
    class Item extends Model({ n: t.int.ge(1) }) {}
    const schema = arktype({ item: t.of(Item), list: t.list(t.int) });
    expect(schema({ item: { n: "5" }, list: ["1"] })).toMatchObject({ item: { n: 5 }, list: [1] });
    expect(String(schema({ item: { n: 0 }, list: [] }))).toMatch(/item\.n input should be greater than or equal to 1/i);
  });
});

describe("types of ours as Standard Schemas", () => {
  class Item extends Model({ n: t.int, at: t.datetime.orNull }) {}

  test("validate, with issues and their paths", () => {
    for (const type of [Item, t.of(Item)] as StandardSchemaV1[]) {
      const { version, vendor, validate } = type["~standard"];
      expect([version, vendor]).toEqual([1, "signatura"]);
      expect(validate({ n: "5" })).toEqual({ value: Item.parse({ n: 5 }) });
      expect(validate({ n: "x", at: "y" })).toMatchObject({ issues: [{ path: ["n"] }, { path: ["at"], message: expect.stringContaining("datetime") }] });
    }
    const broken = t.int.check(() => {
      throw new RangeError("mine");
    });
    expect(() => broken["~standard"].validate(1)).toThrow(RangeError);
  });

  test("say their JSON Schema, of both sides, in the draft that they know", () => {
    const { jsonSchema } = Item["~standard"] as unknown as { jsonSchema: Record<"input" | "output", (options: { target: string }) => unknown> };
    expect(jsonSchema.input({ target: "draft-2020-12" })).toEqual(Item.jsonSchema());
    expect(jsonSchema.output({ target: "draft-2020-12" })).toEqual(Item.jsonSchema({ mode: "serialization" }));
    expect(() => jsonSchema.input({ target: "draft-07" })).toThrow("not in draft-07");
  });

  test("stand where a type is wanted, also from another copy of the package", () => {
    const foreign = { "~standard": { ...t.int["~standard"] } };
    expect(t.list(foreign).parse(["1"])).toEqual([1]);
    expect(refusal(() => t.list(foreign).parse(["x"]))).toEqual([
      ["value_error", [0], "Input should be a valid integer, unable to parse string as an integer"],
    ]);
  });
});
