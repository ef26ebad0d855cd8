import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { md5 } from "./md5.ts";

test.each([
  ["", "d41d8cd98f00b204e9800998ecf8427e"],
  ["abc", "900150983cd24fb0d6963f7d28e17f72"],
  ["12345678901234567890123456789012345678901234567890123456789012345678901234567890", "57edf4a22be3c955ac49da2e2107b67a"],
])("digests %j as RFC 1321 says", (text, digest) => {
  expect(md5(text)).toBe(digest);
});

test("digests every length up to three blocks, and text beyond ASCII, as Node does", () => {
  const reference = (text: string) => createHash("md5").update(text, "utf8").digest("hex");
  for (let length = 0; length < 200; length++) expect(md5("x".repeat(length))).toBe(reference("x".repeat(length)));
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => md5(text) === reference(text)));
});
