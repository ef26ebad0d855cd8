// `t.union(a, b)`: one of several types, chosen as Pydantic chooses; by a discriminator where `by` says so.

import { INVALID } from "../../kernel/invalid.ts";
import { errors } from "../../errors/catalogue.ts";
import type { Issue } from "../../errors/validation.ts";
import { EXACT, type Attempt, type ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import { emitInterpreted } from "../emit-steps.ts";
import type { Emitter } from "../emitter.ts";
import { hides } from "../hiding.ts";
import { anyOf, type JsonSchema, type SchemaContext } from "../json-schema.ts";
import type { Fit, InheritedConfig, Node } from "../node.ts";
import { emitBestDump, bestMember } from "../member-dump.ts";
import { exactCondition, ScalarKind } from "../scalar.ts";
import { byFunction, byKey, type Tag, type TaggedUnionKind } from "../tagged-union.ts";
import { toNode } from "../to-node.ts";
import { Kind } from "../type.ts";
import type { AnyType, In, Out, Wire } from "../typing/faces.ts";
import { NullableKind } from "../wrappers.ts";
import { NullKind } from "./null.ts";

/**
 * One of several types. Every member is tried: an exact match wins at once; of the others the model with most fields given, then the
 * match with fewest conversions, then the first. Where none fits, the issues of each stand under its name.
 */
export class UnionKind<O = unknown, I = O, W = O> extends Kind<O, I, W> {
  /** Without null, which is taken before any member is asked. */
  readonly members: readonly Node[];
  readonly hasNull: boolean;
  readonly takesFirst: boolean = false;

  constructor(members: readonly Node[], hasNull: boolean) {
    super();
    this.members = members;
    this.hasNull = hasNull;
    Object.freeze(this);
  }

  /** The first member that fits is taken, and the others are not tried. */
  leftToRight(): this {
    return this["~copy"]({ takesFirst: true });
  }

  /** Tells the members apart by a literal field that all of them have: one lookup in place of several attempts, and issues of one member only. */
  by<K extends keyof Exclude<O, null> & string>(key: K): TaggedUnionKind<O, I, W>;
  /** Tells them apart by a function, which gives the tag of a member for a raw input or an instance; null where there is none. */
  by<M extends { readonly [tag: string]: AnyType }>(
    tagOf: (value: unknown) => Tag | null | undefined,
    members: M,
  ): TaggedUnionKind<Out<M[keyof M]>, In<M[keyof M]>, Wire<M[keyof M]>>;
  by(discriminator: string | ((value: unknown) => Tag | null | undefined), members: { readonly [tag: string]: AnyType } = {}): TaggedUnionKind {
    if (typeof discriminator === "string") return byKey(this.members, this.hasNull, discriminator);
    const tagged = Object.entries(members).map(([tag, member]) => [tag, toNode(member, `The member "${tag}" of a union`)] as const);
    const untagged = this.members.find((member) => !tagged.some(([, node]) => node === member));
    if (untagged !== undefined) throw errors.untaggedMember(untagged["~fullLabel"]);
    return byFunction(tagged, this.hasNull, discriminator);
  }

  get "~label"(): string {
    const labels = this.members.map((member) => member["~fullLabel"]);
    const name = labels.length === 1 ? labels[0]! : `union[${labels.join(",")}]`;
    return this.hasNull ? `nullable[${name}]` : name;
  }
  override get "~typeName"(): string {
    const names = [...this.members.map((member) => member["~typeName"]), ...(this.hasNull ? ["NoneType"] : [])];
    return `Union[${names.join(", ")}]`;
  }
  override get "~children"(): readonly Node[] {
    return this.members;
  }
  override get "~isScalar"(): boolean {
    return this.members.every((member) => member["~isScalar"]);
  }
  override get "~isSequence"(): boolean {
    return this.members.some((member) => member["~isSequence"]);
  }
  override get "~takesNull"(): boolean {
    return this.hasNull || this.members.some((member) => member["~takesNull"]);
  }
  override get "~takesOnlyObjects"(): boolean {
    return this["~meta"].steps === undefined && !this.hasNull && this.members.every((member) => member["~takesOnlyObjects"]);
  }
  override get "~mayDumpUndefined"(): boolean {
    return super["~mayDumpUndefined"] || this.members.some((member) => member["~mayDumpUndefined"]);
  }
  override get "~dumpsItself"(): boolean {
    return this["~meta"].serializer === undefined && this.members.every((member) => member["~dumpsItself"]);
  }
  override "~configure"(config: InheritedConfig): this {
    // A model's strictness is that of the members: what they hold may have its own.
    return super["~configure"]({ ...config, strict: undefined })["~copy"]({ members: this.members.map((member) => member["~configure"](config)) });
  }
  override "~fit"(value: unknown): Fit {
    if (value === null && this.hasNull) return 2;
    return Math.max(0, ...this.members.map((member) => member["~fit"](value))) as Fit;
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    if (this.hasNull && (value === null || (value === undefined && context.mode === "js"))) return null;
    const [only] = this.members;
    if (only !== undefined && this.members.length === 1) return only["~run"](value, context);
    const read = this.takesFirst ? readFirst : readBest;
    return context.withStrictness(context.isStrict(this["~meta"].strict), () => read(this.members, value, context));
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    const given = emitter.fresh("given");
    const out = emitter.fresh("member");
    emitter.line(`const ${given} = ${value};`);
    if (!this.hasNull) emitter.line(`let ${out};`);
    else emitter.line(`let ${out} = null;`);
    const choose = (): void => emitter.line(`${out} = ${this["~emitChoice"](emitter, given)};`);
    if (this.hasNull) emitter.block(`if (!(${given} ${emitter.settings.mode === "js" ? "==" : "==="} null))`, choose);
    else choose();
    return out;
  }

  /** Code that finds the member for the expression `given`, which is not null where null is taken. */
  "~emitChoice"(emitter: Emitter, given: string): string {
    const { members } = this;
    if (members.length === 1) return members[0]!["~emitRun"](emitter, given);
    const strict = this["~meta"].strict === true;
    if (strict || members.some((member) => member["~hasUserCode"])) {
      return emitInterpreted((value, context) => this["~parse"](value, context), emitter, given);
    }
    const choose = emitter.function("union", () => (this.takesFirst ? emitFirst(members, emitter) : this["~emitBest"](emitter)));
    const out = emitter.fresh("chosen");
    emitter.line(`const ${out} = ${choose}(${given}, J, d);`);
    emitter.line(`if (${out} === F) return F;`);
    return out;
  }

  /** Exact scalars return at once. Of the others each is tried: one that fits is taken, several are judged by the interpreter. */
  "~emitBest"(emitter: Emitter): void {
    for (const member of this.members) {
      const condition = exactCondition(member, emitter, "v");
      if (condition !== undefined) emitter.line(`if (${condition}) return v;`);
      else if (!member["~takesOnlyObjects"]) break;
      if (member instanceof ScalarKind && member["~convertsExactly"]) break;
    }
    emitter.line("let fitting = F;");
    emitter.line("let count = 0;");
    for (const member of this.members) {
      const tried = emitter.fresh("tried");
      emitter.line(`const ${tried} = ${emitMember(member, emitter)}(v, J, d);`);
      emitter.block(`if (${tried} !== F)`, () => {
        emitter.line(`fitting = ${tried};`);
        emitter.line("count += 1;");
      });
    }
    emitter.block("if (count > 1)", () => emitter.line(`return ${emitInterpreted((value, context) => this["~parse"](value, context), emitter, "v")};`));
    emitter.line("return fitting;");
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    if (value === null && this.hasNull) return null;
    const member = bestMember(this.members, value);
    return member === undefined ? context.unknown(value) : member["~dumpRun"](value, context);
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    return this["~dumpsItself"] ? value : emitBestDump(this.members, emitter, value);
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const schemas = this.members.map((member) => member["~schema"](context));
    return anyOf(this.hasNull ? [...schemas, { type: "null" }] : schemas, context);
  }
}

/** The smart mode: every member is tried, the best match is taken. */
function readBest(members: readonly Node[], value: unknown, context: ParseContext): unknown {
  const issues: Issue[] = [];
  let best: Attempt | undefined;
  for (const member of members) {
    const attempt = tryMember(member, value, context);
    if (attempt.result === INVALID) {
      if (best === undefined) for (const issue of attempt.issues) issues.push(issue);
    } else if (attempt.exactness === EXACT && attempt.fieldsSet === undefined) return attempt.result;
    else if (best === undefined || isBetter(attempt, best)) best = attempt;
  }
  if (best === undefined) return context.keep(issues);
  return take(best, context);
}

/** More given fields beat fewer, where both are models; after that fewer conversions beat more. */
function isBetter(attempt: Attempt, best: Attempt): boolean {
  if (attempt.fieldsSet !== undefined && best.fieldsSet !== undefined && attempt.fieldsSet !== best.fieldsSet) return attempt.fieldsSet > best.fieldsSet;
  return attempt.exactness > best.exactness;
}

function readFirst(members: readonly Node[], value: unknown, context: ParseContext): unknown {
  const issues: Issue[] = [];
  for (const member of members) {
    const attempt = tryMember(member, value, context);
    if (attempt.result !== INVALID) return take(attempt, context);
    context.floor(attempt.exactness);
    for (const issue of attempt.issues) issues.push(issue);
  }
  return context.keep(issues);
}

/** Issues of a member stand under its name. What one member hides, the issues of the others do not repeat either. */
function tryMember(member: Node, value: unknown, context: ParseContext): Attempt {
  const depth = context.path.length;
  const { redactor } = context;
  context.path.push(member["~fullLabel"]);
  try {
    const attempt = context.attempt(() => member["~run"](value, context));
    if (redactor === undefined || hides(member)) return attempt;
    return { ...attempt, issues: attempt.issues.map((issue) => ({ ...issue, input: redactor["~redact"](issue.input) })) };
  } finally {
    context.path.length = depth;
  }
}

function take({ result, exactness, fieldsSet }: Attempt, context: ParseContext): unknown {
  context.floor(exactness);
  if (fieldsSet !== undefined) context.addFieldsSet(fieldsSet);
  return result;
}

function emitFirst(members: readonly Node[], emitter: Emitter): void {
  for (const member of members) {
    const tried = emitter.fresh("tried");
    emitter.line(`const ${tried} = ${emitMember(member, emitter)}(v, J, d);`);
    emitter.line(`if (${tried} !== F) return ${tried};`);
  }
  emitter.line("return F;");
}

function emitMember(member: Node, emitter: Emitter): string {
  return emitter.function("member", () => emitter.line(`return ${member["~emitRun"](emitter, "v")};`));
}

/** Nested unions are one union, and null is taken out of the members, as Python's typing does. */
function flatten(members: readonly Node[]): { readonly members: readonly Node[]; readonly hasNull: boolean } {
  const flat = new Set<Node>();
  let hasNull = false;
  for (const member of members) {
    if (!isBare(member)) flat.add(member);
    else if (member instanceof NullKind) hasNull = true;
    else if (member instanceof NullableKind || (member instanceof UnionKind && !member.takesFirst)) {
      const inner = flatten(member instanceof NullableKind ? [member.inner] : member.members);
      for (const node of inner.members) flat.add(node);
      hasNull ||= inner.hasNull || member instanceof NullableKind || member.hasNull;
    } else flat.add(member);
  }
  return { members: [...flat], hasNull };
}

/** Whether nothing was said about a type that would be lost with it. */
function isBare(node: Node): boolean {
  return Object.values(node["~meta"]).every((value) => value === undefined);
}

/**
 * One of several types.
 *
 * @example
 * const Pet = t.union(Cat, Dog).by("kind");
 */
export function union<T extends readonly [AnyType, ...AnyType[]]>(...members: T): UnionKind<Out<T[number]>, In<T[number]>, Wire<T[number]>> {
  if (members.length === 0) throw errors.emptyUnion();
  const flat = flatten(members.map((member, index) => toNode(member, `member ${index} of a union`)));
  return new UnionKind(flat.members, flat.hasNull);
}
