import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RequestHeaders, ResponseHeaders } from "./headers.ts";

describe("RequestHeaders", () => {
  const headers = new RequestHeaders(["Host", "example.com", "x-tag", "one", "X-Tag", "two", "accept", ""]);

  test("finds names in any case, the first value first", () => {
    expect(headers.get("host")).toBe("example.com");
    expect(headers.get("HOST")).toBe("example.com");
    expect(headers.get("x-tag")).toBe("one");
    expect(headers.getAll("X-TAG")).toEqual(["one", "two"]);
    expect(headers.get("accept")).toBe("");
  });

  test("knows what was not sent", () => {
    expect(headers.get("cookie")).toBeUndefined();
    expect(headers.getAll("cookie")).toEqual([]);
    expect(headers.has("cookie")).toBe(false);
    expect(headers.has("ACCEPT")).toBe(true);
    expect(headers.get("example.com")).toBeUndefined();
  });

  test("runs through all of them in order, names in lower case", () => {
    expect([...headers]).toEqual([
      ["host", "example.com"],
      ["x-tag", "one"],
      ["x-tag", "two"],
      ["accept", ""],
    ]);
    expect([...headers.keys()]).toEqual(["host", "x-tag", "x-tag", "accept"]);
    expect([...headers.values()]).toEqual(["example.com", "one", "two", ""]);
    expect(new Headers([...headers]).get("x-tag")).toBe("one, two");
  });
});

describe("ResponseHeaders", () => {
  test("writes into the array that it was given", () => {
    const flat = ["content-type", "text/plain"];
    const headers = new ResponseHeaders(flat);
    headers.set("X-A", "1");
    headers.append("x-a", "2");
    expect(flat).toEqual(["content-type", "text/plain", "x-a", "1", "x-a", "2"]);
    expect(headers.getAll("x-A")).toEqual(["1", "2"]);
  });

  test("set keeps the first place and takes the other values away", () => {
    const flat = ["a", "1", "b", "2", "a", "3", "c", "4", "a", "5"];
    new ResponseHeaders(flat).set("A", "6");
    expect(flat).toEqual(["a", "6", "b", "2", "c", "4"]);
  });

  test("delete takes every value away and says whether there was one", () => {
    const flat = ["a", "1", "b", "2", "a", "3"];
    const headers = new ResponseHeaders(flat);
    expect(headers.delete("A")).toBe(true);
    expect(flat).toEqual(["b", "2"]);
    expect(headers.delete("a")).toBe(false);
    expect(headers.has("a")).toBe(false);
    expect(headers.get("B")).toBe("2");
  });

  test("vary adds to what stands there, as Starlette does", () => {
    const headers = new ResponseHeaders();
    headers.vary("Origin");
    expect([...headers]).toEqual([["vary", "Origin"]]);
    headers.vary("Accept-Encoding");
    headers.vary("Origin");
    expect(headers.getAll("vary")).toEqual(["Origin, Accept-Encoding, Origin"]);
    const twice = new ResponseHeaders(["vary", "A", "x", "1", "vary", "B"]);
    twice.vary("C");
    expect([...twice]).toEqual([
      ["vary", "A, B, C"],
      ["x", "1"],
    ]);
  });

  test.each(["", "a b", "a:", "a\r\n", "é", "a\0", "a,b", "a/b", "(a)"])("refuses the name %j", (name) => {
    const flat: string[] = [];
    const headers = new ResponseHeaders(flat);
    expect(() => headers.set(name, "1")).toThrow(TypeError);
    expect(() => headers.append(name, "1")).toThrow(TypeError);
    expect(flat).toEqual([]);
  });

  test.each([
    ["1\r\nset-cookie: a=b", "a line break (U+000D) at 1"],
    ["\n", "a line break (U+000A) at 0"],
    ["a\0", "a control character (U+0000) at 1"],
    ["\x7f", "a control character (U+007F) at 0"],
    ["price: 5 €", "a character beyond Latin-1 (U+20AC) at 9"],
  ])("refuses the value %j", (value, found) => {
    const flat = ["x", "before"];
    const headers = new ResponseHeaders(flat);
    expect(() => headers.set("X", value)).toThrow(`The value of the header "x" has ${found}`);
    expect(() => headers.append("x", value)).toThrow(TypeError);
    expect(() => headers.vary(value)).toThrow(TypeError);
    expect(flat).toEqual(["x", "before"]);
  });

  test("refuses a value that is no string", () => {
    expect(() => new ResponseHeaders().set("x", 1 as unknown as string)).toThrow('The value of the header "x" must be a string, found number.');
  });

  test("takes tabs, Latin-1 and nothing at all", () => {
    const headers = new ResponseHeaders();
    headers.set("a", "x\ty é ÿ");
    headers.set("b", "");
    expect([...headers.values()]).toEqual(["x\ty é ÿ", ""]);
  });

  test("is a list of pairs under any writing", () => {
    const name = fc.constantFrom("a", "B", "c");
    const value = fc.constantFrom("1", "2", "3");
    const step = fc.oneof(
      fc.tuple(fc.constant("set"), name, value),
      fc.tuple(fc.constant("append"), name, value),
      fc.tuple(fc.constant("delete"), name, value),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const headers = new ResponseHeaders();
        let model: [string, string][] = [];
        for (const [action, given, text] of steps) {
          const key = given.toLowerCase();
          const index = model.findIndex(([other]) => other === key);
          if (action === "append" || (action === "set" && index < 0)) model.push([key, text]);
          else if (action === "delete") model = model.filter(([other]) => other !== key);
          else model = model.filter(([other], at) => other !== key || at === index).map(([other, old], at) => (at === index ? [key, text] : [other, old]));
          if (action === "set") headers.set(given, text);
          else if (action === "append") headers.append(given, text);
          else headers.delete(given);
        }
        expect([...headers.entries()]).toEqual(model);
        expect([...headers.keys()]).toEqual(model.map(([key]) => key));
      }),
    );
  });
});
