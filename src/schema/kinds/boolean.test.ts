import { Decimal } from "signatura";
import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("t.boolean", () => {
  test("takes words and the numbers 0 and 1, in lax mode only", () => {
    const kind = fresh(t.boolean);
    expect(["on", "OFF", 1, 0n, new Decimal("1.0"), new TextEncoder().encode("yes")].map((given) => kind.parse(given))).toEqual([
      true,
      false,
      true,
      false,
      true,
      true,
    ]);
    for (const given of ["true", 1, 0n]) expect(typeOfIssue(() => t.boolean.strict().parse(given))).toBe("bool_type");
  });

  test("takes words of the environment in strict mode, too", () => {
    expect(t.boolean.strict().parseStrings("on")).toBe(true);
  });
});
