import { describe, expect, test } from "vitest";
import { readFixture } from "../../test/parity/fixture.ts";
import { ifRangeHolds, readRanges, toContentRange, toMultipartFrames } from "./ranges.ts";

type Outcome = { kind: string; message?: string; contentRange?: string; ranges?: [number, number][] };

const fixture = readFixture<{
  cases: [header: string, size: number, outcome: Outcome][];
  frames: { ranges: [number, number][]; boundary: string; size: number; contentType: string; contentLength: number; heads: string[] }[];
}>("ranges");

const toRange = ([start, end]: [number, number]) => ({ start, end });

describe("readRanges, against Starlette", () => {
  test.each(
    fixture.cases.map(
      ([header, size, outcome]) => [header.length > 60 ? `${header.slice(0, 60)}… (${header.length})` : header, size, header, outcome] as const,
    ),
  )("%j of %i bytes", (_label, size, header, outcome) => {
    expect(readRanges(header, size)).toEqual(outcome.ranges === undefined ? outcome : { ...outcome, ranges: outcome.ranges.map(toRange) });
  });
});

describe("toMultipartFrames, against Starlette", () => {
  test.each(fixture.frames)("$ranges", ({ ranges, boundary, size, contentType, contentLength, heads }) => {
    const frames = toMultipartFrames(ranges.map(toRange), boundary, size, contentType);
    expect(frames.heads).toEqual(heads);
    expect(frames.contentLength).toBe(contentLength);
    expect(frames.contentType).toBe(`multipart/byteranges; boundary=${boundary}`);
  });

  test("counts exactly the bytes that are sent", () => {
    const content = "0123456789".repeat(10);
    const ranges = [toRange([0, 3]), toRange([90, 100])];
    const frames = toMultipartFrames(ranges, "b", content.length, "text/plain");
    const body = ranges.map((range, index) => frames.heads[index]! + content.slice(range.start, range.end) + frames.tail).join("") + frames.close;
    expect(body.length).toBe(frames.contentLength);
    expect(body).toBe(
      "--b\r\nContent-Type: text/plain\r\nContent-Range: bytes 0-2/100\r\n\r\n012\r\n--b\r\nContent-Type: text/plain\r\nContent-Range: bytes 90-99/100\r\n\r\n0123456789\r\n--b--",
    );
  });
});

test("a content-range counts its last byte in", () => {
  expect(toContentRange({ start: 0, end: 1 }, 10)).toBe("bytes 0-0/10");
});

test("if-range holds for the tag or the date, letter for letter", () => {
  const file = { etag: '"abc"', lastModified: "Wed, 21 Oct 2015 07:28:00 GMT" };
  expect(ifRangeHolds(undefined, file)).toBe(true);
  expect(ifRangeHolds('"abc"', file)).toBe(true);
  expect(ifRangeHolds("Wed, 21 Oct 2015 07:28:00 GMT", file)).toBe(true);
  expect(ifRangeHolds('W/"abc"', file)).toBe(false);
  expect(ifRangeHolds("Wed, 21 Oct 2015 07:28:00 +0000", file)).toBe(false);
  expect(ifRangeHolds("", file)).toBe(false);
});
