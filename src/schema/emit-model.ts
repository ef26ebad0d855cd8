// The generated code of a model: reading its fields into slots, making the instance, answering and dumping. Only success is known here;
// `model-kind.ts` is the plain twin that says what was wrong.

import { copyOf } from "../kernel/deep.ts";
import { isInheritedName, literalKey, member, quote } from "../kernel/identifiers.ts";
import { INVALID } from "../kernel/invalid.ts";
import { DumpContext, JSON_OPTIONS } from "./dump.ts";
import { emitInterpreted } from "./emit-steps.ts";
import { literal, type Emitter, type Purpose } from "./emitter.ts";
import { isFieldSource, pending, verifyFields } from "./instance.ts";
import type { Journal } from "./journal.ts";
import { validatedHook, type Field, type ModelDefinition } from "./model-definition.ts";
import type { Node } from "./node.ts";
import { isRefusal } from "./steps.ts";

/** Writes the routine `(v, J)` of a model for a purpose. `kind` is its plain twin. */
export function emitModel(definition: ModelDefinition, kind: Node & Interpreted, emitter: Emitter, purpose: Purpose): void {
  if (purpose === "dump") emitDump(definition, kind, emitter);
  else if (purpose === "respond") emitRespond(definition, kind, emitter);
  else emitParse(definition, kind, emitter);
}

interface Interpreted {
  "~parse"(value: unknown, context: never): unknown;
}

// Parsing ------------------------------------------------------------------------------------------------------------------

function emitParse(definition: ModelDefinition, kind: Node & Interpreted, emitter: Emitter): void {
  if (!isGenerated(definition)) {
    emitter.line(`return ${emitInterpreted((value, context) => kind["~parse"](value, context as never), emitter, "v")};`);
    return;
  }
  const model = emitter.constant(definition.class, definition.name);
  if (emitter.settings.mode === "js") emitter.line(`if (v instanceof ${model}) return v;`);
  const before = emitBefore(definition, emitter);
  const mask = emitFields(definition, emitter, before, "~emitRun");
  emitForbidden(definition, emitter, before);
  emitInstance(definition, emitter, model, mask);
}

/** What stays with the interpreter: unknown keys that are kept, wrap-validators, accessors, instances that are read again. */
function isGenerated(definition: ModelDefinition): boolean {
  const { extra, revalidate } = definition.config;
  return extra !== "allow" && definition.wrap.length === 0 && !definition.isGuarded && (revalidate === undefined || revalidate === "never");
}

function emitBefore(definition: ModelDefinition, emitter: Emitter): string {
  let value = "v";
  for (const before of definition.before.toReversed()) {
    const result = emitter.fresh("before");
    emitter.line(`const ${result} = ${emitter.constant(callValidator, "validate")}(${emitter.constant(before, "before")}, ${value}, J);`);
    emitter.line(`if (${result} === F) return F;`);
    value = result;
  }
  if (value !== "v") emitter.line(`if (${value} instanceof ${emitter.constant(definition.class, definition.name)}) return ${value};`);
  return value;
}

/** What generated code calls for a validator of the whole model. */
function callValidator(run: (value: unknown) => unknown, value: unknown, journal: Journal): unknown {
  try {
    return journal.run(() => run(value));
  } catch (error) {
    if (isRefusal(error)) return INVALID;
    throw error;
  }
}

/** Reads every field of the expression `value` into variables `f0`, `f1`, …; gives the variable that says which were set. */
function emitFields(definition: ModelDefinition, emitter: Emitter, value: string, emit: "~emitRun" | "~emitRespond"): string {
  emitSourceTest(definition, emitter, value);
  const isWide = definition.fields.length > 31;
  const mask = emitter.fresh("set");
  emitter.line(`let ${mask} = ${isWide ? "0n" : "0"};`);
  const seen: string[] = [];
  for (const field of definition.fields) {
    emitter.fieldName = field.name;
    emitter.data = `{ ${seen.join(", ")} }`;
    emitField(definition, field, emitter, value, mask, emit);
    seen.push(`${literalKey(field.name)}: ${variableOf(field)}`);
  }
  return mask;
}

function variableOf(field: Field): string {
  return `f${field.index}`;
}

function emitSourceTest(definition: ModelDefinition, emitter: Emitter, value: string): void {
  const { mode, fromAttributes } = emitter.settings;
  if (mode !== "js") emitter.require(`typeof ${value} === "object" && ${value} !== null && !Array.isArray(${value})`);
  else {
    const takesAny = fromAttributes || definition.config.fromAttributes === true;
    const test = emitter.constant(isFieldSource, "isFieldSource");
    emitter.require(`typeof ${value} === "object" && ${value} !== null && (${value}.constructor === Object || ${test}(${value}, ${takesAny}))`);
  }
}

