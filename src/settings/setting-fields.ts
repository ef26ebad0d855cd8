// The fields of a settings model with the names by which sources may give them, and how text becomes their value.

import { isPlainObject, setOwn } from "../kernel/deep.ts";
import { toSnake } from "../schema/alias-generators.ts";
import type { ModelDefinition } from "../schema/model-definition.ts";
import { ModelKind } from "../schema/model-kind.ts";
import type { Node } from "../schema/node.ts";
import { SettingsSyntaxError, type NamedSetting } from "./settings-error.ts";

export interface SettingField extends NamedSetting {
  readonly type: Node;
  /** Whether text for it is JSON: models, lists, records. */
  readonly isComplex: boolean;
  /** The fields of a nested model, for names with a delimiter. */
  readonly nested: readonly SettingField[];
}

interface Naming {
  readonly envPrefix?: string;
}

export function toSettingFields(definition: ModelDefinition, { envPrefix = "" }: Naming): readonly SettingField[] {
  return definition.fields.map((field) => {
    const aliases = field.type["~meta"].aliases?.map((path) => String(path[0]));
    const names = aliases ?? [...new Set([toSnake(field.name), field.name])].map((name) => envPrefix + name);
    const model = modelIn(field.type);
    return {
      name: field.name,
      inputName: field.inputName,
      type: field.type,
      variables: names.map((name) => (aliases === undefined ? name.toUpperCase() : name)),
      isComplex: isComplex(field.type),
      nested: model === undefined ? [] : toSettingFields(model.definition, {}),
    };
  });
}

/** Whether text cannot be the value itself. */
function isComplex(type: Node): boolean {
  if (type instanceof ModelKind || type["~isSequence"]) return true;
  if (type["~isScalar"]) return false;
  const { "~children": children } = type;
  return children.length === 0 ? type["~label"].startsWith("dict") : children.some(isComplex) || type["~label"].startsWith("dict");
}

function modelIn(type: Node): ModelKind | undefined {
  if (type instanceof ModelKind) return type;
  const { "~children": children } = type;
  return children.length === 1 && !type["~isSequence"] && (type["~takesNull"] || type["~mayBeAbsent"]) ? modelIn(children[0]!) : undefined;
}

/** Text from a source as a field takes it: JSON where the field is no scalar. @throws SettingsSyntaxError */
export function toValue(field: SettingField, text: string, source: string, envParseNull: string | undefined): unknown {
  if (envParseNull !== undefined && text === envParseNull) return null;
  if (!field.isComplex) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new SettingsSyntaxError(field.variables[0] ?? field.name, source, (error as Error).message);
  }
}

/** `above` over `below`; plain objects part by part. */
export function merge(below: Record<string, unknown>, above: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    if (value === undefined) continue;
    const before = Object.hasOwn(result, key) ? result[key] : undefined;
    setOwn(result, key, isPlainObject(before) && isPlainObject(value) ? merge(before, value) : value);
  }
  return result;
}
