import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFixture } from "../../test/parity/fixture.ts";
import { readCookie, readCookieHeaders, readCookies, toDeletedCookie, toSetCookie } from "./cookies.ts";
import type { CookieOptions } from "./cookies.ts";

interface Written {
  options: Record<string, unknown>;
  line?: string;
  refused?: true;
}

const fixture = readFixture<{
  now: number;
  read: { header: string; cookies: [string, string][] }[];
  many: { headers: string[]; cookies: [string, string][] }[];
  written: Written[];
  deleted: Written[];
}>("cookies");

describe("reading, against Starlette", () => {
  test.each(fixture.read.map((item) => [item.header, item.cookies] as const))("%j", (header, cookies) => {
    expect([...readCookies(header)]).toEqual(cookies);
    const expected = new Map(cookies);
    for (const name of [...expected.keys(), "", "a", "b", "none"]) expect(readCookie(header, name)).toBe(expected.get(name));
  });

  test.each(fixture.many.map((item) => [item.headers, item.cookies] as const))("several headers: %j", (headers, cookies) => {
    expect([...readCookieHeaders(headers)]).toEqual(cookies);
  });
});

/** Starlette's keyword arguments as options. */
function toOptions(given: Record<string, unknown>): CookieOptions {
  const { max_age: maxAge, expires, httponly: httpOnly, samesite: sameSite, key: _key, value: _value, ...rest } = given;
  const options: Record<string, unknown> = { ...rest };
  if (maxAge !== undefined) options["maxAge"] = maxAge;
  if (expires !== undefined) options["expires"] = typeof expires === "object" ? new Date((expires as { milliseconds: number }).milliseconds) : expires;
  if (httpOnly !== undefined) options["httpOnly"] = httpOnly;
  if (sameSite !== undefined) options["sameSite"] = sameSite;
  return options as CookieOptions;
}

describe("writing, against Starlette", () => {
  const label = (item: Written) => JSON.stringify(item.options);

  test.each(fixture.written.map((item) => [label(item), item] as const))("%s", (_label, item) => {
    const write = () => toSetCookie(item.options["key"] as string, item.options["value"] as string | undefined, toOptions(item.options), fixture.now);
    if (item.refused === true) expect(write).toThrow(TypeError);
    else expect(write()).toBe(item.line);
  });

  test.each(fixture.deleted.map((item) => [label(item), item] as const))("deletes %s", (_label, item) => {
    expect(toDeletedCookie(item.options["key"] as string, toOptions(item.options), fixture.now)).toBe(item.line);
  });
});

describe("toSetCookie", () => {
  test("sets Partitioned between Max-Age and Path, as Python 3.14 sorts it", () => {
    expect(toSetCookie("a", "1", { partitioned: true, secure: true, maxAge: 1 })).toBe("a=1; Max-Age=1; Partitioned; Path=/; SameSite=lax; Secure");
  });

  test("counts expires from now", () => {
    const line = toSetCookie("a", "1", { expires: 0 });
    const moment = Date.parse(/expires=([^;]+)/.exec(line)![1]!);
    expect(Math.abs(moment - Date.now())).toBeLessThan(10_000);
  });

  test.each<[string, string, string, CookieOptions]>([
    ["a line break in the value", "a", "1\r\nset-cookie: b=2", {}],
    ["a NUL in the value", "a", "1\0", {}],
    ["a delete character in the value", "a", "\x7f", {}],
    ["another attribute in the path", "a", "1", { path: "/; Domain=evil.example" }],
    ["a line break in the path", "a", "1", { path: "/\r\n" }],
    ["another attribute in the domain", "a", "1", { domain: "x.example; Secure" }],
    ["a tab in the domain", "a", "1", { domain: "x\t" }],
    ["another attribute in expires", "a", "1", { expires: "never; Secure" }],
    ["a date that is none", "a", "1", { expires: new Date(NaN) }],
    ["seconds that are none", "a", "1", { maxAge: NaN }],
    ["a fraction of a second", "a", "1", { maxAge: 1.5 }],
    ["an infinite time", "a", "1", { expires: Infinity }],
    ["a time beyond the calendar", "a", "1", { expires: Number.MAX_SAFE_INTEGER }],
    ["an attribute in sameSite", "a", "1", { sameSite: "lax; Secure" as "lax" }],
  ])("refuses %s", (_name, name, value, options) => {
    expect(() => toSetCookie(name, value, options)).toThrow(TypeError);
  });

  test("writes what readCookie reads back, whatever the value", () => {
    const latin1 = fc.string({
      unit: fc
        .integer({ min: 0x20, max: 0xff })
        .filter((code) => code !== 0x7f)
        .map((code) => String.fromCharCode(code)),
    });
    fc.assert(
      fc.property(latin1, (value) => {
        const pair = toSetCookie("a", value).split("; Path=/")[0]!;
        expect(pair).not.toMatch(/[;,\x80-\xff]/);
        expect(readCookie(`x=1; ${pair}; y=2`, "a")).toBe(value);
      }),
    );
  });
});
