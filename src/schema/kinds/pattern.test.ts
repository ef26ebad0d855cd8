import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("t.pattern", () => {
  test("gives an expression, and writes its source", () => {
    const kind = fresh(t.pattern);
    for (const source of ["^a/b+$", "", "\\d"]) expect(kind.dumpJson(kind.parse(source))).toBe(JSON.stringify(source));
    expect(kind.parse("\\p{L}").test("é")).toBe(true);
    expect(kind.parse("a\\-b").test("a-b")).toBe(true);
  });

  test("takes an expression as it is", () => {
    const expression = /a/i;
    expect(fresh(t.pattern).parse(expression)).toBe(expression);
    expect(typeOfIssue(() => fresh(t.pattern).parse("("))).toBe("pattern_regex");
    expect(typeOfIssue(() => fresh(t.pattern).parse(1))).toBe("pattern_type");
  });
});
