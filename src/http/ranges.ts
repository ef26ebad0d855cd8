// The `range` header as Starlette's FileResponse reads it, and the frames of a multipart answer to it. Pure functions: no file is touched.
// Ranges are half-open, [start, end), in bytes from the file's beginning.

import { readPythonInteger } from "../kernel/python-integer.ts";
import { pythonStrip } from "../kernel/python-strip.ts";

export interface ByteRange {
  readonly start: number;
  /** The first byte that is no longer in it. */
  readonly end: number;
}

/** What a `range` header asks for. */
export type RangeRequest =
  /** The whole file, with 200: more ranges are asked for than a server should answer. */
  | { readonly kind: "whole" }
  /** 206. One range or several, sorted, merged where they touch. */
  | { readonly kind: "partial"; readonly ranges: readonly ByteRange[] }
  /** 400, with this text. */
  | { readonly kind: "malformed"; readonly message: string }
  /** 416, with this `content-range`. */
  | { readonly kind: "unsatisfiable"; readonly contentRange: string };

/** More ranges than this are answered with the whole file. */
export const maximalRanges = 100;

/** Reads a `range` header for a file of `size` bytes. */
export function readRanges(header: string, size: number): RangeRequest {
  const equals = header.indexOf("=");
  if (equals < 0) return malformed("Malformed range header.");
  if (pythonStrip(header.slice(0, equals)).toLowerCase() !== "bytes") return malformed("Only support bytes range");
  const parts = header.slice(equals + 1).split(",");
  if (parts.length > maximalRanges) return { kind: "whole" };
  const ranges = parts.map((part) => readRange(part, size)).filter((range) => range !== undefined);
  if (ranges.length === 0) return malformed("Range header: range must be requested");
  if (ranges.some(({ start }) => start < 0 || start >= size)) return { kind: "unsatisfiable", contentRange: `bytes */${size}` };
  if (ranges.some(({ start, end }) => start >= end)) return malformed("Range header: start must be less than end");
  return { kind: "partial", ranges: mergeRanges(ranges) };
}

function malformed(message: string): RangeRequest {
  return { kind: "malformed", message };
}

/** `first-last`, `first-` or `-length`. What is none of them is passed over. */
function readRange(part: string, size: number): ByteRange | undefined {
  const dash = part.indexOf("-");
  if (dash < 0) return undefined;
  const first = pythonStrip(part.slice(0, dash));
  const last = pythonStrip(part.slice(dash + 1));
  if (first === "") {
    const length = readPythonInteger(last);
    return length === undefined ? undefined : { start: Math.max(size - length, 0), end: size };
  }
  const start = readPythonInteger(first);
  if (start === undefined) return undefined;
  if (last === "") return { start, end: size };
  const end = readPythonInteger(last);
  return end === undefined ? undefined : { start, end: end < size ? end + 1 : size };
}

function mergeRanges(ranges: readonly ByteRange[]): ByteRange[] {
  const merged: ByteRange[] = [];
  for (const range of ranges.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    const last = merged.at(-1);
    if (last === undefined || range.start > last.end) merged.push(range);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return merged;
}

/** Whether an `if-range` header lets the `range` header count: it must be the file's entity tag or its date, letter for letter. */
export function ifRangeHolds(ifRange: string | undefined, file: { readonly etag: string; readonly lastModified: string }): boolean {
  return ifRange === undefined || ifRange === file.etag || ifRange === file.lastModified;
}

/** The `content-range` of one range. */
export function toContentRange(range: ByteRange, size: number): string {
  return `bytes ${range.start}-${range.end - 1}/${size}`;
}

/** What separates the parts of an answer with several ranges. */
export interface MultipartFrames {
  /** The `content-type` of the answer. */
  readonly contentType: string;
  /** The `content-length` of the answer: frames and contents together. */
  readonly contentLength: number;
  /** What stands before each range's bytes, in the order of the ranges. */
  readonly heads: readonly string[];
  /** What stands after each range's bytes. */
  readonly tail: string;
  /** What ends the answer. */
  readonly close: string;
}

/** The frames of a `multipart/byteranges` answer. `contentType` is the file's own; the boundary must not occur in the file (13 random bytes in hexadecimal do). */
export function toMultipartFrames(ranges: readonly ByteRange[], boundary: string, size: number, contentType: string): MultipartFrames {
  const heads = ranges.map((range) => `--${boundary}\r\nContent-Type: ${contentType}\r\nContent-Range: ${toContentRange(range, size)}\r\n\r\n`);
  const tail = "\r\n";
  const close = `--${boundary}--`;
  // Frames are Latin-1, so that a character is a byte.
  let contentLength = close.length;
  ranges.forEach((range, index) => (contentLength += heads[index]!.length + range.end - range.start + tail.length));
  return { contentType: `multipart/byteranges; boundary=${boundary}`, contentLength, heads, tail, close };
}
