// The generated code of a model: reading its fields into slots, making the instance, answering and dumping. Only success is known here;
// `model-reader.ts` is the plain twin that says what was wrong.

import { copyOf, isPlainObject } from "../kernel/deep.ts";
import { isInheritedName, literalKey, member, quote } from "../kernel/identifiers.ts";
import { MAX_DEPTH } from "./context.ts";
import { circular, DumpContext, JSON_OPTIONS, MAX_DUMP_DEPTH } from "./dump.ts";
import { emitCall, emitInterpreted } from "./emit-steps.ts";
import { literal, type Emitter, type Purpose, type Routine } from "./emitter.ts";
import { isFieldSource, pending, verifyFields } from "./instance.ts";
import { takesValues, TRUSTED } from "./model-class.ts";
import { validatedHook, type ComputedField, type Field, type ModelDefinition } from "./model-definition.ts";
import { lookUp } from "./model-reader.ts";
import type { AliasPath, Node } from "./node.ts";

/** The plain twin of what is written here. */
type Twin = Node & Routine & { "~parse"(value: unknown, context: never): unknown };

/** Writes the routine `(v, J, d)` of a model for a purpose. `kind` is its plain twin. */
export function emitModel(definition: ModelDefinition, kind: Twin, emitter: Emitter, purpose: Purpose): void {
  if (purpose === "dump") emitDump(definition, kind, emitter);
  else if (purpose === "respond") emitRespond(definition, kind, emitter);
  else if (purpose === "faults") emitFaults(definition, emitter);
  else emitParse(definition, kind, emitter);
}

// Parsing ------------------------------------------------------------------------------------------------------------------

function emitParse(definition: ModelDefinition, kind: Twin, emitter: Emitter): void {
  emitter.line(`if (d > ${MAX_DEPTH}) return F;`);
  if (!definition.isGenerated) {
    emitter.line(`return ${emitInterpreted((value, context) => kind["~parse"](value, context as never), emitter, "v")};`);
    return;
  }
  const model = emitter.constant(definition.class, definition.name);
  // Most inputs are object literals, which spares them the walk along the prototypes.
  emitter.line(`const plain = typeof v === "object" && v !== null && v.constructor === Object;`);
  emitter.block(`if (!plain && v instanceof ${model})`, () => emitValidators(definition, emitter, "v"));
  const value = emitBefore(definition, emitter, model);
  const emit = (): void => {
    if (definition.isRoot) emitRoot(definition, emitter, value, model);
    else {
      const mask = emitFields(definition, emitter, value, "~emitRun");
      emitForbidden(definition, emitter, value);
      emitInstance(definition, emitter, model, mask);
    }
  };
  if (definition.before.length > 0) emitter.asProgram(emit);
  else emit();
}

function emitBefore(definition: ModelDefinition, emitter: Emitter, model: string): string {
  let value = "v";
  for (const before of definition.before) value = emitCall({ at: "before", run: before }, emitter, value);
  if (value !== "v") emitter.block(`if (${value} instanceof ${model})`, () => emitValidators(definition, emitter, value));
  return value;
}

/** Runs the validators that see an instance, and returns it. */
function emitValidators(definition: ModelDefinition, emitter: Emitter, instance: string): void {
  for (const step of definition.steps) emitCall(step, emitter, instance);
  emitter.line(`return ${instance};`);
}

function emitRoot(definition: ModelDefinition, emitter: Emitter, value: string, model: string): void {
  const [field] = definition.fields as [Field];
  const mask = emitter.fresh("set");
  emitter.line(`let ${mask} = 0;`);
  if (field.isRequired) {
    emitter.line(`const ${variableOf(field)} = ${field.type["~emitRun"](emitter, value)};`);
    emitter.line(`${mask} = 1;`);
  } else {
    emitter.line(`let ${variableOf(field)};`);
    emitter.block(`if (${value} !== undefined)`, () => {
      emitter.line(`${variableOf(field)} = ${field.type["~emitRun"](emitter, value)};`);
      emitter.line(`${mask} = 1;`);
    });
    emitDefault(field, emitter, variableOf(field), "~emitRun");
  }
  emitInstance(definition, emitter, model, mask);
}

/** Reads every field of the expression `value` into variables `f0`, `f1`, …; gives the variable that says which were set. */
function emitFields(definition: ModelDefinition, emitter: Emitter, value: string, emit: "~emitRun" | "~emitRespond"): string {
  emitSourceTest(definition, emitter, value);
  return emitValues(definition, emitter, value, emit);
}

