// The tags by which the members of a discriminated union are known: the literal values of a field that each of them has.

import { errors } from "../errors/catalogue.ts";
import { SchemaContext, type JsonSchema } from "./json-schema.ts";
import type { AliasPath, Node } from "./node.ts";

/** A literal value of a discriminating field. */
export type Tag = string | number | boolean;

/** What a model shows of itself here; other types with members are looked into. */
interface ModelLike extends Node {
  readonly definition: { readonly name: string; readonly byName: ReadonlyMap<string, { readonly type: Node; readonly sources: readonly AliasPath[] }> };
}

/** The tags of a member, each with the type that reads its values: unions inside of unions are asked for theirs. */
export function tagsOf(member: Node, key: string): readonly { readonly tag: Tag; readonly member: Node }[] {
  if (isModel(member)) return literalsOf(member, key).map((tag) => ({ tag, member }));
  if (member["~children"].length === 0) throw errors.notDiscriminated(member["~fullLabel"], key);
  const inner = member["~children"].flatMap((child) => tagsOf(child, key));
  return "discriminator" in member || member["~children"].length === 1 ? inner.map(({ tag }) => ({ tag, member })) : inner;
}

/** Where a tag is looked for: under the field's own name, then under its alias. */
export function sourcesOfTag(members: readonly Node[], key: string): readonly AliasPath[] {
  const aliases = new Set(members.flatMap((member) => modelsIn(member)).map(({ definition }) => String(definition.byName.get(key)?.sources[0]?.[0] ?? key)));
  aliases.delete(key);
  return [[key], ...[...aliases].map((alias) => [alias])];
}

function modelsIn(node: Node): readonly ModelLike[] {
  return isModel(node) ? [node] : node["~children"].flatMap(modelsIn);
}

function isModel(node: Node): node is ModelLike {
  return "definition" in node;
}

/** The values of a literal field, read off its JSON Schema, which every kind that has such values can say. */
function literalsOf(model: ModelLike, key: string): readonly Tag[] {
  const field = model.definition.byName.get(key);
  const context = new SchemaContext("validation");
  const values = field === undefined ? undefined : valuesIn(field.type["~schema"](context), context);
  if (values === undefined) throw errors.notDiscriminated(model.definition.name, key);
  return values;
}

function valuesIn(schema: JsonSchema, context: SchemaContext): readonly Tag[] | undefined {
  const target = context.definitions.target(schema);
  if (target !== undefined) return valuesIn(target.schema, context);
  if ("const" in schema) return [schema.const as Tag];
  if (Array.isArray(schema.enum)) return schema.enum as Tag[];
  if (!Array.isArray(schema.anyOf)) return undefined;
  const choices = (schema.anyOf as JsonSchema[]).map((choice) => valuesIn(choice, context));
  return choices.every((choice) => choice !== undefined) ? choices.flat() : undefined;
}
