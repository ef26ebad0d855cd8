import { describe, expect, test } from "vitest";
import { readFixture } from "../../test/parity/fixture.ts";
import { fileValidators, isNotModified, notModifiedHeaders, toSeconds } from "./validators.ts";

const fixture = readFixture<{
  validators: { nanoseconds: string; size: number; seconds: number; etag: string; lastModified: string }[];
  etag: string;
  lastModified: string;
  conditions: [Record<string, string>, boolean][];
  notModifiedHeaders: string[];
}>("validators");

describe("fileValidators, against Starlette", () => {
  test.each(fixture.validators)("$nanoseconds ns, $size bytes", ({ nanoseconds, size, seconds, etag, lastModified }) => {
    expect(toSeconds(BigInt(nanoseconds))).toBe(seconds);
    expect(fileValidators(seconds, size)).toEqual({ etag, lastModified });
  });
});

describe("isNotModified, against Starlette", () => {
  const file = { etag: fixture.etag, lastModified: fixture.lastModified };

  test.each(fixture.conditions)("%j: %s", (condition, expected) => {
    expect(isNotModified({ ifNoneMatch: condition["if-none-match"], ifModifiedSince: condition["if-modified-since"] }, file)).toBe(expected);
  });
});

test("a 304 keeps the headers that Starlette keeps", () => {
  expect(notModifiedHeaders).toEqual(fixture.notModifiedHeaders);
});
