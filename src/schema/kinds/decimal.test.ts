import { Decimal } from "signatura";
import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import { compiled } from "../compile.ts";
import * as t from "../t.ts";

inBothModes("t.decimal", () => {
  test("keeps the digits, in and out", () => {
    const kind = fresh(t.decimal);
    expect(kind.parse("1.10").text).toBe("1.10");
    expect(kind.dumpJson(kind.parse("1.10"))).toBe('"1.10"');
    expect(kind.parse(0.1).text).toBe("0.1");
    expect(kind.dump(kind.parse("1.10"))).toEqual(new Decimal("1.10"));
    expect(compiled(fresh(t.decimal)).responder()(new Decimal("2.50"), [])).toBe("2.50");
  });

  test("takes from a program in strict mode only a Decimal", () => {
    const price = new Decimal("1.10");
    expect(t.decimal.strict().parse(price)).toBe(price);
    expect(issueOf(() => t.decimal.strict().parse("1.10"))).toMatchObject({ type: "is_instance_of", ctx: { class: "Decimal" } });
    expect(t.decimal.strict().parseJson('"1.10"').text).toBe("1.10");
  });

  test("has exact bounds, which clients see as numbers", () => {
    const kind = t.decimal.gt("0.1").le(1n);
    expect(kind.parse("0.10000000000000000000000001").text).toBe("0.10000000000000000000000001");
    expect(issueOf(() => kind.parse("0.10"))).toMatchObject({ type: "greater_than", msg: "Input should be greater than 0.1", ctx: { gt: 0.1 } });
    expect(typeOfIssue(() => t.decimal.multipleOf("0.1").parse("0.35"))).toBe("multiple_of");
    expect(() => t.decimal.gt("x")).toThrow("SIG108");
    expect(() => t.decimal.multipleOf(0)).toThrow("SIG108");
  });

  test("counts digits", () => {
    const kind = t.decimal.maxDigits(5).decimalPlaces(2);
    expect(kind.parse("123.4500").text).toBe("123.4500");
    expect(typeOfIssue(() => kind.parse("1234.5"))).toBe("decimal_whole_digits");
    expect(typeOfIssue(() => kind.parse("1e999999999999"))).toBe("decimal_max_digits");
    expect(typeOfIssue(() => t.decimal.allowInfNan().maxDigits(3).parse("nan"))).toBe("finite_number");
    expect(() => kind.allowInfNan()).toThrow("SIG108");
  });

  test("takes NaN and the infinities only where asked", () => {
    expect(typeOfIssue(() => fresh(t.decimal).parse("nan"))).toBe("finite_number");
    expect(t.decimal.allowInfNan().parse("-inf").text).toBe("-Infinity");
  });

  test("is a number or text on the way in, text on the way out", () => {
    expect(t.decimal.ge(0).jsonSchema()).toMatchObject({ anyOf: [{ type: "number", minimum: 0 }, { type: "string" }] });
    expect(fresh(t.decimal).jsonSchema({ mode: "serialization" })).toMatchObject({ type: "string" });
    expect(t.decimal.default(new Decimal("1.50")).jsonSchema()).toMatchObject({ default: "1.50" });
  });
});
