// Path templates: "/items/{item_id}/files/{file_path:path}" as frozen data, with what is wrong in one said at once.
// Matching and filling are elsewhere; this module only reads the text that a declaration holds.

import { withoutTrailingSlashes } from "./trailing-slashes.ts";
import { convertorNames, findConvertor } from "./convertors.ts";
import type { Convertor } from "./convertors.ts";
import { RoutingError } from "./routing-error.ts";

/** A parameter within a template. */
export interface PathParameter {
  readonly name: string;
  /** "str" where the template names none. */
  readonly convertorName: string;
  readonly convertor: Convertor;
}

/** Literal text, or a parameter. */
export type PathPart = string | PathParameter;

/** A template, parsed. Equal texts do not give the same object. */
export interface PathTemplate {
  /** As declared; of a prefix without the slashes at its end. */
  readonly source: string;
  /** Without convertors, "/items/{item_id}/files/{file_path}": what documents show. */
  readonly format: string;
  /** The template cut into literal texts and parameters, in their order. No literal text is empty. */
  readonly parts: readonly PathPart[];
  /** The parameters alone, in their order. */
  readonly parameters: readonly PathParameter[];
  /** Their names, in the same order. */
  readonly names: readonly string[];
  /** True where "/…" follows that the template says nothing of: a mount. */
  readonly isPrefix: boolean;
}

/**
 * Parses the template of a route. Throws a `RoutingError` where it does not begin with "/", its braces do not pair,
 * a parameter's name is none or stands twice, or a convertor is not known.
 */
export function parsePathTemplate(source: string): PathTemplate {
  return parse(source, false);
}

/**
 * Parses the template of a mount, which takes "/static/…" for "/static" and every path for "" or "/".
 * Throws as `parsePathTemplate` does, and for a parameter `path`: that is the name of what follows the prefix.
 */
export function parsePrefixTemplate(source: string): PathTemplate {
  const template = parse(withoutTrailingSlashes(source), true);
  if (template.names.includes("path")) {
    throw new RoutingError("reserved_parameter", `"${source}" has a parameter {path}, which in a prefix means all that follows it. Choose another name`);
  }
  return template;
}

/** The name of a webhook, or the expression of a callback (`{$request.body.url}/done`), in the form of a template. Nothing matches it. */
export function expressionTemplate(source: string): PathTemplate {
  const format = source.replace(/\{([a-zA-Z_]\w*):\w+\}/g, "{$1}");
  const names = [...format.matchAll(/\{([a-zA-Z_]\w*)\}/g)].map(([, name]) => name!);
  return Object.freeze({ source, format, parts: Object.freeze([source]), parameters: Object.freeze([]), names: Object.freeze(names), isPrefix: false });
}

function parse(source: string, isPrefix: boolean): PathTemplate {
  if (!source.startsWith("/") && !(isPrefix && source === "")) {
    throw new RoutingError("no_leading_slash", `"${source}" does not begin with "/". Write "/${source}"`);
  }
  const parts: PathPart[] = [];
  const parameters: PathParameter[] = [];
  let format = "";
  let from = 0;
  for (const match of source.matchAll(/\{([^{}]*)\}/g)) {
    const literal = checkLiteral(source, source.slice(from, match.index));
    if (literal !== "") parts.push(literal);
    const parameter = parseParameter(source, match[1]!);
    if (parameters.some((earlier) => earlier.name === parameter.name)) {
      throw new RoutingError("duplicate_parameter", `"${source}" names the parameter "${parameter.name}" twice. Give each its own name`);
    }
    parts.push(parameter);
    parameters.push(parameter);
    format += `${literal}{${parameter.name}}`;
    from = match.index + match[0].length;
  }
  const literal = checkLiteral(source, source.slice(from));
  if (literal !== "") parts.push(literal);
  return Object.freeze({
    source,
    format: format + literal,
    parts: Object.freeze(parts),
    parameters: Object.freeze(parameters),
    names: Object.freeze(parameters.map((parameter) => parameter.name)),
    isPrefix,
  });
}

function checkLiteral(source: string, literal: string): string {
  const brace = /[{}]/.exec(literal);
  if (brace === null) return literal;
  const reason = brace[0] === "{" ? 'a "{" that no "}" closes' : 'a "}" that no "{" opens';
  throw new RoutingError("unbalanced_braces", `"${source}" has ${reason}. A parameter is written {name} or {name:convertor}, and not within another`);
}

/** What stands between two braces: `item_id`, `item_id:int`. */
function parseParameter(source: string, inner: string): PathParameter {
  const colon = inner.indexOf(":");
  const name = colon === -1 ? inner : inner.slice(0, colon);
  const convertorName = colon === -1 ? "str" : inner.slice(colon + 1);
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)) {
    throw new RoutingError(
      "bad_parameter_name",
      `"${source}" has a parameter {${inner}}, whose name is not made of ASCII letters, digits and "_", no digit first`,
    );
  }
  const convertor = findConvertor(convertorName);
  if (convertor === undefined) {
    throw new RoutingError(
      "unknown_convertor",
      `"${source}" asks for the convertor "${convertorName}", which does not exist. There are ${convertorNames().join(", ")}`,
    );
  }
  return Object.freeze({ name, convertorName, convertor });
}
