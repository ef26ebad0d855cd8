import { describe, expect, test } from "vitest";
import { readFixture } from "../../test/parity/fixture.ts";
import { acceptsOneOf, formKind, isJson, mediaTypeOf, readAccept, readHeaderOptions } from "./media-type.ts";

const fixture = readFixture<{
  strict: Record<string, boolean>;
  lenient: Record<string, boolean>;
  options: [header: string, value: string, parameters: [string, string][]][];
  accept: [header: string, members: [string, number | string][], navigates: boolean][];
}>("media-type");

/** The fixture's keys: "" for no header, else "=" and the header. */
const header = (key: string) => (key === "" ? undefined : key.slice(1));

describe("isJson, against FastAPI", () => {
  test.each(Object.entries(fixture.strict))("strict: %j is %s", (key, expected) => {
    expect(isJson(header(key))).toBe(expected);
  });

  test.each(Object.entries(fixture.lenient))("lenient: %j is %s", (key, expected) => {
    expect(isJson(header(key), false)).toBe(expected);
  });
});

describe("readHeaderOptions, against python-multipart", () => {
  test.each(fixture.options)("%j", (text, value, parameters) => {
    const options = readHeaderOptions(text);
    expect(options.value).toBe(value);
    expect([...options.parameters]).toEqual(parameters);
  });
});

describe("formKind", () => {
  test.each([
    [undefined, undefined],
    ["", undefined],
    ["multipart/form-data; boundary=x", "multipart"],
    ["Multipart/Form-Data", "multipart"],
    ["Multipart/Form-Data; boundary=x", undefined],
    ["application/x-www-form-urlencoded", "urlencoded"],
    ["application/x-www-form-urlencoded; charset=utf-8", "urlencoded"],
    ["application/json", undefined],
  ])("%j is %s", (contentType, kind) => {
    expect(formKind(contentType)).toBe(kind);
  });
});

describe("accept, against FastAPI", () => {
  test.each(fixture.accept)("%j", (text, members, navigates) => {
    const finite = ([type, quality]: [string, number | string]): [string, number] => [type, typeof quality === "number" ? quality : 1];
    expect(readAccept(text).map(({ type, quality }) => [type, quality])).toEqual(members.map(finite));
    expect(acceptsOneOf(text, ["text/html", "application/xhtml+xml"])).toBe(navigates);
  });
});

test("a content type that names no single type is text/plain", () => {
  expect(mediaTypeOf("Text/HTML ; charset=utf-8")).toBe("text/html");
  expect(mediaTypeOf("html")).toBe("text/plain");
  expect(mediaTypeOf("a/b/c")).toBe("text/plain");
});
