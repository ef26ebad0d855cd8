import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { decodePercent } from "./percent-decode.ts";

// What Python makes of broken text is held against it in `http/query.test.ts`.

test("gives back what encodeURIComponent took", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => decodePercent(encodeURIComponent(text)) === text));
});

test.each([
  ["a+b", "a+b"],
  ["%2F%2f", "//"],
  ["100%", "100%"],
  ["%4", "%4"],
  ["%zz%41", "%zzA"],
  ["%FF", "\ufffd"],
  ["%C3%A9%FF", "é\ufffd"],
  ["é%C3%A9%", "éé%"],
  ["%C3é%A9", "\ufffdé\ufffd"],
  ["%EF%BB%BFa%", "\ufeffa%"],
])("decodes %j as %j", (text, expected) => {
  expect(decodePercent(text)).toBe(expected);
});

describe("as Python's unquote", () => {
  // What Python's `unquote` answers to each.
  it.each([
    ["/plain/path", "/plain/path"],
    ["/a%20b", "/a b"],
    ["/a+b", "/a+b"],
    ["/a%2Fb%2fc", "/a/b/c"],
    ["/%2541", "/%41"],
    ["/%C3%A9", "/é"],
    ["/é%C3%A9", "/éé"],
    ["/%F0%9F%98%80", "/😀"],
    ["/%00", "/\0"],
    ["/%EF%BB%BFx", "/\uFEFFx"],
    ["/%", "/%"],
    ["/%4", "/%4"],
    ["/%zz", "/%zz"],
    ["/%zz%41", "/%zzA"],
    ["/%%41", "/%A"],
    ["/%C3", "/\uFFFD"],
    ["/%ff%41", "/\uFFFDA"],
    ["/%E2%82", "/\uFFFD"],
    ["/%F0%9F", "/\uFFFD"],
    ["/%C0%AF", "/\uFFFD\uFFFD"],
    ["/%ED%A0%80", "/\uFFFD\uFFFD\uFFFD"],
    ["/%E2%28%A1", "/\uFFFD(\uFFFD"],
    ["/%C3é", "/\uFFFDé"],
    ["/%ff%EF%BB%BF", "/\uFFFD\uFEFF"],
  ])("decodes %s", (raw, path) => {
    expect(decodePercent(raw)).toBe(path);
  });

  it("gives back what was encoded", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(decodePercent(encodeURIComponent(text))).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  it("decodes any bytes as UTF-8 with replacement", () => {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const raw = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
        expect(decodePercent(raw)).toBe(decoder.decode(bytes));
      }),
      { numRuns: 1_000 },
    );
  });

  it("never throws, and leaves text without escapes as it is", () => {
    const pieces = fc.array(fc.constantFrom("%", "%4", "%41", "%zz", "%E2", "%82%AC", "a", "/", "é"), { maxLength: 10 });
    fc.assert(
      fc.property(pieces, (list) => {
        const raw = list.join("");
        const decoded = decodePercent(raw);
        if (!/%[0-9a-f]{2}/i.test(raw)) expect(decoded).toBe(raw);
        else expect(decoded.length).toBeLessThan(raw.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