function emitField(definition: ModelDefinition, field: Field, emitter: Emitter, value: string, mask: string, emit: "~emitRun" | "~emitRespond"): void {
  const raw = emitter.fresh("raw");
  const out = variableOf(field);
  const bit = definition.fields.length > 31 ? `${1n << BigInt(field.index)}n` : String(1 << field.index);
  emitter.line(`const ${raw} = ${sourceOf(field, emitter, value)};`);
  if (field.isRequired) {
    emitter.line(`if (${raw} === undefined) return F;`);
    emitter.line(`const ${out} = ${field.type[emit](emitter, raw)};`);
    emitter.line(`${mask} |= ${bit};`);
    return;
  }
  emitter.line(`let ${out};`);
  emitter.block(`if (${raw} !== undefined)`, () => {
    emitter.line(`${out} = ${field.type[emit](emitter, raw)};`);
    emitter.line(`${mask} |= ${bit};`);
  });
  emitDefault(definition, field, emitter, out, emit);
}

/** The expression for a field's raw value: its first source that is there. */
function sourceOf(field: Field, emitter: Emitter, value: string): string {
  const paths = field.sources.map((path) => {
    const [first] = path;
    if (path.length === 1 && typeof first === "string") return ownMember(value, first);
    const look = (given: unknown): unknown => path.reduce<unknown>((found, key) => stepInto(found, key), given);
    return `${emitter.constant(look, "look")}(${value})`;
  });
  return paths.join(" ?? ") === paths[0] ? paths[0]! : firstPresent(paths);
}

function firstPresent(expressions: readonly string[]): string {
  return expressions.reduceRight((rest, expression) => `(${expression} !== undefined ? ${expression} : ${rest})`);
}

/** Names that every object inherits are only taken as own data. */
function ownMember(value: string, name: string): string {
  return isInheritedName(name) ? `(Object.hasOwn(${value}, ${quote(name)}) ? ${member(value, name)} : undefined)` : member(value, name);
}

function stepInto(value: unknown, key: string | number): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return typeof key === "number" ? value.at(key) : undefined;
  return Object.hasOwn(value, key) ? (value as Record<string | number, unknown>)[key] : undefined;
}

function emitDefault(definition: ModelDefinition, field: Field, emitter: Emitter, out: string, emit: "~emitRun" | "~emitRespond"): void {
  const { fallback, factory, validateDefault } = field.type["~meta"];
  if (fallback === undefined && factory === undefined) return;
  emitter.block("else", () => {
    const made = emitter.fresh("made");
    if (fallback === undefined) emitter.line(`const ${made} = J.run(() => ${emitter.constant(factory, "factory")}(${emitter.data}));`);
    else emitter.line(`const ${made} = ${defaultExpression(fallback.value, emitter)};`);
    if ((validateDefault ?? definition.config.validateDefault) === true) emitter.line(`${out} = ${field.type[emit](emitter, made)};`);
    else emitter.line(`${out} = ${emit === "~emitRespond" ? field.type["~emitDumpRun"](emitter, made) : made};`);
  });
}

/** A default is copied where its owner could change it. */
function defaultExpression(value: unknown, emitter: Emitter): string {
  if (value === null || value === undefined || typeof value === "string" || typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") {
    return literal(value);
  }
  if (Array.isArray(value) && value.length === 0) return "[]";
  return `${emitter.constant(copyOf, "copyOf")}(${emitter.constant(value, "default")})`;
}

function emitForbidden(definition: ModelDefinition, emitter: Emitter, value: string): void {
  if (definition.config.extra !== "forbid") return;
  const keys = new Set(definition.fields.flatMap((field) => field.sources.map((path) => String(path[0]))));
  const known = emitter.constant(keys, "known");
  emitter.line(`for (const key of Object.keys(${value})) if (!${known}.has(key)) return F;`);
}

/** Hands the variables over in slots that `fill` reads, and calls the user's class. */
function emitInstance(definition: ModelDefinition, emitter: Emitter, model: string, mask: string): void {
  const slot = emitter.fresh("slot");
  const { fields } = definition;
  const slots = fields.map((field) => `${slot}_${field.index}`);
  emitter.declare(`let ${[...slots, `${slot}_set`].join(", ")};`);
  const fill = `fill_${slot}`;
  const assignments = fields.map((field, index) => emitAssignment(definition, field, slots[index]!, `${slot}_set`));
  emitter.declare(`function ${fill}(self) {\n${assignments.map((line) => `  ${line}`).join("\n")}\n  return ${slot}_set;\n}`);
  for (const [index, field] of fields.entries()) emitter.line(`${slots[index]} = ${variableOf(field)};`);
  emitter.line(`${slot}_set = ${mask};`);
  emitter.line(`${emitter.constant(pending, "pending")}.fill = ${fill};`);
  const instance = emitter.fresh("instance");
  emitter.line(`const ${instance} = new ${model}();`);
  emitVerification(definition, emitter, instance);
  emitAfter(definition, emitter, instance);
  emitter.line(`return ${instance};`);
}

