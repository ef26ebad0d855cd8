// How an instance of a model is dumped: which fields are wanted, under which names, then what was given besides, then computed fields.

import { isSame, setOwn } from "../kernel/deep.ts";
import type { DumpContext } from "./dump.ts";
import { classOf, fieldValue, isSet, ModelBase } from "./instance.ts";
import { definitionOf, type Field, type ModelDefinition } from "./model-definition.ts";
import type { Node, SerializationInfo } from "./node.ts";

/** The dump by the model that was declared; by the instance's own class where that was asked for. */
export function dumpModel(declared: ModelDefinition, value: object, context: DumpContext): unknown {
  return context.descend(() => {
    const definition = isPolymorphic(declared, context) ? ownDefinition(declared, value) : declared;
    const { serialize } = definition;
    if (serialize === undefined) return dumpContents(definition, value, context);
    const info: SerializationInfo = { context: context.options.context, mode: context.json ? "json" : "js" };
    const inner = (): unknown => dumpContents(definition, value, context);
    const result = (serialize as (self: object, inner: () => unknown, info: SerializationInfo) => unknown)(value, inner, info);
    return definition.serializeReturns === undefined ? context.given(result) : definition.serializeReturns["~dumpRun"](result, context);
  });
}

function isPolymorphic(definition: ModelDefinition, context: DumpContext): boolean {
  return context.options.serializeAsAny ?? definition.config.polymorphic ?? false;
}

function ownDefinition(declared: ModelDefinition, value: object): ModelDefinition {
  return value instanceof declared.class ? definitionOf(classOf(value)) : declared;
}

function dumpContents(definition: ModelDefinition, value: object, context: DumpContext): unknown {
  return definition.isRoot ? definition.fields[0]!.type["~dumpRun"]((value as { root?: unknown }).root, context) : dumpFields(definition, value, context);
}

function dumpFields(definition: ModelDefinition, value: object, context: DumpContext): Record<string, unknown> {
  const { options } = context;
  const result: Record<string, unknown> = {};
  const byAlias = options.byAlias ?? definition.config.serializeByAlias ?? false;
  for (const field of definition.fields) {
    const item = fieldValue(value, field.name);
    if (!context.wants(field.name) || isExcluded(field, item)) continue;
    if (options.excludeUnset === true && value instanceof ModelBase && !isSet(value, field)) continue;
    if (options.excludeDefaults === true && isDefault(field, item)) continue;
    put(result, field.name, byAlias ? field.outputName : field.name, field.type, item, context);
  }
  if (value instanceof ModelBase) dumpOthers(definition, ModelBase["~extras"](value), result, context);
  if (options.roundTrip === true || options.excludeComputed === true) return result;
  for (const { name, type, outputName } of definition.computed) {
    if (context.wants(name)) put(result, name, byAlias ? outputName : name, type, (value as Record<string, unknown>)[name], context);
  }
  return result;
}

/** The dump of a plain object: its fields, and what is kept besides them. */
export function dumpPlainFields(definition: ModelDefinition, value: Readonly<Record<string, unknown>>, context: DumpContext): unknown {
  return context.descend(() => {
    const result = dumpFields(definition, value, context);
    if (definition.config.extra === "allow")
      dumpOthers(definition, Object.fromEntries(Object.entries(value).filter(([key]) => !definition.byName.has(key))), result, context);
    return result;
  });
}

function put(result: Record<string, unknown>, name: string, key: string, type: Node, item: unknown, context: DumpContext): void {
  if (item === undefined || (context.options.excludeNone === true && item === null)) return;
  const shown = context.inside(name, () => type["~dumpRun"](item, context));
  if (shown !== undefined) setOwn(result, key, shown);
}

function dumpOthers(definition: ModelDefinition, others: Readonly<Record<string, unknown>>, result: Record<string, unknown>, context: DumpContext): void {
  for (const [key, item] of Object.entries(others)) {
    if (!context.wants(key) || item === undefined || (context.options.excludeNone === true && item === null)) continue;
    const { extraType } = definition;
    setOwn(
      result,
      key,
      context.inside(key, () => (extraType === undefined ? context.unknown(item) : extraType["~dumpRun"](item, context))),
    );
  }
}

function isExcluded(field: Field, item: unknown): boolean {
  const { exclude } = field.type["~meta"];
  return typeof exclude === "function" ? exclude(item) : exclude === true;
}

function isDefault(field: Field, item: unknown): boolean {
  const { fallback, factory } = field.type["~meta"];
  if (fallback !== undefined) return isSame(item, fallback.value);
  return factory !== undefined && factory.length === 0 && isSame(item, factory({}));
}
