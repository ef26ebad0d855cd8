import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convertorNames, findConvertor, registerConvertor } from "./convertors.ts";
import type { Convertor } from "./convertors.ts";
import { parsePathTemplate } from "./path-template.ts";
import { createPlainMatcher } from "./plain-matcher.ts";
import { RoutingError } from "./routing-error.ts";

const get = (name: string): Convertor => findConvertor(name)!;
const id = "123e4567-e89b-12d3-a456-426614174000";

describe("the convertors that are always there", () => {
  it("have Starlette's names", () => {
    expect(convertorNames().slice(0, 5)).toEqual(["str", "path", "int", "float", "uuid"]);
  });

  it.each([
    ["str", ["a", "a b", "é😀", "\n", "12"], ["", "a/b"]],
    ["path", ["", "a", "a/b//c/", "\r\u2028"], ["a\nb"]],
    ["int", ["0", "007", "9".repeat(40)], ["", "-1", "+1", "1.0", "1 ", "١", "1_0"]],
    ["float", ["0", "12", "1.5", "00.50"], ["", "1.", ".5", "1.5.2", "-1", "1e3", "1,5"]],
    [
      "uuid",
      [id, id.toUpperCase(), id.replaceAll("-", ""), "123e4567e89b-12d3a456-426614174000"],
      ["", id.slice(1), `${id}0`, id.replace("e", "g"), id.replace("-", "--"), `-${id}`, `${id}-`],
    ],
  ])("%s takes what Starlette's takes", (name, taken, refused) => {
    const pattern = new RegExp(`^(?:${get(name).pattern})$`, "u");
    expect(taken.filter((text) => !pattern.test(text))).toEqual([]);
    expect(refused.filter((text) => pattern.test(text))).toEqual([]);
  });

  it.each(["str", "int", "float", "uuid"])("%s is scanned as its pattern matches", (name) => {
    const { pattern, accepts } = get(name);
    const expression = new RegExp(`^(?:${pattern})$`, "u");
    const near = fc.oneof(
      fc.stringMatching(/^[0-9.]{0,6}$/),
      fc.string({ unit: "grapheme", maxLength: 5 }).filter((text) => !text.includes("/")),
      fc
        .uuid()
        .chain((uuid) =>
          fc.constantFrom(
            uuid,
            uuid.toUpperCase(),
            uuid.replaceAll("-", ""),
            uuid.replace("-", ""),
            uuid.slice(0, -1),
            `${uuid}a`,
            `${uuid}-`,
            uuid.replace("-", "_"),
          ),
        ),
    );
    fc.assert(
      fc.property(near, fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 }), (text, before, after) => {
        expect(accepts!(before + text + after, before.length, before.length + text.length)).toBe(expression.test(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it("convert a text to its value", () => {
    expect(get("str").convert("07")).toBe("07");
    expect(get("path").convert("a/b")).toBe("a/b");
    expect(get("int").convert("007")).toBe(7);
    expect(get("int").convert("9007199254740993")).toBe(9007199254740993n);
    expect(get("float").convert("1.50")).toBe(1.5);
    expect(get("uuid").convert(id.replaceAll("-", "").toUpperCase())).toBe(id);
  });

  it.each<[string, unknown, string]>([
    ["str", "ann", "ann"],
    ["str", 5, "5"],
    ["path", "/a/b/", "/a/b/"],
    ["path", "", ""],
    ["int", 12, "12"],
    ["int", 3.9, "3"],
    ["int", true, "1"],
    ["int", 2n ** 70n, "1180591620717411303424"],
    ["int", 1e22, "10000000000000000000000"],
    ["int", " 1_000 ", "1000"],
    ["int", "+5", "5"],
    ["int", "007", "7"],
    ["float", 1, "1"],
    ["float", 100, "100"],
    ["float", 0.5, "0.5"],
    ["float", 0.1, "0.10000000000000000555"],
    ["float", 1e22, "10000000000000000000000"],
    ["float", "1.25", "1.25"],
    ["uuid", id, id],
  ])("%s writes %s as Starlette does", (name, value, text) => {
    expect(get(name).format(value)).toBe(text);
  });

  it.each<[string, unknown, string]>([
    ["str", "", '"" cannot stand in a path: it is empty'],
    ["str", "a/b", '"a/b" cannot stand in a path: it holds a "/"; only {name:path} takes one'],
    ["str", undefined, "undefined cannot stand in a path: there is no value"],
    ["path", null, "null cannot stand in a path: there is no value"],
    ["int", -1, "-1 cannot stand in a path: negative integers have no text in a path"],
    ["int", "x", '"x" cannot stand in a path: it is no integer'],
    ["int", Number.NaN, "NaN cannot stand in a path: it is no integer"],
    ["int", "1.5", '"1.5" cannot stand in a path: it is no integer'],
    ["float", -0.5, "-0.5 cannot stand in a path: negative numbers have no text in a path"],
    ["float", Infinity, "Infinity cannot stand in a path: only finite numbers have a text in a path"],
    ["float", {}, "[object Object] cannot stand in a path: it is no number"],
  ])("%s refuses to write %j", (name, value, message) => {
    expect(() => get(name).format(value)).toThrow(expect.objectContaining({ constructor: RoutingError, code: "bad_parameter_value", message }));
  });
});

describe("registerConvertor", () => {
  const year: Convertor = { pattern: "[0-9]{4}", convert: Number, format: String };

  it("gives templates a further convertor", () => {
    registerConvertor("test_year", year);
    const route = { template: parsePathTemplate("/posts/{year:test_year}"), methods: null, value: "posts" };
    const matcher = createPlainMatcher([route]);
    expect(matcher.match("GET", "/posts/1999")?.params).toEqual(["1999"]);
    expect(matcher.match("GET", "/posts/199")).toBeNull();
  });

  it("leaves templates that were parsed before as they are", () => {
    registerConvertor("test_code", { ...year, pattern: "a" });
    const before = parsePathTemplate("/{code:test_code}");
    registerConvertor("test_code", { ...year, pattern: "b" });
    expect(before.parameters[0]!.convertor.pattern).toBe("a");
    expect(parsePathTemplate("/{code:test_code}").parameters[0]!.convertor.pattern).toBe("b");
  });

  it("keeps its own copy", () => {
    const changing = { ...year };
    registerConvertor("test_copy", changing);
    changing.pattern = "x";
    expect(get("test_copy").pattern).toBe("[0-9]{4}");
    expect(get("test_copy")).toSatisfy(Object.isFrozen);
  });

  it("refuses a name that no template could hold", () => {
    expect(() => registerConvertor("my-year", year)).toThrow(
      expect.objectContaining({ code: "bad_convertor", message: '"my-year" cannot name a convertor: use letters, digits and "_", and no digit first' }),
    );
  });

  it("refuses a pattern that is no regular expression", () => {
    expect(() => registerConvertor("broken", { ...year, pattern: "[" })).toThrow(
      expect.objectContaining({ code: "bad_convertor", message: 'the pattern of the convertor "broken" is no regular expression with the flag "u": [' }),
    );
    expect(findConvertor("broken")).toBeUndefined();
  });
});
