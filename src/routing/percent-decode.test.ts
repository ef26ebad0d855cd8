import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePath } from "./percent-decode.ts";

describe("decodePath", () => {
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
    expect(decodePath(raw)).toBe(path);
  });

  it("gives back what was encoded", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(decodePath(encodeURIComponent(text))).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  it("decodes any bytes as UTF-8 with replacement", () => {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const raw = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
        expect(decodePath(raw)).toBe(decoder.decode(bytes));
      }),
      { numRuns: 1_000 },
    );
  });

  it("never throws, and leaves text without escapes as it is", () => {
    const pieces = fc.array(fc.constantFrom("%", "%4", "%41", "%zz", "%E2", "%82%AC", "a", "/", "é"), { maxLength: 10 });
    fc.assert(
      fc.property(pieces, (list) => {
        const raw = list.join("");
        const decoded = decodePath(raw);
        if (!/%[0-9a-f]{2}/i.test(raw)) expect(decoded).toBe(raw);
        else expect(decoded.length).toBeLessThan(raw.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
