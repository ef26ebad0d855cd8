// The validators of a file (entity tag and date, RFC 9110 §8.8) and whether a conditional request may be answered with 304.
// Both are Starlette's, byte for byte, so that caches filled by the one are good for the other.

import { md5 } from "../kernel/md5.ts";
import { pythonStrip } from "../kernel/python-strip.ts";
import { compareDates, readDateParts, toHttpDate } from "./http-date.ts";

/** The headers by which a file's state is told. */
export interface FileValidators {
  /** With its quotes. */
  readonly etag: string;
  readonly lastModified: string;
}

/**
 * The validators of a file. `modified` is the time of its last change in seconds, with fraction; `size` is in bytes.
 * Where the system tells nanoseconds, `toSeconds` gives the very number that Python has.
 */
export function fileValidators(modified: number, size: number): FileValidators {
  const whole = Math.floor(modified);
  // Python rounds to microseconds before it takes the whole seconds.
  const second = Math.round((modified - whole) * 1e6) === 1e6 ? whole + 1 : whole;
  return { etag: `"${md5(`${pythonFloat(modified)}-${size}`)}"`, lastModified: toHttpDate(second * 1000) };
}

/** Nanoseconds since 1970 as Python's `st_mtime`: a float made of whole seconds and the rest. */
export function toSeconds(nanoseconds: bigint): number {
  const rest = ((nanoseconds % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  return Number((nanoseconds - rest) / 1_000_000_000n) + 1e-9 * Number(rest);
}

/** Python's text of a float in the range that times have. */
function pythonFloat(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value).replace(/e-(\d)$/, "e-0$1");
}

/** The two headers of a conditional request that a file answers. */
export interface RequestConditions {
  readonly ifNoneMatch?: string | undefined;
  readonly ifModifiedSince?: string | undefined;
}

/** Whether the client's copy is good. `if-none-match` decides where it is sent; else `if-modified-since` does, by the parts of its date. */
export function isNotModified({ ifNoneMatch, ifModifiedSince }: RequestConditions, file: FileValidators): boolean {
  if (ifNoneMatch !== undefined && ifNoneMatch !== "") {
    if (pythonStrip(ifNoneMatch) === "*") return true;
    return ifNoneMatch.split(",").some((tag) => withoutWeakness(pythonStrip(tag)) === file.etag);
  }
  if (ifModifiedSince === undefined) return false;
  const since = readDateParts(ifModifiedSince);
  const modified = readDateParts(file.lastModified);
  return since !== undefined && modified !== undefined && compareDates(since, modified) >= 0;
}

function withoutWeakness(tag: string): string {
  return tag.startsWith("W/") ? tag.slice(2) : tag;
}

/** The headers of the file's answer that a 304 keeps. */
export const notModifiedHeaders: readonly string[] = ["cache-control", "content-location", "date", "etag", "expires", "vary"];