function emitAssignment(definition: ModelDefinition, field: Field, slot: string, mask: string): string {
  const bit = definition.fields.length > 31 ? `${1n << BigInt(field.index)}n` : String(1 << field.index);
  const zero = definition.fields.length > 31 ? "0n" : "0";
  const assign =
    field.name === "__proto__"
      ? `Object.defineProperty(self, "__proto__", { value: ${slot}, writable: true, enumerable: true, configurable: true });`
      : `${member("self", field.name)} = ${slot};`;
  return definition.partial ? `if ((${mask} & ${bit}) !== ${zero}) ${assign}` : assign;
}

/** Looks at the first instance only: class fields of the user's own may have overwritten what was validated. */
function emitVerification(definition: ModelDefinition, emitter: Emitter, instance: string): void {
  const state = { done: false };
  const verify = (made: object, values: Record<string, unknown>): void => {
    state.done = true;
    if (!definition.partial) verifyFields(definition, made, values);
  };
  const values = definition.fields.map((field) => `${literalKey(field.name)}: ${variableOf(field)}`).join(", ");
  emitter.line(`if (!${emitter.constant(state, "verified")}.done) ${emitter.constant(verify, "verify")}(${instance}, { ${values} });`);
}

function emitAfter(definition: ModelDefinition, emitter: Emitter, instance: string): void {
  const validators = definition.after.map((after) => after as (self: unknown) => unknown);
  const hook = validatedHook(definition.class.prototype);
  if (hook !== undefined) validators.push((self) => hook.call(self as object));
  for (const after of validators) {
    emitter.line(`if (${emitter.constant(callValidator, "validate")}(${emitter.constant(after, "after")}, ${instance}, J) === F) return F;`);
  }
}

// Answering and dumping ------------------------------------------------------------------------------------------------------

/** Whether an answer can be made from a plain object without an instance: nothing of the user's would see it. */
function isFused(definition: ModelDefinition): boolean {
  return (
    isGenerated(definition) &&
    !definition.hasValidators &&
    definition.computed.length === 0 &&
    definition.serialize === undefined &&
    !definition.partial &&
    definition.fields.every((field) => field.type["~meta"].exclude === undefined)
  );
}

function emitRespond(definition: ModelDefinition, kind: Node & Interpreted, emitter: Emitter): void {
  const dump = emitter.routine(kind as never, "dump");
  if (!isFused(definition)) {
    const parsed = emitter.fresh("parsed");
    emitter.line(`const ${parsed} = ${emitter.routine(kind as never, "parse")}(v, J);`);
    emitter.line(`return ${parsed} === F ? F : ${dump}(${parsed}, J);`);
    return;
  }
  emitter.line(`if (v instanceof ${emitter.constant(definition.class, definition.name)}) return ${dump}(v, J);`);
  emitFields(definition, emitter, "v", "~emitRespond");
  emitForbidden(definition, emitter, "v");
  const entries = definition.fields.map((field) => `${literalKey(field.outputName)}: ${variableOf(field)}`);
  emitter.line(`return { ${entries.join(", ")} };`);
}

function emitDump(definition: ModelDefinition, kind: Node, emitter: Emitter): void {
  const isPlain = definition.serialize === undefined && definition.config.extra !== "allow" && definition.fields.every((field) => field.type["~meta"].exclude === undefined);
  if (!isPlain) {
    emitter.line(`return ${emitter.constant(interpretedDump(kind), "dump")}(v);`);
    return;
  }
  emitter.line(`if (typeof v !== "object" || v === null) return ${emitter.constant(interpretedDump(kind), "dump")}(v);`);
  const entries: string[] = [];
  const parts = [...definition.fields, ...definition.computed];
  for (const part of parts) {
    const value = emitter.fresh("value");
    emitter.line(`const ${value} = ${part.type["~emitDumpRun"](emitter, member("v", part.name))};`);
    entries.push(`${literalKey(part.outputName)}: ${value}`);
  }
  emitter.line(`return { ${entries.join(", ")} };`);
}

const interpretedDump =
  (kind: Node) =>
  (value: unknown): unknown =>
    kind["~dumpRun"](value, new DumpContext(JSON_OPTIONS));

