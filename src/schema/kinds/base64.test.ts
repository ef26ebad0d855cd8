import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf } from "../../../test/support/issues.ts";
import { compiled } from "../compile.ts";
import * as t from "../t.ts";

inBothModes("t.base64", () => {
  test("decodes text, takes bytes as they are, and writes base64", () => {
    const hello = new TextEncoder().encode("hello");
    expect(fresh(t.base64).parse("aGVs\nbG8=")).toEqual(hello);
    expect(fresh(t.base64).parse(hello)).toBe(hello);
    expect(fresh(t.base64).dumpJson(hello)).toBe('"aGVsbG8="');
    expect(compiled(fresh(t.base64)).responder()(hello, [])).toBe("aGVsbG8=");
  });

  test("has two alphabets to write with", () => {
    const bytes = Uint8Array.of(0xfb, 0xff);
    expect([fresh(t.base64).dumpJson(bytes), fresh(t.base64url).dumpJson(bytes)]).toEqual(['"+/8="', '"-_8="']);
  });

  test("measures the bytes", () => {
    expect(issueOf(() => t.base64.maxLength(4).parse("aGVsbG8="))).toMatchObject({ type: "too_long", ctx: { actual_length: 5 } });
  });
});
