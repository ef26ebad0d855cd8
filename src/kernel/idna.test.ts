import { expect, test } from "vitest";
import { labelToAscii, labelToUnicode, mapDomain } from "./idna.ts";
import { decodePunycode, encodePunycode } from "./punycode.ts";

// From RFC 3492 §7.1.
test.each([
  ["ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"],
  ["他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"],
  ["Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"],
  ["3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"],
  ["-> $1.00 <-", "-> $1.00 <--"],
])("punycode writes %s as %s, and back", (text, ascii) => {
  expect(encodePunycode(text)).toBe(ascii);
  expect(decodePunycode(ascii)).toBe(text);
});

test.each(["é", "a-é", "99999999", "\u0000\u00e9"])("broken punycode %j is none", (label) => {
  expect(decodePunycode(label)).toBeUndefined();
});

test("domains are mapped by UTS 46", () => {
  expect(mapDomain("ＥＸ。ΑΣ.STRASSE")).toBe("ex.ας.strasse".replace("ς", "σ"));
});

test.each([
  ["bücher", { text: "xn--bcher-kva" }],
  ["straße", { text: "xn--strae-oqa" }],
  ["plain", { text: "plain" }],
  ["l·l", { text: "xn--ll-0ea" }],
  ["a·l", { fault: "Codepoint U+00B7 not allowed at position 2 in 'a·l'" }],
  ["♥", { fault: "Codepoint U+2665 at position 1 of '♥' not allowed" }],
  ["a\u200db", { fault: "Joiner U+200D not allowed at position 2 in 'a\u200db'" }],
  ["Ü", { fault: "Codepoint U+00DC at position 1 of 'Ü' not allowed" }],
])("the label %s in ASCII is %j", (label, result) => {
  expect(labelToAscii(label)).toEqual(result);
});

test.each([
  ["xn--bcher-kva", { text: "bücher" }],
  ["XN--BCHER-KVA", { text: "bücher" }],
  ["xn--bcher-", { fault: "A-label must not end with a hyphen" }],
  ["xn---bbk", { fault: "A-label is not the canonical Punycode encoding of its U-label" }],
])("the label %s in Unicode is %j", (label, result) => {
  expect(labelToUnicode(label)).toEqual(result);
});
