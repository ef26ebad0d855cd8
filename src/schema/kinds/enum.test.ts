import { Model } from "signatura";
import { expect, test } from "vitest";
import { inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

const Color = { Red: "red", Blue: "blue" } as const;
/** What TypeScript makes of `enum Level { Low = 1, High = 20 }`. */
const Level = { Low: 1, High: 20, 1: "Low", 20: "High" } as unknown as { readonly Low: 1; readonly High: 20 };

inBothModes("t.enum", () => {
  test("takes values, not names", () => {
    expect(t.enum(Color).parse("red")).toBe("red");
    expect(issueOf(() => t.enum(Color).parse("Red"))).toMatchObject({
      type: "enum",
      msg: "Input should be 'red' or 'blue'",
      ctx: { expected: "'red' or 'blue'" },
    });
    expect(t.enum(["a", "b"]).parse("b")).toBe("b");
  });

  test("leaves out the names that TypeScript lists beside numbers", () => {
    expect(t.enum(Level).parse(20)).toBe(20);
    expect(typeOfIssue(() => t.enum(Level).parse("Low"))).toBe("enum");
    expect(t.enum(Level).jsonSchema()).toEqual({ enum: [1, 20], type: "integer" });
  });

  test("takes text for numbers in lax mode, where all are numbers", () => {
    expect(t.enum(Level).parse("20")).toBe(20);
    expect(t.enum([0.5, 1.5]).parse("1.50")).toBe(1.5);
    expect(typeOfIssue(() => t.enum([1, "a"]).parse("1"))).toBe("enum");
    expect(typeOfIssue(() => t.enum(Level).strict().parseJson('"20"'))).toBe("enum");
  });

  test("is a component where it has a name, one for all of its uses", () => {
    class Car extends Model({ body: t.enum("Color", Color), roof: t.enum(Color).named("Color").default("red") }) {}
    expect(Car.jsonSchema()).toEqual({
      $defs: { Color: { enum: ["red", "blue"], title: "Color", type: "string" } },
      properties: { body: { $ref: "#/$defs/Color" }, roof: { $ref: "#/$defs/Color", default: "red" } },
      required: ["body"],
      title: "Car",
      type: "object",
    });
  });

  test("is refused when it is made without values, or with other ones", () => {
    expect(() => t.enum([])).toThrow("SIG108");
    expect(() => t.enum([true as never])).toThrow("SIG108");
  });
});
