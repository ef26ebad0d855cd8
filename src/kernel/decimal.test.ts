import { Decimal } from "signatura";
import { describe, expect, test } from "vitest";
import { digitCounts, isMultipleOf } from "./decimal.ts";

describe("Decimal", () => {
  test.each([
    ["1.10", "1.10"],
    [" 00_1.50 ", "1.50"],
    ["1e5", "1E+5"],
    ["0.000001", "0.000001"],
    ["0.0000001", "1E-7"],
    ["-0.00", "-0.00"],
    ["12e3", "1.2E+4"],
    ["١.٢", "1.2"],
    ["infinity", "Infinity"],
    ["-nan007", "-NaN7"],
  ])("writes %j as %j", (given, text) => {
    expect(new Decimal(given).toString()).toBe(text);
  });

  test.each(["", ".", "x", "1,5", "--1", "1e", "0x10", "1 2", "1e99999999999999999999"])("refuses %j", (given) => {
    expect(Decimal.from(given)).toBeUndefined();
    expect(() => new Decimal(given)).toThrow(RangeError);
  });

  test("takes the shortest text of a number and every digit of a bigint", () => {
    expect([0.1, 1e-7, 1e22, -0].map((number) => new Decimal(number).text)).toEqual(["0.1", "1E-7", "10000000000000000000000", "0"]);
    expect(new Decimal(10n ** 40n + 1n).text).toBe(`1${"0".repeat(39)}1`);
  });

  test("compares by value, whatever the exponents", () => {
    expect(new Decimal("1.0").equals("1.00")).toBe(true);
    expect(new Decimal("1e1000000000").compare("1e999999999")).toBe(1);
    expect(new Decimal("-1e1000000000").compare("1e-1000000000")).toBe(-1);
    expect(new Decimal("0e5").compare("-0.0")).toBe(0);
    expect(new Decimal("9.99").compare("10")).toBe(-1);
    expect(new Decimal("-9.99").compare("-10")).toBe(1);
    expect(new Decimal("inf").compare("1e999999")).toBe(1);
    expect(new Decimal("nan").compare(1)).toBeNaN();
  });

  test("refuses to calculate, so that a slip shows", () => {
    const price = new Decimal("1.5");
    expect(() => (price as unknown as number) + 1).toThrow(TypeError);
    expect(() => (price as unknown as number) < 2).toThrow("compare()");
    expect(String(price)).toBe("1.5");
  });

  test("is JSON text, and equal to its likes for whoever compares deeply", () => {
    expect(JSON.stringify({ price: new Decimal("1.10") })).toBe('{"price":"1.10"}');
    expect(new Decimal("1.10")).toEqual(new Decimal("1.10"));
    expect(new Decimal("1.10")).not.toEqual(new Decimal("1.1"));
  });

  test("gives whole numbers as bigints, and none that would fill the memory", () => {
    expect(new Decimal("1.5E+3").toBigint()).toBe(1500n);
    expect(new Decimal("-12.00").toBigint()).toBe(-12n);
    expect(new Decimal("0.00").toBigint()).toBe(0n);
    expect(() => new Decimal("1E+999999999").toBigint()).toThrow(RangeError);
    expect(() => new Decimal("1.5").toBigint()).toThrow(RangeError);
  });
});

test("digits are counted without zeros at the end of the fraction", () => {
  const counts = ["123.45", "1.000", "1e3", "0.001", "0.00", "1230"].map((text) => digitCounts(new Decimal(text)));
  expect(counts.map(({ all, places }) => `${all}/${places}`)).toEqual(["5/2", "1/0", "4/0", "3/3", "1/0", "4/0"]);
});

test("multiples are exact, for exponents of any size", () => {
  const multiple = (value: string, step: string): boolean => isMultipleOf(new Decimal(value), new Decimal(step));
  expect(multiple("0.3", "0.1")).toBe(true);
  expect(multiple("0.35", "0.1")).toBe(false);
  expect(multiple("1e999999999", "7")).toBe(false);
  expect(multiple("7e999999999", "7")).toBe(true);
  expect(multiple("1e-999999999", "7")).toBe(false);
  expect(multiple("0", "7")).toBe(true);
});
