import { Model } from "signatura";
import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("t.email", () => {
  test("gives the normal form", () => {
    expect(fresh(t.email).parse(" Fred <Fred.Bloggs@EXAMPLE.com> ")).toBe("Fred.Bloggs@example.com");
  });

  test("says why, in the words of email-validator", () => {
    expect(issueOf(() => fresh(t.email).parse("fred"))).toEqual({
      type: "value_error",
      loc: [],
      msg: "value is not a valid email address: An email address must have an @-sign.",
      input: "fred",
      ctx: { reason: "An email address must have an @-sign." },
    });
  });

  test("measures the address, and the text that a model limits", () => {
    expect(t.email.maxLength(8).parse("Fred <f@b.com>")).toBe("f@b.com");
    expect(issueOf(() => t.email.maxLength(5).parse("f@b.com"))).toMatchObject({
      type: "too_long",
      ctx: { field_type: "Value", max_length: 5, actual_length: 7 },
    });
    class Strict extends Model({ email: t.email }, { config: { stripWhitespace: true, maxLength: 10 } }) {}
    expect(Strict.parse({ email: "   f@b.com   " }).email).toBe("f@b.com");
    expect(issueOf(() => Strict.parse({ email: "fred.bloggs@b.com" }))).toMatchObject({ type: "string_too_long", loc: ["email"] });
  });

  test("is text for whoever transforms it", () => {
    expect(
      t.email
        .pattern(/@example\.com$/)
        .transform((address) => address.split("@")[0])
        .parse("fred@example.com"),
    ).toBe("fred");
  });
});
