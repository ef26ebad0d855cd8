import { describe, expect, test } from "vitest";
import { Model, t, type Type } from "signatura";
import { definitionOf, type ModelConstructor } from "./model-definition.ts";
import { Definitions, SchemaContext, uniqueNames } from "./json-schema.ts";
import { modelKindOf } from "./model-kind.ts";

describe("the JSON Schema of a model", () => {
  test("describes what is taken, or what is given", () => {
    class Item extends Model(
      {
        item_id: t.int.ge(1).description("Which one").examples(3),
        at: t.datetime.orNull,
        old: t.string.default("x").deprecated().title("The old one"),
        hidden: t.int.default(1).exclude(),
      },
      { computed: { twice: [t.int.description("Twice the id"), ({ item_id }) => item_id * 2] }, config: { description: "An item.", extra: "forbid" } },
    ) {}
    expect(Item.jsonSchema()).toEqual({
      title: "Item",
      description: "An item.",
      type: "object",
      additionalProperties: false,
      required: ["item_id"],
      properties: {
        item_id: { type: "integer", minimum: 1, title: "Item Id", description: "Which one", examples: [3] },
        at: { anyOf: [{ type: "string", format: "date-time" }, { type: "null" }], default: null, title: "At" },
        old: { type: "string", default: "x", deprecated: true, title: "The old one" },
        hidden: { type: "integer", default: 1, title: "Hidden" },
      },
    });
    const output = Item.jsonSchema({ mode: "serialization" });
    expect(Object.keys(output.properties as object)).toEqual(["item_id", "at", "old", "twice"]);
    expect(output.properties).toMatchObject({ twice: { type: "integer", readOnly: true, title: "Twice", description: "Twice the id" } });
    expect(output.required).toEqual(["item_id", "twice"]);
  });

  test("says that answers hold their defaults, where the model asks for it", () => {
    class Item extends Model({ a: t.int.default(1), b: t.list(t.int).default(() => []), c: t.int.optional }, { config: { defaultsRequired: true } }) {}
    expect([Item.jsonSchema().required, Item.jsonSchema({ mode: "serialization" }).required]).toEqual([undefined, ["a", "b"]]);
  });

  test("leaves titles to what a reference refers to", () => {
    class Part extends Model({ n: t.int }) {}
    class Whole extends Model({
      part: Part,
      maybe: t.of(Part).orNull,
      named: t.of(Part).title("Named").description("d"),
      either: t.union(Part, t.int),
      filled: t.of(Part).default(new Part({ n: 1 })),
    }) {}
    expect(Whole.jsonSchema().properties).toEqual({
      part: { $ref: "#/$defs/Part" },
      maybe: { anyOf: [{ $ref: "#/$defs/Part" }, { type: "null" }], default: null },
      named: { $ref: "#/$defs/Part", title: "Named", description: "d" },
      either: { anyOf: [{ $ref: "#/$defs/Part" }, { type: "integer" }], title: "Either" },
      filled: { $ref: "#/$defs/Part", default: { n: 1 } },
    });
  });

  test("may be added to, or changed", () => {
    class Item extends Model(
      { n: t.int.jsonSchemaExtra({ "x-unit": "euro" }), m: t.int.jsonSchemaExtra(({ type }) => ({ type, replaced: true })) },
      { config: { jsonSchemaExtra: (schema) => ({ ...schema, "x-model": 1 }), fieldTitle: (name) => name.toUpperCase() } },
    ) {}
    expect(Item.jsonSchema()).toMatchObject({
      "x-model": 1,
      properties: { n: { "x-unit": "euro", title: "N" }, m: { type: "integer", replaced: true, title: "M" } },
    });
  });

  test("points where it is told to", () => {
    class Part extends Model({ n: t.int }) {}
    expect(t.list(Part).jsonSchema({ refTemplate: "#/components/schemas/{name}" })).toMatchObject({ items: { $ref: "#/components/schemas/Part" } });
  });

  test("has two names for two models of one name", () => {
    const make = () => class Part extends Model({ n: t.int }) {};
    expect(t.tuple(make(), make()).jsonSchema()).toMatchObject({
      $defs: { Part: {}, Part_2: {} },
      prefixItems: [{ $ref: "#/$defs/Part" }, { $ref: "#/$defs/Part_2" }],
    });
  });

  test("stands apart where it refers to itself", () => {
    class Tree extends Model({
      get trees(): Type<Tree[]> {
        return t.list(Tree);
      },
    }) {}
    const $defs = {
      Tree: { title: "Tree", type: "object", required: ["trees"], properties: { trees: { type: "array", title: "Trees", items: { $ref: "#/$defs/Tree" } } } },
    };
    expect(Tree.jsonSchema()).toEqual({ $defs, $ref: "#/$defs/Tree" });
    expect(t.of(Tree).description("d").jsonSchema()).toEqual({ $defs, $ref: "#/$defs/Tree", description: "d" });
  });

  test("says which type has none", () => {
    class Socket {}
    expect(() => t.list(t.instance(Socket)).jsonSchema()).toThrow("SIG111 An instance of Socket has no JSON Schema.");
    expect(t.instance(Socket).jsonSchemaExtra({ type: "object" }).jsonSchema()).toEqual({ type: "object" });
  });
});

describe("the definitions of a document", () => {
  test("are one for each model and mode, named at the end", () => {
    class Part extends Model({ n: t.int }) {}
    const kind = modelKindOf(Part as unknown as ModelConstructor);
    const definitions = new Definitions();
    const references = (["validation", "serialization", "validation"] as const).map((mode) => kind["~schema"](new SchemaContext(mode, definitions)));
    expect(definitions.all.map(({ key, mode, name }) => [key === definitionOf(Part as unknown as ModelConstructor), mode, name])).toEqual([
      [true, "validation", "Part"],
      [true, "serialization", "Part"],
    ]);
    expect([...uniqueNames(definitions.all).values()]).toEqual(["Part", "Part_2"]);
    expect(definitions.target(references[0]!)).toBe(definitions.target(references[2]!));
    const told: string[] = [];
    definitions.whenNamed(definitions.all[0]!, (ref) => void told.push(ref));
    for (const reference of definitions.all[0]!.references) reference.$ref = "#/somewhere";
    expect([told, references[0], references[1]]).toEqual([["#/somewhere"], { $ref: "#/somewhere" }, { $ref: "" }]);
  });
});
