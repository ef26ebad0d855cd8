import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import { compiled } from "../compile.ts";
import { Definitions, SchemaContext } from "../json-schema.ts";
import * as t from "../t.ts";

inBothModes("t.bytes", () => {
  test("takes bytes as they are, and text as UTF-8", () => {
    const bytes = Uint8Array.of(0xff, 0);
    expect(fresh(t.bytes).parse(bytes)).toBe(bytes);
    expect(fresh(t.bytes).parse("é")).toEqual(Uint8Array.of(0xc3, 0xa9));
    expect(typeOfIssue(() => fresh(t.bytes).parse("\ud800"))).toBe("string_unicode");
    expect(fresh(t.bytes).parse(Buffer.from("a"))).toBeInstanceOf(Uint8Array);
  });

  test("are text on the wire, of the encoding that is asked for", () => {
    const bytes = Uint8Array.of(0xfb, 0xff);
    expect(t.bytes.encoding("base64").dumpJson(bytes)).toBe('"-_8="');
    expect(t.bytes.encoding("hex").dumpJson(bytes)).toBe('"fbff"');
    expect(fresh(t.bytes).dumpJson(new TextEncoder().encode("é"))).toBe('"é"');
    expect(() => fresh(t.bytes).dumpJson(bytes)).toThrow(TypeError);
    expect(t.bytes.encoding("hex").parse("FBff")).toEqual(bytes);
    expect(compiled(t.bytes.encoding("hex")).responder()(bytes, [])).toBe("fbff");
  });

  test("count bytes, not characters", () => {
    expect(issueOf(() => t.bytes.maxLength(1).parse("é"))).toMatchObject({ type: "bytes_too_long", msg: "Data should have at most 1 byte" });
    expect(typeOfIssue(() => t.bytes.minLength(2).parse("a"))).toBe("bytes_too_short");
    expect(() => t.bytes.encoding("latin1" as never)).toThrow("SIG108");
  });

  test("are described as Pydantic describes them, and as FastAPI does in an OpenAPI description", () => {
    const kind = t.bytes.encoding("base64").maxLength(3);
    expect([kind.jsonSchema(), t.bytes.jsonSchema()]).toEqual([
      { type: "string", format: "base64url", maxLength: 3 },
      { type: "string", format: "binary" },
    ]);
    expect(kind["~schema"](new SchemaContext("validation", new Definitions(true)))).toEqual({
      type: "string",
      contentMediaType: "application/octet-stream",
      contentEncoding: "base64",
      maxLength: 3,
    });
  });
});
