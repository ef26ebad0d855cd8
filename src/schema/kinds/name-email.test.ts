import { NameEmail } from "signatura";
import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("t.nameEmail", () => {
  test("gives name and address, and writes both", () => {
    const kind = fresh(t.nameEmail);
    const fred = kind.parse("Fred Bloggs <fred@EXAMPLE.com>");
    expect(fred).toEqual(new NameEmail("Fred Bloggs", "fred@example.com"));
    expect(kind.dumpJson(fred)).toBe('"Fred Bloggs <fred@example.com>"');
    expect(String(kind.parse("fred@example.com"))).toBe("fred <fred@example.com>");
    expect(String(kind.parse('"a@b" <fred@example.com>'))).toBe('"a@b" <fred@example.com>');
  });

  test("takes one as it is", () => {
    const fred = new NameEmail("Fred", "fred@example.com");
    expect(t.nameEmail.strict().parse(fred)).toBe(fred);
    expect(typeOfIssue(() => fresh(t.nameEmail).parse(1))).toBe("name_email_type");
  });
});
