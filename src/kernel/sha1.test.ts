import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hmacSha1, sha1 } from "./sha1.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const messages = Array.from({ length: 200 }, (_, length) => Uint8Array.from({ length }, (_, index) => (index * 31 + length * 7) & 0xff));

describe("sha1", () => {
  test("the vectors of RFC 3174", () => {
    expect(hex(sha1(Buffer.from("abc")))).toBe("a9993e364706816aba3e25717850c26c9cd0d89d");
    expect(hex(sha1(Buffer.from("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")))).toBe("84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    expect(hex(sha1(Buffer.from("a".repeat(100_000))))).toBe(createHash("sha1").update("a".repeat(100_000)).digest("hex"));
  });

  test("every length around the size of a block, against Node", () => {
    for (const message of messages) expect(hex(sha1(message))).toBe(createHash("sha1").update(message).digest("hex"));
  });
});

test("hmacSha1 with keys shorter and longer than a block, against Node", () => {
  for (const key of messages) expect(hex(hmacSha1(key, messages[50]!))).toBe(createHmac("sha1", key).update(messages[50]!).digest("hex"));
});
