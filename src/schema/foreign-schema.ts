// The JSON Schema that another library gives for a schema of its own, as a part of a document of ours: its definitions move among ours,
// and its references follow them.

import type { JsonSchema, SchemaContext } from "./json-schema.ts";

const DEFINITION = /^#\/(?:\$defs|definitions)\/(.+)$/;

/** The schema without what only a whole document has. `owner` is the foreign schema: its definitions are the same wherever it is used. */
export function adoptSchema(owner: object, described: JsonSchema, context: SchemaContext): JsonSchema {
  const { $schema: _dialect, $defs, definitions, ...root } = described;
  const parts = ($defs ?? definitions ?? {}) as Readonly<Record<string, JsonSchema>>;
  const adopt = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(adopt);
    if (typeof value !== "object" || value === null) return value;
    const copy = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, adopt(item)]));
    return typeof copy.$ref === "string" ? refer(copy, copy.$ref) : copy;
  };
  const refer = (schema: JsonSchema, target: string): JsonSchema => {
    const { $ref: _ref, ...beside } = schema;
    if (target === "#")
      return Object.assign(
        context.define(keyOf(owner, "#"), rootName(root), () => adopt(root) as JsonSchema),
        beside,
      );
    const name = DEFINITION.exec(target)?.[1];
    const part = name === undefined ? undefined : parts[unescape(name)];
    return part === undefined
      ? schema
      : Object.assign(
          context.define(keyOf(owner, name!), unescape(name!), () => adopt(part) as JsonSchema),
          beside,
        );
  };
  return refersToRoot(described) ? refer({}, "#") : (adopt(root) as JsonSchema);
}

/** JSON Pointers write `~` and `/` as escapes. */
function unescape(name: string): string {
  return decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~");
}

function rootName(root: JsonSchema): string {
  return typeof root.title === "string" ? root.title : "Schema";
}

function refersToRoot(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ((value as JsonSchema).$ref === "#") return true;
  return Object.values(value).some(refersToRoot);
}

const keys = new WeakMap<object, Map<string, object>>();

/** One object for each definition of a foreign schema. */
function keyOf(owner: object, name: string): object {
  let known = keys.get(owner);
  if (known === undefined) keys.set(owner, (known = new Map<string, object>()));
  let key = known.get(name);
  if (key === undefined) known.set(name, (key = { name }));
  return key;
}
