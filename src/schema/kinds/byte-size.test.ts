import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("t.byteSize", () => {
  test("takes numbers, and text with a unit", () => {
    const kind = fresh(t.byteSize);
    expect([5, "5", "1.5 MiB", "10 kb", "8 bit", ".5kb"].map((given) => kind.parse(given))).toEqual([5, 5, 1572864, 10000, 1, 500]);
  });

  test("knows which part it did not understand", () => {
    expect(issueOf(() => fresh(t.byteSize).parse("1 zb"))).toMatchObject({ type: "byte_size_unit", ctx: { unit: "zb" } });
    expect(typeOfIssue(() => fresh(t.byteSize).parse(-1))).toBe("byte_size");
  });

  test("is a number on the way out", () => {
    expect(fresh(t.byteSize).jsonSchema({ mode: "serialization" })).toEqual({ type: "integer", minimum: 0 });
  });
});
