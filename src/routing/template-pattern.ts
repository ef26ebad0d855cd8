// A template as one regular expression over the whole path, and the parameters read from its groups.
// It is the meaning of a template: whatever matches faster must give the same answer.

import { REST_PATTERN } from "./convertors.ts";
import type { PathTemplate } from "./path-template.ts";
import { NO_PARAMS } from "./route-table.ts";

/** What a regular expression found in a path. */
export interface PatternMatch {
  readonly params: readonly string[];
  readonly rest: string;
}

/** Compiles the regular expression of a template, with one named group a parameter. */
export function compileTemplatePattern(template: PathTemplate): RegExp {
  // Python's `$`, unlike JavaScript's, also stands before a line feed that ends the text; Starlette so takes "/items%0A".
  return new RegExp(`^${toSource(template, (name) => `?<${name}>`)}(?=\\n?$)`, "u");
}

/** The pattern's source without the parameters' names: templates of equal shapes take exactly the same paths. */
export function toTemplateShape(template: PathTemplate): string {
  return toSource(template, () => "");
}

function toSource(template: PathTemplate, openGroup: (name: string) => string): string {
  let source = "";
  for (const part of template.parts) {
    source += typeof part === "string" ? escapeLiteral(part) : `(${openGroup(part.name)}${part.convertor.pattern})`;
  }
  return template.isPrefix ? `${source}/(${openGroup("path")}${REST_PATTERN})` : source;
}

/** Reads a path by the regular expression of its template; null where it does not fit. */
export function readByPattern(pattern: RegExp, template: PathTemplate, path: string): PatternMatch | null {
  const groups = pattern.exec(path);
  if (groups === null) return null;
  const params = template.names.length === 0 ? NO_PARAMS : template.names.map((name) => groups.groups![name]!);
  return { params, rest: template.isPrefix ? restOf(path, groups.groups!["path"]!) : "" };
}

/** Starlette cuts by length from the end; where a line feed makes the cut miss its slash, the mount sees the whole path. */
function restOf(path: string, afterSlash: string): string {
  const cut = path.length - afterSlash.length - 1;
  return path[cut] === "/" ? path.slice(cut) : path;
}

function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
