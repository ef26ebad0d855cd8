// How large and how many the parts of a form may be, with Starlette's defaults, and the answer to a form that goes beyond.

import { HTTPException } from "../errors/http-exception.ts";
import type { MakeSpool } from "./spool.ts";

export interface FormLimits {
  /** Files in a multipart form: 1000 by default. */
  readonly maxFiles?: number | undefined;
  /** Fields that are no files: 1000 by default. */
  readonly maxFields?: number | undefined;
  /** The greatest field that is no file, in bytes: 1 MiB by default. */
  readonly maxPartSize?: number | undefined;
}

export interface FormOptions extends FormLimits {
  /** Where files beyond 1 MiB go while they are read; memory by default. */
  readonly spool?: MakeSpool | undefined;
}

export const DEFAULT_MAX_FILES = 1000;
export const DEFAULT_MAX_FIELDS = 1000;
export const DEFAULT_MAX_PART_SIZE = 1_048_576;

/** 400 with a text of Starlette's. */
export function badForm(message: string): HTTPException {
  return new HTTPException(400, message);
}

export function tooManyFields(limit: number): HTTPException {
  return badForm(`Too many fields. Maximum number of fields is ${limit}.`);
}

export function tooManyFiles(limit: number): HTTPException {
  return badForm(`Too many files. Maximum number of files is ${limit}.`);
}

/** @param what `Part` of a multipart form, `Field` of an urlencoded one. */
export function tooLarge(what: "Part" | "Field", limit: number): HTTPException {
  return badForm(`${what} exceeded maximum size of ${Math.trunc(limit / 1024)}KB.`);
}
