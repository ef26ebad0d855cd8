import { Decimal } from "signatura";
import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

// What Pydantic takes and says is held against it in test/parity/scalars; here stands what only JavaScript has.

inBothModes("t.int", () => {
  test("refuses what JavaScript would round", () => {
    const kind = fresh(t.int);
    expect(kind.parse(Number.MAX_SAFE_INTEGER)).toBe(2 ** 53 - 1);
    for (const large of [2 ** 53, 2n ** 53n, "9007199254740993", "-9007199254740993", new Decimal("1e20")]) {
      expect(issueOf(() => kind.parse(large))).toMatchObject({ type: "int_parsing_size", input: large });
    }
    expect(typeOfIssue(() => kind.parseJson("9007199254740993"))).toBe("int_parsing_size");
  });

  test("has one zero", () => {
    for (const zero of [-0, "-0", "-0.0", -0.0]) expect(fresh(t.int).parse(zero)).toBe(0);
  });

  test("names the first constraint that fails, in Pydantic's order", () => {
    const kind = t.int.gt(10).multipleOf(3).lt(5);
    expect(issueOf(() => kind.parse(7))).toMatchObject({ type: "multiple_of", ctx: { multiple_of: 3 } });
    expect(typeOfIssue(() => kind.parse(6))).toBe("less_than");
    expect(typeOfIssue(() => kind.parse(3))).toBe("greater_than");
  });

  test("refuses a constraint that is none when it is made", () => {
    expect(() => t.int.gt(Number.NaN)).toThrow("SIG108");
    expect(() => t.int.multipleOf(0)).toThrow("SIG108");
  });
});