/** The same of an expression that is known to hold fields. */
function emitValues(definition: ModelDefinition, emitter: Emitter, value: string, emit: "~emitRun" | "~emitRespond"): string {
  const mask = emitter.fresh("set");
  emitter.line(`let ${mask} = ${isWide(definition) ? "0n" : "0"};`);
  const seen: string[] = [];
  for (const field of definition.fields) {
    emitter.fieldName = field.name;
    emitter.data = `{ ${seen.join(", ")} }`;
    emitField(definition, field, emitter, value, mask, emit);
    seen.push(`${literalKey(field.name)}: ${variableOf(field)}`);
  }
  emitter.fieldName = undefined;
  emitter.data = "undefined";
  return mask;
}

function variableOf(field: Field): string {
  return `f${field.index}`;
}

/** More fields than a number has bits for. */
function isWide(definition: ModelDefinition): boolean {
  return definition.fields.length > 31;
}

function bitOf(definition: ModelDefinition, field: Field): string {
  return isWide(definition) ? `${1n << BigInt(field.index)}n` : String(1 << field.index);
}

function emitSourceTest(definition: ModelDefinition, emitter: Emitter, value: string): void {
  const { mode, fromAttributes } = emitter.settings;
  const takesAny = mode === "js" && (fromAttributes || definition.config.fromAttributes === true);
  const test = emitter.constant(isFieldSource, "isFieldSource");
  emitter.require(value === "v" ? `plain || ${test}(v, ${takesAny})` : `${test}(${value}, ${takesAny})`);
}

function emitField(definition: ModelDefinition, field: Field, emitter: Emitter, value: string, mask: string, emit: "~emitRun" | "~emitRespond"): void {
  const raw = emitter.fresh("raw");
  const out = variableOf(field);
  emitter.line(`const ${raw} = ${sourceOf(field, emitter, value)};`);
  if (field.isRequired) {
    emitter.line(`if (${raw} === undefined) return F;`);
    emitter.line(`const ${out} = ${field.type[emit](emitter, raw)};`);
    emitter.line(`${mask} |= ${bitOf(definition, field)};`);
    return;
  }
  emitter.line(`let ${out};`);
  emitter.block(`if (${raw} !== undefined)`, () => {
    emitter.line(`${out} = ${field.type[emit](emitter, raw)};`);
    emitter.line(`${mask} |= ${bitOf(definition, field)};`);
  });
  emitDefault(field, emitter, out, emit);
}

/** The expression for a field's raw value: its first source that is there. */
function sourceOf(field: Field, emitter: Emitter, value: string): string {
  const expressions = field.sources.map((path) => memberAt(path, emitter, value));
  return expressions.reduceRight((rest, expression) => `(${expression} !== undefined ? ${expression} : ${rest})`);
}

function memberAt(path: AliasPath, emitter: Emitter, value: string): string {
  const [first] = path;
  if (path.length === 1 && typeof first === "string") return ownMember(value, first);
  const look = (given: unknown): unknown => lookUp([path], given)?.value;
  return `${emitter.constant(look, "look")}(${value})`;
}

/** Names that every object inherits are only taken as own data. */
function ownMember(value: string, name: string): string {
  return isInheritedName(name) ? `(Object.hasOwn(${value}, ${quote(name)}) ? ${member(value, name)} : undefined)` : member(value, name);
}

function emitDefault(field: Field, emitter: Emitter, out: string, emit: "~emitRun" | "~emitRespond"): void {
  const { fallback, factory } = field.type["~meta"];
  if (fallback === undefined && factory === undefined) return;
  emitter.block("else", () => {
    const made = emitter.fresh("made");
    if (fallback === undefined) emitter.line(`const ${made} = J.run(() => ${emitter.constant(factory, "factory")}(${emitter.data}));`);
    else emitter.line(`const ${made} = ${defaultExpression(fallback.value, emitter)};`);
    if (field.validatesDefault) emitter.line(`${out} = ${field.type[emit](emitter, made)};`);
    else emitter.line(`${out} = ${emit === "~emitRespond" ? field.type["~emitDumpRun"](emitter, made) : made};`);
  });
}

