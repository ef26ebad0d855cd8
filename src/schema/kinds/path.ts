// `t.path`: a path of a file system, as text. Nothing is looked up, unless `t.filePath`, `t.directoryPath` or `t.newPath` ask for that.

import { builtinModule } from "../../kernel/builtin-module.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { exactnessOfParsed, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { JsonSchema } from "../json-schema.ts";
import { ruleSchema, type Rule } from "../rules.ts";
import { ScalarKind } from "../scalar.ts";
import { refuseInstance, textOf } from "../text-input.ts";

/** A path, written with single slashes and without `.`, as Python's `Path` writes it. `..` stays: only the file system knows what it means. */
export class PathKind extends ScalarKind<string> {
  get "~label"(): string {
    const either = "json-or-python[json=function-after[path_validator(), str],python=is-instance[Path]]";
    const path = `lax-or-strict[lax=union[${either},function-after[path_validator(), str]],strict=${either}]`;
    const [looked] = this.rules;
    return looked === undefined ? path : `function-after[validate_${looked.name}(), ${path}]`;
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
    return { type: "string", format: "path", ...ruleSchema(this.rules) };
  }
}

/** Two slashes in front mean something of their own to POSIX; one, three and more are a root. */
function normalise(path: string): string {
  const root = /^\/\/(?!\/)/.test(path) ? "//" : path.startsWith("/") ? "/" : "";
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return root + parts.join("/") || ".";
}

interface Found {
  isFile(): boolean;
  isDirectory(): boolean;
}

interface FileSystem {
  statSync(path: string, options: { readonly throwIfNoEntry: false }): Found | undefined;
}

/** What stands at a path; undefined where nothing does, or where it cannot be looked at. @throws TypeError where the runtime has no files */
function find(path: string): Found | undefined {
  const files = builtinModule<FileSystem>("node:fs");
  if (files === undefined) throw new TypeError("This runtime has no file system to look a path up in: take t.path.");
  try {
    return files.statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function parentOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end === -1 ? "." : end === 0 ? "/" : path.slice(0, end);
}

/** Asked each time anew: what the disk says may have changed until the path is used. */
function look(name: string, order: number, type: string, message: string, test: (path: string) => boolean, schema: JsonSchema = {}): Rule<string> {
  return { name, order, type, message, test, schema };
}

/** A path of a file system. */
export const path: PathKind = Object.freeze(new PathKind());

/** A path at which a file stands. */
export const filePath: PathKind = path["~withRule"](
  look("file", 1, "path_not_file", "Path does not point to a file", (text) => find(text)?.isFile() === true, { format: "file-path" }),
);

/** A path at which a directory stands. */
export const directoryPath: PathKind = path["~withRule"](
  look("directory", 1, "path_not_directory", "Path does not point to a directory", (text) => find(text)?.isDirectory() === true, { format: "directory-path" }),
);

/** A path at which nothing stands yet, in a directory that is there. */
export const newPath: PathKind = path["~withRule"](look("new", 1, "path_exists", "Path already exists", (text) => find(text) === undefined))["~withRule"](
  look("parent", 2, "parent_does_not_exist", "Parent directory does not exist", (text) => find(parentOf(text)) !== undefined),
);
