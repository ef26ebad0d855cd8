import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("t.number", () => {
  test("takes NaN and the infinities, until it is told not to", () => {
    expect(fresh(t.number).parse("nan")).toBeNaN();
    expect(typeOfIssue(() => t.number.allowInfNan(false).parse(Infinity))).toBe("finite_number");
    expect(t.number.allowInfNan(false).allowInfNan().parse(-Infinity)).toBe(-Infinity);
  });

  test("writes bounds without exponents", () => {
    expect(issueOf(() => t.number.ge(1e22).parse(1)).msg).toBe("Input should be greater than or equal to 10000000000000000000000");
  });

  test("forgives a billionth in multiples", () => {
    expect(t.number.multipleOf(0.1).parse(0.3)).toBe(0.3);
    expect(typeOfIssue(() => t.number.multipleOf(0.1).parse(0.35))).toBe("multiple_of");
  });

  test("rounds a bigint, but not to infinity", () => {
    expect(fresh(t.number).parse(2n ** 64n)).toBe(2 ** 64);
    expect(typeOfIssue(() => fresh(t.number).parse(10n ** 400n))).toBe("float_type");
  });

  test("reads hostile text in one pass", () => {
    expect(typeOfIssue(() => fresh(t.number).parse(`${"1".repeat(200_000)}x`))).toBe("float_parsing");
    expect(typeOfIssue(() => fresh(t.number).parse(`${"1_".repeat(100_000)}x`))).toBe("float_parsing");
  });
});
