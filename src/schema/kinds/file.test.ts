import { describe, expect, test } from "vitest";
import { t, UploadFile, ValidationError, ValueError } from "signatura";

const upload = new UploadFile("x.txt", { size: 2, read: () => new Uint8Array(2), close: () => undefined });

/** The issues; of the error in `ctx` a client sees `{}`. */
function issues(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.errors().map((issue) => (issue.ctx?.error instanceof ValueError ? { ...issue, ctx: { error: {} } } : issue));
  }
}

const refusal = (loc: unknown[], type: string, input: unknown): unknown => ({
  type: "value_error",
  loc,
  msg: `Value error, Expected UploadFile, received: <class '${type}'>`,
  input,
  ctx: { error: {} },
});

describe("t.file", () => {
  test("takes an uploaded file as it is", () => {
    expect(t.file.parse(upload)).toBe(upload);
    expect(t.list(t.file).parse([upload])).toEqual([upload]);
    expect(t.file.orNull.parse(null)).toBeNull();
  });

  test.each([
    ["hello", "str"],
    ["", "str"],
    [null, "NoneType"],
    [1, "int"],
    [1.5, "float"],
    [true, "bool"],
    [[1], "list"],
    [{ a: 1 }, "dict"],
  ])("refuses %j in Python's words", (input, type) => {
    expect(issues(() => t.file.parse(input))).toEqual([refusal([], type, input)]);
  });

  test("says which one of a list is no file", () => {
    expect(issues(() => t.list(t.file).parse([upload, "x"]))).toEqual([refusal([1], "str", "x")]);
  });

  test("is described as binary text", () => {
    expect(t.file.jsonSchema()).toEqual({ type: "string", contentMediaType: "application/octet-stream" });
  });
});
