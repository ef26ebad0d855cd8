import { describe, expect, test } from "vitest";
import { isNormalEmail, readEmail } from "./email-address.ts";

describe("isNormalEmail", () => {
  test.each(["a@b.co", "ada.lovelace@example.com", "x_y+z-1@mail-2.a1.example.org", `a@${"b".repeat(59)}.co`])("takes %j", (text) => {
    expect(isNormalEmail(text)).toBe(true);
  });

  test("takes nothing that the plain reader refuses or changes", () => {
    let state = 7;
    const random = (bound: number): number => Math.floor(((state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32) * bound);
    const pick = (pieces: readonly string[], most: number): string => Array.from({ length: 1 + random(most) }, () => pieces[random(pieces.length)]).join("");
    const pieces = ["a", "b9", "9", ".", "-", "_", "+", "info", "A", "é", " ", "--", "xn--", "<", '"', "!", "b".repeat(60)];
    let taken = 0;
    for (let round = 0; round < 20_000; round += 1) {
      const text = `${pick(pieces, 3)}@${pick(pieces, 3)}${pick([".co", ".com", ".test", ".local", "c1", ".c1", "@b.co"], 2)}`;
      if (!isNormalEmail(text)) continue;
      taken += 1;
      expect(readEmail(text)).toMatchObject({ email: text });
    }
    expect(taken).toBeGreaterThan(150);
  });
});

describe("readEmail", () => {
  test("puts the domain into small letters and into its own script", () => {
    expect(readEmail("User.Name@EXAMPLE.com")).toEqual({ name: "User.Name", email: "User.Name@example.com" });
    expect(readEmail("a@xn--mnchen-3ya.de")).toEqual({ name: "a", email: "a@münchen.de" });
    expect(readEmail("a@MÜNCHEN.de")).toEqual({ name: "a", email: "a@münchen.de" });
  });

  test("takes the name in front of angle brackets", () => {
    expect(readEmail('"Bloggs, Fred" <fred@example.com>')).toEqual({ name: "Bloggs, Fred", email: "fred@example.com" });
    expect(readEmail("<fred@example.com>")).toEqual({ name: "fred", email: "fred@example.com" });
  });

  test("puts role mailboxes into small letters", () => {
    expect(readEmail("Postmaster@example.com")).toMatchObject({ email: "postmaster@example.com" });
    expect(readEmail("Fred@example.com")).toMatchObject({ email: "Fred@example.com" });
  });

  test.each([
    ["nobody", "An email address must have an @-sign."],
    ["a@localhost", "The part after the @-sign is not valid. It should have a period."],
    ["a@x.local", "The part after the @-sign is a special-use or reserved name that cannot be used with email."],
    ["a\u202e@x.co", "The email address contains unsafe characters: RIGHT-TO-LEFT OVERRIDE."],
    ["a@😀.com", "The part after the @-sign is invalid (Codepoint U+1F600 at position 1 of '😀' not allowed)."],
    ["a@1שלום.com", "The part after the @-sign is invalid (First codepoint in label '1שלום' must be directionality L, R or AL)."],
  ])("says why %j is none", (text, reason) => {
    expect(readEmail(text)).toBe(reason);
  });

  // The quick way must take nothing that the long way would refuse or read otherwise: each of these differs from an ordinary one by little.
  test.each(["a@ab--c.co", "a@-b.co", "a@b-.co", "a.@b.co", "a@b.c0", "a@b.test", "a@xn--a.co", `a@${"b".repeat(64)}.co`, `${"a".repeat(250)}@b.co`])(
    "refuses %j",
    (text) => {
      expect(typeof readEmail(text)).toBe("string");
    },
  );

  test("reads hostile text in steps that its length bounds", () => {
    const texts = [
      `${"a".repeat(2000)}@${"a-".repeat(20)}`,
      `a@${"a.".repeat(900)}!`,
      `${"x ".repeat(900)}<a@b.co>x`,
      `${'"'.repeat(1000)}<a@b.co>x>`,
      `${'"x" '.repeat(400)}<<<>`,
      "a".repeat(100_000),
    ];
    for (const text of texts) expect(typeof readEmail(text)).toBe("string");
  });
});