/** A default is copied where its owner could change it. */
function defaultExpression(value: unknown, emitter: Emitter): string {
  if (
    value === null ||
    value === undefined ||
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean" ||
    typeof value === "bigint"
  ) {
    return literal(value);
  }
  if (Array.isArray(value) && value.length === 0) return "[]";
  return `${emitter.constant(copyOf, "copyOf")}(${emitter.constant(value, "default")})`;
}

function emitForbidden(definition: ModelDefinition, emitter: Emitter, value: string): void {
  if (definition.config.extra !== "forbid") return;
  const known = emitter.constant(new Set(definition.fields.map(({ inputName }) => inputName)), "known");
  const isPlain = emitter.constant(isPlainObject, "isPlainObject");
  emitter.line(`if (${isPlain}(${value})) for (const key of Object.keys(${value})) if (!${known}.has(key)) return F;`);
}

/** Writes the routine that reads fields into a plain object. */
export function emitPlainObject(definition: ModelDefinition, emitter: Emitter): void {
  emitter.line(`if (d > ${MAX_DEPTH}) return F;`);
  emitter.require(`${emitter.constant(isPlainObject, "isPlainObject")}(v)`);
  const mask = emitValues(definition, emitter, "v", "~emitRun");
  emitForbidden(definition, emitter, "v");
  emitter.line("const made = {};");
  for (const field of definition.fields) {
    const { fallback, factory } = field.type["~meta"];
    const isCertain = field.isRequired || fallback !== undefined || factory !== undefined;
    emitter.line(emitAssignment(definition, field, variableOf(field), mask, "made", isCertain));
  }
  emitter.line("return made;");
}

/** Makes an instance of the variables, and runs what sees it. */
function emitInstance(definition: ModelDefinition, emitter: Emitter, model: string, mask: string): void {
  const instance = emitter.fresh("instance");
  const values = definition.fields.map((field) => `${variableOf(field)}, `).join("");
  if (!definition.partial && takesValues(definition.class)) {
    emitter.line(`const ${instance} = new ${model}(${emitter.constant(TRUSTED, "TRUSTED")}, ${values}${mask});`);
  } else {
    emitSlots(definition, emitter, mask);
    emitter.line(`const ${instance} = new ${model}();`);
  }
  emitVerification(definition, emitter, instance);
  emitHook(definition, emitter, instance);
  emitValidators(definition, emitter, instance);
}

/** Hands the variables over in slots that `fill` reads. */
function emitSlots(definition: ModelDefinition, emitter: Emitter, mask: string): void {
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
}

