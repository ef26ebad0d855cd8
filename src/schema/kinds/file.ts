// `t.file`: a file that comes with a form.

import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { isUploadFile, type UploadFile } from "../../kernel/upload-file.ts";
import { ValueError } from "../../errors/validation.ts";
import type { ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import type { JsonSchema } from "../json-schema.ts";
import { ScalarKind } from "../scalar.ts";

/** An uploaded file. As a parameter it makes the body a multipart form, without `Form()`; a list of it takes several files of one name. */
export class FileKind extends ScalarKind<UploadFile, UploadFile, string> {
  /** Contracts ask: the parameter comes from a form, which must be multipart. */
  readonly "~isFile" = true;

  get "~label"(): string {
    return "function-plain[_validate()]";
  }

  override get "~typeName"(): string {
    return "UploadFile";
  }

  /** It is no text: queries, headers and cookies cannot carry it. */
  override get "~isScalar"(): boolean {
    return false;
  }

  override get "~dumpsItself"(): boolean {
    return false;
  }

  override "~exactTest"(value: string): string {
    return `typeof ${value} === "object" && ${value} !== null && ${value}["~isUploadFile"] === true`;
  }

  "~convert"(value: unknown): UploadFile | Invalid {
    return isUploadFile(value) ? value : INVALID;
  }

  "~refuse"(value: unknown, context: ParseContext): Invalid {
    const error = new ValueError(`Expected UploadFile, received: <class '${pythonClass(value)}'>`);
    return context.report("value_error", `Value error, ${error.message}`, value, { error });
  }

  override "~dump"(value: unknown, context: DumpContext): unknown {
    return context.json && isUploadFile(value) ? value.toJSON() : value;
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "string", contentMediaType: "application/octet-stream" };
  }
}

/** What Python calls the class of a value. */
function pythonClass(value: unknown): string {
  if (value === null || value === undefined) return "NoneType";
  if (typeof value === "string") return "str";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  if (typeof value === "bigint") return "int";
  if (Array.isArray(value)) return "list";
  return value instanceof Uint8Array ? "bytes" : "dict";
}

/** An uploaded file. */
export const file: FileKind = Object.freeze(new FileKind());
