// The schema of a type at a place of an operation: what the type says of itself, what the place's options add, and a title.

import { isPlainObject } from "../kernel/deep.ts";
import { toTitle } from "../kernel/python-text.ts";
import type { ParameterOptions } from "../contract/parameters.ts";
import { jsonable } from "../schema/jsonable.ts";
import { replaceContents } from "../schema/schema-meta.ts";
import type { JsonSchema, SchemaContext } from "../schema/json-schema.ts";
import type { Node } from "../schema/node.ts";
import { words } from "./_object-order.ts";

/** The schema with the options' words in the order in which Pydantic writes them; the default stands behind them. */
export function fieldSchema(type: Node, options: ParameterOptions, context: SchemaContext): JsonSchema {
  const schema = arrangeRaw(type["~schema"](context));
  const { title, description, deprecated, examples, jsonSchemaExtra } = options;
  moveToEnd(schema, "title", title);
  moveToEnd(schema, "description", description);
  moveToEnd(schema, "deprecated", deprecated === true ? true : undefined);
  moveToEnd(
    schema,
    "examples",
    examples?.map((example) => jsonable(example)),
  );
  if (jsonSchemaExtra !== undefined) Object.assign(schema, jsonSchemaExtra);
  moveToEnd(schema, "default", undefined);
  return schema;
}

/** The order in which Pydantic writes what a type says of itself. */
const RAW_ORDER = [
  ...words("$ref anyOf oneOf enum const type uniqueItems prefixItems items patternProperties additionalProperties propertyNames"),
  ...words("writeOnly format multipleOf maximum minimum exclusiveMaximum exclusiveMinimum minLength maxLength pattern minItems maxItems"),
  ...words("minProperties maxProperties contentMediaType contentEncoding contentSchema"),
];

/** Puts the keys in order, here and in the choices and items. FastAPI leaves them so where a path has parameters. */
function arrangeRaw(schema: JsonSchema): JsonSchema {
  const known = RAW_ORDER.filter((key) => Object.hasOwn(schema, key)).map((key) => [key, schema[key]] as const);
  replaceContents(schema, { ...Object.fromEntries(known), ...schema });
  for (const inner of [schema.items, schema.additionalProperties, schema.anyOf, schema.prefixItems].flat()) if (isPlainObject(inner)) arrangeRaw(inner);
  return schema;
}

/** Sets a key, or leaves what it has, as the last one. The object stays the same, since it may be a reference without a text yet. */
function moveToEnd(schema: JsonSchema, key: string, value: unknown): void {
  const kept = value ?? schema[key];
  delete schema[key];
  if (kept !== undefined) schema[key] = kept;
}

/** Gives the schema of a whole parameter, body or answer its title; what refers to a component keeps the component's. */
export function titleField(schema: JsonSchema, explicit: string | undefined, name: string): JsonSchema {
  if (!("$ref" in schema)) schema.title = explicit ?? toTitle(name);
  return schema;
}

/** Gives the schema of a member its title, unless it has one, or is a component or null. */
export function titleMember(schema: JsonSchema, name: string): JsonSchema {
  if (schema.title === undefined && !isComponentOrNull(schema)) schema.title = toTitle(name);
  return schema;
}

function isComponentOrNull(schema: JsonSchema): boolean {
  if ("$ref" in schema) return true;
  const choices = schema.anyOf;
  if (!Array.isArray(choices) || choices.length !== 2) return false;
  const [first, second] = choices as JsonSchema[];
  return "$ref" in first! && second!.type === "null";
}
