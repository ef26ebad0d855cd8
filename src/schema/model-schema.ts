// The JSON Schema of a model: properties under their names on the wire, titles made from names, what is required in each direction.

import { setOwn } from "../kernel/deep.ts";
import { toTitle } from "../kernel/python-text.ts";
import type { JsonSchema, SchemaContext } from "./json-schema.ts";
import type { Field, ModelDefinition } from "./model-definition.ts";
import type { Node } from "./node.ts";
import { replaceContents } from "./schema-meta.ts";

/** The schema that stands under the model's name in a document. */
export function describeModel(definition: ModelDefinition, context: SchemaContext): JsonSchema {
  const { serializeReturns } = definition;
  if (context.mode === "serialization" && serializeReturns !== undefined) return serializeReturns["~schema"](context);
  const schema = definition.isRoot ? describeRoot(definition, context) : describeFields(definition, context);
  if (definition.config.description !== undefined) schema.description = definition.config.description;
  const extra = definition.config.jsonSchemaExtra;
  if (typeof extra === "function") replaceContents(schema, extra(schema));
  else Object.assign(schema, extra);
  return schema;
}

function describeRoot(definition: ModelDefinition, context: SchemaContext): JsonSchema {
  const schema = definition.fields[0]!.type["~schema"](context);
  const { config } = definition;
  if (config.title !== undefined) schema.title = config.title;
  else schema.title ??= definition.name;
  return schema;
}

function describeFields(definition: ModelDefinition, context: SchemaContext): JsonSchema {
  const { config } = definition;
  const properties: JsonSchema = {};
  const required: string[] = [];
  const isOutput = context.mode === "serialization";
  for (const field of definition.fields) {
    if (isOutput && field.type["~meta"].exclude === true) continue;
    const name = propertyName(field, context);
    setOwn(properties, name, describeProperty(definition, field.type, name, context));
    if (isRequired(definition, field, isOutput)) required.push(name);
  }
  if (isOutput) {
    for (const { name, type, outputName } of definition.computed) {
      const key = context.byAlias ? outputName : name;
      const schema = describeProperty(definition, type, key, context);
      schema.readOnly = true;
      setOwn(properties, key, schema);
      required.push(key);
    }
  }
  const schema: JsonSchema = { properties };
  if (required.length > 0) schema.required = required;
  schema.title = definition.title;
  schema.type = "object";
  if (config.extra === "forbid") schema.additionalProperties = false;
  if (config.extra === "allow") schema.additionalProperties = definition.extraType?.["~schema"](context) ?? true;
  return schema;
}

/** The name of a field in a schema: under its alias unless names were asked for. */
export function propertyName(field: Field, context: SchemaContext): string {
  if (!context.byAlias) return field.name;
  return context.mode === "serialization" ? field.outputName : field.schemaName;
}

/** Answers always hold their defaults: whether a document says so is the model's choice. Fields that may be absent are not required. */
function isRequired(definition: ModelDefinition, field: Field, isOutput: boolean): boolean {
  if (field.isRequired) return true;
  const { fallback, factory } = field.type["~meta"];
  return isOutput && definition.config.defaultsRequired === true && (fallback !== undefined || factory !== undefined);
}

function describeProperty(definition: ModelDefinition, type: Node, name: string, context: SchemaContext): JsonSchema {
  const schema = type["~schema"](context);
  if (schema.title === undefined && !isNamed(schema)) schema.title = definition.config.fieldTitle?.(name) ?? toTitle(name).trim();
  return schema;
}

/** What refers to a named schema has the title there; so has the choice between such a reference and null. */
function isNamed(schema: JsonSchema): boolean {
  if ("$ref" in schema) return true;
  const choices = schema.anyOf as readonly JsonSchema[] | undefined;
  return choices?.length === 2 && "$ref" in choices[0]! && choices[1]!.type === "null";
}
