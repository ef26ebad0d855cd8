import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("t.path", () => {
  test("is written with single slashes, and keeps what only the file system can resolve", () => {
    const kind = fresh(t.path);
    expect(["a//b/./c/", "", "///a", "//a", "../x/.."].map((given) => kind.parse(given))).toEqual(["a/b/c", ".", "/a", "//a", "../x/.."]);
    expect(typeOfIssue(() => kind.parse(1))).toBe("path_type");
  });
});
