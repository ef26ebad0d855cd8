// What it answers was asked of Pydantic's TypedDict.

import { expect, test } from "vitest";
import { inBothModes } from "../../../test/support/both-modes.ts";
import { issuesOf, refusal } from "../../../test/support/refusals.ts";
import { Model, t } from "signatura";

inBothModes("t.object", () => {
  const Movie = t.object("Movie", { name: t.string, year: t.int.optional });
  const Sealed = t.object("Sealed", { a: t.int, b: t.int.gt(0).optional.description("d").alias("B") }, { extra: "forbid" });
  const Open = t.object({ a: t.int, at: t.datetime.optional }, { extra: "allow", title: "An Open One" });

  test("gives a plain object of its keys; what may be left out is absent then", () => {
    const movie = Movie.parse({ name: "a", year: "1", more: 1 });
    expect([movie, Object.getPrototypeOf(movie)]).toEqual([{ name: "a", year: 1 }, Object.prototype]);
    expect(Object.keys(Movie.parse({ name: "a", year: undefined }))).toEqual(["name"]);
    expect(t.object({ n: t.int.default(3), dump: t.string, constructor: t.int }).parse({ dump: "x", constructor: 1 })).toEqual({
      n: 3,
      dump: "x",
      constructor: 1,
    });
    expect(Open.parse({ a: 1, z: [1] })).toEqual({ a: 1, z: [1] });
    expect(Sealed.parse({ a: 1, B: 2 })).toEqual({ a: 1, b: 2 });
  });

  test("says what Pydantic says of a TypedDict", () => {
    expect(refusal(() => Movie.parse({ name: 1, year: "x" }))).toEqual([
      ["string_type", ["name"], "Input should be a valid string"],
      ["int_parsing", ["year"], "Input should be a valid integer, unable to parse string as an integer"],
    ]);
    expect(issuesOf(() => Movie.parse({ z: 1 }))).toEqual([{ type: "missing", loc: ["name"], msg: "Field required", input: { z: 1 } }]);
    expect(refusal(() => Movie.parse([]))).toEqual([["dict_type", [], "Input should be a valid dictionary"]]);
    expect(refusal(() => Movie.parseJson("1"))).toEqual([["dict_type", [], "Input should be an object"]]);
    expect(refusal(() => Sealed.parse({ a: "1", B: 0, b: 1 }))).toEqual([
      ["greater_than", ["B"], "Input should be greater than 0"],
      ["extra_forbidden", ["b"], "Extra inputs are not permitted"],
    ]);
    expect(refusal(() => t.union(Movie, Sealed, t.list(Movie)).parse("x"))).toEqual([
      ["dict_type", ["Movie"], "Input should be a valid dictionary"],
      ["dict_type", ["Sealed"], "Input should be a valid dictionary"],
      ["list_type", ["list[Movie]"], "Input should be a valid list"],
    ]);
  });

  test("goes by the settings of the model around it, unless it has its own", () => {
    class Strict extends Model({ movie: Movie, open: Open }, { config: { strict: true } }) {}
    expect(refusal(() => Strict.parse({ movie: { name: "a", year: "1" }, open: { a: "1" } }))).toEqual([
      ["int_type", ["movie", "year"], "Input should be a valid integer"],
    ]);
  });

  test("is dumped and described like a model", () => {
    expect(Sealed.dump({ a: 1, b: 2 }, { byAlias: true })).toEqual({ a: 1, B: 2 });
    expect(Movie.dump({ name: "a", year: 1, more: 2 } as never, { exclude: ["name"] })).toEqual({ year: 1 });
    const at = new Date(0);
    expect(Open.dumpJson({ a: 1, at, z: at } as never)).toBe('{"a":1,"at":"1970-01-01T00:00:00Z","z":"1970-01-01T00:00:00Z"}');
    expect(Sealed.jsonSchema()).toEqual({
      additionalProperties: false,
      properties: { a: { title: "A", type: "integer" }, B: { description: "d", exclusiveMinimum: 0, title: "B", type: "integer" } },
      required: ["a"],
      title: "Sealed",
      type: "object",
    });
    class Holder extends Model({ m: Movie, o: Open, i: t.object({ x: t.int }) }) {}
    expect(Holder.jsonSchema()).toMatchObject({
      $defs: { Movie: { title: "Movie" } },
      properties: { m: { $ref: "#/$defs/Movie" }, o: { title: "An Open One" }, i: { title: "I", properties: { x: {} } } },
    });
  });

  test("may stand inside of itself", () => {
    type Tree = { name: string; children?: Tree[] };
    const Node = t.object("Node", {
      name: t.string,
      get children(): ReturnType<typeof t.list<ReturnType<typeof t.lazy<never>>>>["optional"] {
        return t.list(t.lazy(() => Node as never)).optional as never;
      },
    });
    const tree: Tree = { name: "a", children: [{ name: "b", children: [{ name: "c" }] }] };
    expect(Node.parse(tree)).toEqual(tree);
    expect(refusal(() => Node.parse({ name: "a", children: [{ name: "b", children: [{}] }] }))).toEqual([
      ["missing", ["children", 0, "children", 0, "name"], "Field required"],
    ]);
    const loop: { name: string; children: unknown[] } = { name: "a", children: [] };
    loop.children.push(loop);
    expect(refusal(() => Node.parse(loop))[0]![0]).toBe("recursion_loop");
    expect(Node.jsonSchema()).toMatchObject({ $ref: "#/$defs/Node", $defs: { Node: { required: ["name"] } } });
  });

  test("reaches no prototype by the names of its keys", () => {
    const odd = t.object(JSON.parse("{}") as {}, { extra: "allow" });
    const parsed = odd.parse(JSON.parse('{"__proto__":{"polluted":1},"constructor":2}'));
    expect([Object.keys(parsed), ({} as { polluted?: number }).polluted]).toEqual([["__proto__", "constructor"], undefined]);
  });
});
