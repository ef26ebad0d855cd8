// A model class as a type. What it does stands elsewhere: reading in `model-reader.ts`, generated code in `emit-model.ts`, dumping in
// `model-dump.ts`, description in `model-schema.ts`.

import { isPlainObject, setOwn } from "../kernel/deep.ts";
import { INVALID } from "../kernel/invalid.ts";
import { ValidationError } from "../errors/validation.ts";
import { compiled } from "./compile.ts";
import { ParseContext, type ParseOptions } from "./context.ts";
import type { DumpContext } from "./dump.ts";
import { emitModel } from "./emit-model.ts";
import type { Emitter, Purpose, Routine } from "./emitter.ts";
import { classOf, construction, copyInto, emptyMask, fillFrom, ModelBase, type Fill, type SetMask } from "./instance.ts";
import { hide, redactorOf } from "./hiding.ts";
import { isRecursive } from "./inside.ts";
import { boundIssues } from "./issue-bounds.ts";
import type { JsonSchema, SchemaContext } from "./json-schema.ts";
import { definitionOf, type ModelConstructor, type ModelDefinition } from "./model-definition.ts";
import { dumpModel } from "./model-dump.ts";
import { lookUp, readInput, readModel, readRefused, runHook } from "./model-reader.ts";
import { describeModel } from "./model-schema.ts";
import type { Fit, InheritedConfig, Node } from "./node.ts";
import { labelSteps, runSteps } from "./steps.ts";
import { Kind } from "./type.ts";

export class ModelKind extends Kind implements Routine {
  readonly model: ModelConstructor;

  constructor(model: ModelConstructor) {
    super();
    this.model = model;
    Object.freeze(this);
  }

  get definition(): ModelDefinition {
    return definitionOf(this.model);
  }

  get "~label"(): string {
    return this.definition.name;
  }

  override get "~fullLabel"(): string {
    return labelSteps(this.definition.label, this["~meta"].steps ?? []);
  }

  override get "~title"(): string {
    return this["~meta"].steps === undefined ? this.definition.title : super["~title"];
  }

  get "~routineName"(): string {
    return this.definition.name;
  }

  override get "~hasName"(): boolean {
    return true;
  }

  override get "~identity"(): object {
    return this.model;
  }

  override get "~children"(): readonly Node[] {
    const { fields, extraType } = this.definition;
    const types = fields.map((field) => field.type);
    return extraType === undefined ? types : [...types, extraType];
  }

  override get "~isScalar"(): boolean {
    return this.definition.isRoot && this.definition.fields[0]!.type["~isScalar"];
  }

  override get "~takesOnlyObjects"(): boolean {
    return (
      this["~meta"].steps === undefined &&
      this.definition.before.length === 0 &&
      this.definition.steps.every(({ at }) => at !== "wrap") &&
      !this.definition.isRoot
    );
  }

  override get "~dumpsByAlias"(): boolean {
    const { fields, computed, config, serialize } = this.definition;
    const hasAlias = [...fields, ...computed].some(({ name, outputName }) => name !== outputName);
    if (config.extra === "allow") return true;
    return super["~dumpsByAlias"] || hasAlias || config.polymorphic === true || serialize !== undefined || computed.some(({ type }) => !type["~isScalar"]);
  }

  override get "~ownsUserCode"(): boolean {
    return super["~ownsUserCode"] || this.definition.hasValidators;
  }

  override "~configure"(config: InheritedConfig): this {
    return config.hideInput === undefined ? this : super["~configure"]({ hideInput: config.hideInput });
  }

  override "~fit"(value: unknown): Fit {
    if (!(value instanceof this.model)) return 0;
    return classOf(value) === this.model ? 2 : 1;
  }

