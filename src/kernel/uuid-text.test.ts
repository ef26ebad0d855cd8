import { expect, test } from "vitest";
import { readUuid, uuidFault, uuidOfBytes } from "./uuid-text.ts";

const canonical = "12345678-1234-4234-8234-1234567890ab";

test.each([canonical, canonical.toUpperCase(), canonical.replaceAll("-", ""), `{${canonical}}`, `urn:uuid:${canonical}`])("%s is the same UUID", (text) => {
  expect(readUuid(text)).toBe(canonical);
});

test("sixteen bytes are a UUID", () => {
  expect(uuidOfBytes(Uint8Array.from({ length: 16 }, (_, index) => index))).toBe("00010203-0405-0607-0809-0a0b0c0d0e0f");
  expect(uuidOfBytes(new Uint8Array(15))).toBeUndefined();
});

test.each([
  ["123", "invalid length: expected length 32 for simple format, found 3"],
  [`${canonical.slice(0, -1)}g`, "invalid character: found `g` at 36"],
  ["urn:uuid:😀", "invalid character: found `😀` at 10"],
  ["a-b", "invalid group count: expected 5, found 2"],
  [canonical.slice(1), "invalid group length in group 0: expected 8, found 7"],
])("%j: %s", (text, fault) => {
  expect(readUuid(text)).toBeUndefined();
  expect(uuidFault(text)).toBe(fault);
});
