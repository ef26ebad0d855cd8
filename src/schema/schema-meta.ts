// What a type's meta adds to its JSON Schema: title, description, default, examples, and whatever the user adds or changes.

import { DumpContext, JSON_OPTIONS } from "./dump.ts";
import { jsonable } from "./jsonable.ts";
import type { JsonSchema, SchemaMode } from "./json-schema.ts";
import type { Node } from "./node.ts";

/** Writes into `schema` itself, which is always fresh: it may be a reference whose text comes later. */
export function addMeta(schema: JsonSchema, node: Node, mode: SchemaMode): JsonSchema {
  const meta = node["~meta"];
  if (meta.title !== undefined) schema.title = meta.title;
  if (meta.description !== undefined) schema.description = meta.description;
  if (meta.examples !== undefined) schema.examples = meta.examples.map((example) => jsonable(example));
  if (meta.deprecated !== undefined && meta.deprecated !== false) schema.deprecated = true;
  if (meta.fallback !== undefined) addDefault(schema, node, meta.fallback.value, mode);
  const extra = meta.jsonSchemaExtra;
  if (typeof extra === "function") replaceContents(schema, extra(schema));
  else if (extra !== undefined) Object.assign(schema, extra);
  return schema;
}

/** A default that JSON cannot carry is left out. Only a plain serializer of its own has a say, where answers are described, as in Pydantic. */
function addDefault(schema: JsonSchema, node: Node, value: unknown, mode: SchemaMode): void {
  const context = new DumpContext(JSON_OPTIONS);
  context.isBare = mode !== "serialization" || node["~meta"].serializer?.wraps !== false;
  const shown = node["~dumpRun"](value, context);
  if (shown !== undefined) schema.default = shown;
}

/** Makes `schema` hold what `changed` holds, in that order. */
export function replaceContents(schema: JsonSchema, changed: JsonSchema): void {
  if (changed === schema) return;
  const entries = { ...changed };
  for (const key of Object.keys(schema)) delete schema[key];
  Object.assign(schema, entries);
}
