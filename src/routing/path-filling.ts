// From a template and the values of its parameters back to a path: the ground of `url_path_for`.
// The name of a route is not looked at here, and nothing is percent-encoded: that is done where a URL is made.

import { withoutTrailingSlashes } from "./trailing-slashes.ts";
import { toText } from "./convertors.ts";
import type { Convertor } from "./convertors.ts";
import type { PathTemplate } from "./path-template.ts";
import { RoutingError } from "./routing-error.ts";

/** The values of parameters by their names. Only own properties count. */
export type PathValues = Readonly<Record<string, unknown>>;

/**
 * The path with these values in it, or null where the names given are not exactly the template's (the next route of the
 * same name is then asked). A mount's template also takes `path`, what follows the prefix, with slashes before it or not.
 * Throws a `RoutingError` for a value that its convertor cannot write.
 */
export function fillPathTemplate(template: PathTemplate, values: PathValues): string | null {
  if (!template.isPrefix) {
    return Object.keys(values).length === template.names.length ? fill(template, values) : null;
  }
  if (!Object.hasOwn(values, "path") || Object.keys(values).length !== template.names.length + 1) return null;
  const prefix = fill(template, values);
  return prefix === null ? null : `${prefix}/${writeValue(template, "path", toText, values).replace(/^\/+/, "")}`;
}

/** A mount's prefix as a path, and the values that are left for the routes within. */
export interface FilledPrefix {
  /** Without a slash at its end. */
  readonly path: string;
  readonly remaining: PathValues;
}

/**
 * The prefix with its own parameters filled, for a route within the mount to go on; null where one has no value.
 * Throws a `RoutingError` for a value that its convertor cannot write.
 */
export function fillPrefixTemplate(template: PathTemplate, values: PathValues): FilledPrefix | null {
  const path = fill(template, values);
  if (path === null) return null;
  const remaining = Object.entries(values).filter(([name]) => !template.names.includes(name));
  return { path: withoutTrailingSlashes(path), remaining: Object.fromEntries(remaining) };
}

function fill(template: PathTemplate, values: PathValues): string | null {
  let path = "";
  for (const part of template.parts) {
    if (typeof part === "string") {
      path += part;
    } else {
      if (!Object.hasOwn(values, part.name)) return null;
      path += writeValue(template, part.name, part.convertor.format, values);
    }
  }
  return path;
}

/** A refused value is reported with the name of its parameter. */
function writeValue(template: PathTemplate, name: string, format: Convertor["format"], values: PathValues): string {
  try {
    return format(values[name]);
  } catch (cause) {
    if (!(cause instanceof RoutingError)) throw cause;
    throw new RoutingError(cause.code, `{${name}} of "${template.source}": ${cause.message}`, { cause });
  }
}