/** Puts one variable on the object `self`: where it was given, or always. */
function emitAssignment(definition: ModelDefinition, field: Field, slot: string, mask: string, self = "self", always = !definition.partial): string {
  const assign =
    field.name === "__proto__"
      ? `Object.defineProperty(${self}, "__proto__", { value: ${slot}, writable: true, enumerable: true, configurable: true });`
      : `${member(self, field.name)} = ${slot};`;
  return !always ? `if ((${mask} & ${bitOf(definition, field)}) !== ${isWide(definition) ? "0n" : "0"}) ${assign}` : assign;
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

/** Tells which fields of an input are missing or refused, a bit each; INVALID where the input is none. */
function emitFaults(definition: ModelDefinition, emitter: Emitter): void {
  emitter.line(`const plain = typeof v === "object" && v !== null && v.constructor === Object;`);
  emitSourceTest(definition, emitter, "v");
  emitter.line("let bits = 0;");
  for (const field of definition.fields) {
    const read = emitter.function(`read_${field.name}`, () => emitter.line(`return ${field.type["~emitRun"](emitter, "v")};`));
    const raw = emitter.fresh("raw");
    emitter.line(`const ${raw} = ${sourceOf(field, emitter, "v")};`);
    const isCertain = field.isRequired || field.validatesDefault;
    emitter.line(`if (${raw} === undefined ? ${String(isCertain)} : ${read}(${raw}, J, d) === F) bits |= ${bitOf(definition, field)};`);
  }
  emitter.line("return bits;");
}

/** The user's `validated()` method sees every new instance. */
function emitHook(definition: ModelDefinition, emitter: Emitter, instance: string): void {
  const hook = validatedHook(definition.class.prototype);
  if (hook !== undefined) emitCall({ at: "check", run: (self: object) => hook.call(self) }, emitter, instance);
}

// Answering and dumping ------------------------------------------------------------------------------------------------------

/** Whether an answer can be made from a plain object without an instance: nothing of the user's would see it. */
function isFused(definition: ModelDefinition): boolean {
  return definition.isGenerated && !definition.hasValidators && isPlainlyDumped(definition) && definition.computed.length === 0 && !definition.partial;
}

/** Whether the dump is the fields and the computed fields, each by its type. */
function isPlainlyDumped(definition: ModelDefinition): boolean {
  const { serialize, config, isRoot, fields } = definition;
  return (
    serialize === undefined &&
    config.extra !== "allow" &&
    config.polymorphic !== true &&
    !isRoot &&
    fields.every(({ type }) => type["~meta"].exclude === undefined)
  );
}

function emitRespond(definition: ModelDefinition, kind: Twin, emitter: Emitter): void {
  if (!isFused(definition)) {
    const parsed = emitter.fresh("parsed");
    emitter.line(`const ${parsed} = ${emitter.call(kind, "parse", "v")};`);
    emitter.line(`return ${parsed} === F ? F : ${emitter.call(kind, "dump", parsed)};`);
    return;
  }
  emitter.line(`if (d > ${MAX_DEPTH}) return F;`);
  emitter.line(`const plain = typeof v === "object" && v !== null && v.constructor === Object;`);
  emitter.line(`if (!plain && v instanceof ${emitter.constant(definition.class, definition.name)}) return ${emitter.call(kind, "dump", "v")};`);
  emitFields(definition, emitter, "v", "~emitRespond");
  emitForbidden(definition, emitter, "v");
  emitObject(emitter, definition.fields, variableOf as (part: Field | ComputedField) => string);
}

function emitDump(definition: ModelDefinition, kind: Node, emitter: Emitter): void {
  if (!isPlainlyDumped(definition)) {
    emitter.line(`return ${emitter.constant(interpretedDump(kind), "dump")}(v);`);
    return;
  }
  emitter.line(`if (d > ${MAX_DUMP_DEPTH}) throw ${emitter.constant(circular, "circular")}();`);
  emitter.line(`if (typeof v !== "object" || v === null) return ${emitter.constant(interpretedDump(kind), "dump")}(v);`);
  const parts = [...definition.fields, ...definition.computed];
  const values = new Map<Field | ComputedField, string>();
  for (const part of parts) {
    const given = emitter.fresh("given");
    const value = emitter.fresh("value");
    emitter.line(`const ${given} = ${ownMember("v", part.name)};`);
    const isAbsent = part.type["~mayDumpUndefined"] && !part.type["~dumpsItself"];
    if (isAbsent) {
      emitter.line(`let ${value};`);
      emitter.block(`if (${given} !== undefined)`, () => emitter.line(`${value} = ${part.type["~emitDumpRun"](emitter, given)};`));
    } else emitter.line(`const ${value} = ${part.type["~emitDumpRun"](emitter, given)};`);
    values.set(part, value);
  }
  emitObject(emitter, parts, (part) => values.get(part)!);
}

/** Returns an object of the parts under their names on the wire. Those that may be undefined are left out where they are. */
function emitObject(emitter: Emitter, parts: readonly (Field | ComputedField)[], valueOf: (part: Field | ComputedField) => string): void {
  const firstOptional = parts.findIndex((part) => part.type["~mayDumpUndefined"]);
  const certain = firstOptional === -1 ? parts : parts.slice(0, firstOptional);
  const start = `{ ${certain.map((part) => `${literalKey(part.outputName)}: ${valueOf(part)}`).join(", ")} }`;
  if (certain.length === parts.length) {
    emitter.line(`return ${start};`);
    return;
  }
  const result = emitter.fresh("result");
  emitter.line(`const ${result} = ${start};`);
  for (const part of parts.slice(certain.length)) {
    const value = valueOf(part);
    const put =
      part.outputName === "__proto__"
        ? `Object.defineProperty(${result}, "__proto__", { value: ${value}, writable: true, enumerable: true, configurable: true })`
        : `${member(result, part.outputName)} = ${value}`;
    emitter.line(part.type["~mayDumpUndefined"] ? `if (${value} !== undefined) ${put};` : `${put};`);
  }
  emitter.line(`return ${result};`);
}

const interpretedDump =
  (kind: Node) =>
  (value: unknown): unknown =>
    kind["~dumpRun"](value, new DumpContext(JSON_OPTIONS));
