// `t.path`: a path of a file system, as text. Nothing is looked up.

import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { exactnessOfParsed, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { JsonSchema } from "../json-schema.ts";
import { ScalarKind } from "../scalar.ts";
import { refuseInstance, textOf } from "../text-input.ts";

/** A path, written with single slashes and without `.`, as Python's `Path` writes it. `..` stays: only the file system knows what it means. */
export class PathKind extends ScalarKind<string> {
  get "~label"(): string {
    const either = "json-or-python[json=function-after[path_validator(), str],python=is-instance[Path]]";
    return `lax-or-strict[lax=union[${either},function-after[path_validator(), str]],strict=${either}]`;
  }

  override get "~typeName"(): string {
    return "Path";
  }

  override "~exactness"(_value: unknown, _converted: unknown, mode: InputMode): Exactness {
    return exactnessOfParsed(mode);
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): string | Invalid {
    const text = typeof value === "string" ? value : strict ? undefined : textOf(value, mode);
    return text === undefined ? INVALID : normalise(text);
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    if (strict && context.mode === "js") return refuseInstance("Path", value, context);
    if (strict) return context.report("string_type", "Input should be a valid string", value);
    return context.report("path_type", "Input is not a valid path for <class 'pathlib.Path'>", value);
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "string", format: "path" };
  }
}

/** Two slashes in front mean something of their own to POSIX; one, three and more are a root. */
function normalise(path: string): string {
  const root = /^\/\/(?!\/)/.test(path) ? "//" : path.startsWith("/") ? "/" : "";
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return root + parts.join("/") || ".";
}

/** A path of a file system. */
export const path: PathKind = Object.freeze(new PathKind());
