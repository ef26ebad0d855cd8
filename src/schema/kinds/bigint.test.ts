import { Decimal } from "signatura";
import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import { compiled } from "../compile.ts";
import * as t from "../t.ts";

inBothModes("t.bigint", () => {
  test("takes whole numbers of any size, and no number that was rounded", () => {
    const kind = fresh(t.bigint);
    expect([1, "-12", " 1_000 ", true, "1.0", new Decimal("1E+20"), 10n ** 40n].map((given) => kind.parse(given))).toEqual([
      1n,
      -12n,
      1000n,
      1n,
      1n,
      10n ** 20n,
      10n ** 40n,
    ]);
    expect(typeOfIssue(() => kind.parse(2 ** 60))).toBe("int_parsing_size");
    expect(typeOfIssue(() => kind.parse(new Decimal("1E+999999999")))).toBe("int_parsing_size");
    expect(typeOfIssue(() => kind.parse("1".repeat(4301)))).toBe("int_parsing_size");
  });

  test("is a number on the wire", () => {
    expect(fresh(t.bigint).dumpJson(10n ** 30n)).toBe(`1${"0".repeat(30)}`);
    expect(compiled(fresh(t.bigint)).responder()("7", [])).toBe(7n);
  });

  test("has exact bounds", () => {
    const bound = 2n ** 53n;
    expect(t.bigint.gt(bound).parse(bound + 1n)).toBe(bound + 1n);
    expect(issueOf(() => t.bigint.gt(bound).parse(bound))).toMatchObject({
      type: "greater_than",
      ctx: { gt: bound },
      msg: "Input should be greater than 9007199254740992",
    });
    expect(issueOf(() => t.bigint.le(5).parse(6)).ctx).toEqual({ le: 5 });
    expect(typeOfIssue(() => t.bigint.multipleOf(3).parse(10n ** 30n))).toBe("multiple_of");
    expect(() => t.bigint.ge(1.5)).toThrow("SIG108");
    expect(() => t.bigint.multipleOf(0n)).toThrow("SIG108");
  });
});
