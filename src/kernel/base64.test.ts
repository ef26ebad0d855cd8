import { describe, expect, test } from "vitest";
import { decodeBase64, decodeBase64Strictly, decodeHex, encodeBase64, encodeHex } from "./base64.ts";

const every = Uint8Array.from({ length: 256 }, (_, index) => index);

describe("base64", () => {
  test.each(["standard", "url"] as const)("comes back as it was, of every length (%s)", (alphabet) => {
    for (let length = 0; length < 20; length += 1) {
      const bytes = every.slice(250 - length, 250);
      expect(decodeBase64(encodeBase64(bytes, alphabet), alphabet)).toEqual(bytes);
      expect(decodeBase64Strictly(encodeBase64(bytes, alphabet))).toEqual(bytes);
    }
  });

  test("is what the runtime writes", () => {
    expect(encodeBase64(every, "standard")).toBe(Buffer.from(every).toString("base64"));
    expect(encodeBase64(every.slice(0, 255), "url")).toBe(Buffer.from(every.slice(0, 255)).toString("base64url"));
  });

  test("is read past line ends and strange characters, up to the padding", () => {
    expect(decodeBase64("aGV\nsb*G8=xyz", "standard")).toEqual(new TextEncoder().encode("hello"));
    expect(decodeBase64("aGVsb", "standard")).toContain("number of data characters (5)");
  });

  test("is refused with the fault where nothing may be strange", () => {
    expect(decodeBase64Strictly("aG Vs")).toBe("Invalid symbol 32, offset 2.");
    expect(decodeBase64Strictly("-+8=")).toBe("Invalid symbol 45, offset 0.");
    expect(decodeBase64Strictly("YR==")).toBe("Invalid last symbol 82, offset 1.");
  });
});

test("hexadecimal digits come back as they were, in any case", () => {
  expect(decodeHex(encodeHex(every))).toEqual(every);
  expect(decodeHex("aAFf")).toEqual(Uint8Array.of(0xaa, 0xff));
  expect(decodeHex("abc")).toBe("Odd number of digits");
  expect(decodeHex("0g")).toBe("Invalid character 'g' at position 1");
});