  override "~redactInside"(input: unknown): unknown {
    const { definition } = this;
    if (definition.isRoot) return super["~redactInside"](input);
    if (Array.isArray(input)) return input.map((item) => this["~redact"](item));
    // Unread data, such as a body with another content type: the secrets may stand anywhere in it.
    if (typeof input === "string" || input instanceof Uint8Array) return hide(input);
    if (!isPlainObject(input) && !(input instanceof this.model)) return input;
    const shown: Record<string, unknown> = { ...input };
    for (const field of definition.fields) {
      for (const source of [...field.sources, [field.name]]) {
        const key = String(source[0]);
        if (!Object.hasOwn(shown, key)) continue;
        const found = lookUp([source], shown);
        if (found === undefined) continue;
        const redacted = field.type["~redact"](found.value);
        if (redacted !== found.value) setOwn(shown, key, source.length === 1 ? redacted : null);
      }
    }
    return shown;
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    const { definition } = this;
    const quick = readAgain(this.model, value, context);
    if (quick !== INVALID) return quick;
    const { steps } = definition;
    const read = (): unknown => {
      if (readRefused(this, definition, value, context)) return INVALID;
      return runSteps(steps, steps.length, (given, where) => readModel(definition, given, where), value, context);
    };
    const { data, fieldName } = context;
    context.data = undefined;
    context.fieldName = undefined;
    try {
      return isRecursive(this) ? context.descend(this.model, value, read) : read();
    } finally {
      context.data = data;
      context.fieldName = fieldName;
    }
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    return this["~emitCall"](emitter, "parse", value);
  }

  override "~emitRespond"(emitter: Emitter, value: string): string {
    const { steps, serializer } = this["~meta"];
    return steps !== undefined || serializer !== undefined ? super["~emitRespond"](emitter, value) : this["~emitCall"](emitter, "respond", value);
  }

  "~emitCall"(emitter: Emitter, purpose: Purpose, value: string): string {
    const out = emitter.fresh(this.definition.name);
    emitter.line(`const ${out} = ${emitter.call(modelKindOf(this.model), purpose, value)};`);
    emitter.line(`if (${out} === F) return F;`);
    return out;
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    return emitter.call(modelKindOf(this.model), "dump", value);
  }

  "~emitRoutine"(emitter: Emitter, purpose: Purpose): void {
    emitModel(this.definition, this, emitter, purpose);
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    return typeof value === "object" && value !== null ? dumpModel(this.definition, value, context) : context.unknown(value);
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const { definition } = this;
    return context.define(definition, definition.componentName, () => describeModel(definition, context));
  }
}

/**
 * The second reading of an input that generated code has refused as a whole: what it takes of the parts need not be interpreted
 * (three mistakes of an order with eight lines: 48 → 10 µs). INVALID where the interpreter must look.
 */
function readAgain(model: ModelConstructor, value: unknown, context: ParseContext): unknown {
  if (!context.takeRefused() && context.mayTakeFast) {
    const fast = compiled(modelKindOf(model)).fast("parse", context.mode, context.options.fromAttributes === true);
    const { place } = context.journal;
    const result = fast === undefined ? INVALID : fast(value, context.journal, context.depth);
    if (result !== INVALID) return result;
    context.refusals += 1;
    context.journal.place = place;
  }
  return INVALID;
}

const kinds = new WeakMap<ModelConstructor, ModelKind>();

/** The type that a model class is. */
export function modelKindOf(model: ModelConstructor): ModelKind {
  let kind = kinds.get(model);
  if (kind === undefined) kinds.set(model, (kind = new ModelKind(model)));
  return kind;
}

const BY_NAME: ParseOptions = Object.freeze({ byName: true });

// `new Item(data)` validates in the program's own mode. Its validators run before the class's own fields are set up.
construction.nodeOf = modelKindOf;
construction.validate =
  (definition: ModelDefinition, data: unknown): Fill =>
  (instance) => {
    const context = new ParseContext("js", BY_NAME);
    context.redactor = redactorOf(modelKindOf(definition.class));
    let set: SetMask = emptyMask(definition.fields.length);
    const read = (given: unknown): unknown => {
      const reading = readInput(definition, given, context);
      if (reading === INVALID) return INVALID;
      if ("made" in reading) return reading.made;
      set = fillFrom(definition, reading.values, reading.set, reading.extras)(instance);
      ModelBase["~setMask"](instance as ModelBase, set);
      return runHook(definition, instance, given, context);
    };
    const result = runSteps(definition.steps, definition.steps.length, read, data, context);
    if (result === INVALID) throw new ValidationError(definition.title, boundIssues(context.issues));
    return result === instance || !(result instanceof definition.class) ? set : copyInto(definition, instance, result);
  };
