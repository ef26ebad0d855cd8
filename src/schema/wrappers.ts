// The modifiers that make another kind around a type: `nullable` takes null, too; `optional` lets the value be left out. They are
// installed on every kind from here, since a kind cannot import what extends it: whoever defines kinds loads this module.

import type { ParseContext } from "./context.ts";
import type { DumpContext } from "./dump.ts";
import type { Emitter } from "./emitter.ts";
import { anyOf, type JsonSchema, type SchemaContext } from "./json-schema.ts";
import type { Fit, InheritedConfig, Node } from "./node.ts";
import { Kind } from "./type.ts";

/** What both have in common: one type inside, whose nature is theirs. */
abstract class WrapperKind extends Kind {
  readonly inner: Node;

  constructor(inner: Node) {
    super();
    this.inner = inner;
    Object.freeze(this);
  }

  /** The JavaScript test by which `given` is the value that stands for "nothing". */
  abstract "~emptyTest"(given: string, emitter: Emitter): string;
  abstract get "~empty"(): null | undefined;

  override get "~children"(): readonly Node[] {
    return [this.inner];
  }
  override get "~isScalar"(): boolean {
    return this.inner["~isScalar"];
  }
  override get "~isSequence"(): boolean {
    return this.inner["~isSequence"];
  }
  override get "~dumpsItself"(): boolean {
    return this["~meta"].serializer === undefined && this.inner["~dumpsItself"];
  }
  override "~configure"(config: InheritedConfig): this {
    return super["~configure"](config)["~copy"]({ inner: this.inner["~configure"](config) });
  }
  override "~fit"(value: unknown): Fit {
    return value === this["~empty"] ? 2 : this.inner["~fit"](value);
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    return this["~emitUnlessEmpty"](emitter, value, (given) => this.inner["~emitRun"](emitter, given));
  }

  override "~emitRespond"(emitter: Emitter, value: string): string {
    const { steps, serializer } = this["~meta"];
    if (steps !== undefined || serializer !== undefined) return super["~emitRespond"](emitter, value);
    return this["~emitUnlessEmpty"](emitter, value, (given) => this.inner["~emitRespond"](emitter, given));
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    if (this["~dumpsItself"]) return value;
    return this["~emitUnlessEmpty"](emitter, value, (given) => this.inner["~emitDumpRun"](emitter, given));
  }

  /** `let out = empty; if (!(given is empty)) { …; out = …; }` */
  "~emitUnlessEmpty"(emitter: Emitter, value: string, full: (given: string) => string): string {
    const given = emitter.fresh("given");
    const out = emitter.fresh("out");
    emitter.line(`const ${given} = ${value};`);
    emitter.line(`let ${out} = ${this["~empty"]};`);
    emitter.block(`if (!(${this["~emptyTest"](given, emitter)}))`, () => emitter.line(`${out} = ${full(given)};`));
    return out;
  }
}

/** `X | None`. */
export class NullableKind extends WrapperKind {
  get "~label"(): string {
    return `nullable[${this.inner["~fullLabel"]}]`;
  }
  override get "~typeName"(): string {
    return `Union[${this.inner["~typeName"]}, NoneType]`;
  }
  override get "~takesNull"(): boolean {
    return true;
  }
  override get "~mayDumpUndefined"(): boolean {
    return super["~mayDumpUndefined"] || this.inner["~mayDumpUndefined"];
  }
  get "~empty"(): null {
    return null;
  }

  "~emptyTest"(given: string, emitter: Emitter): string {
    return `${given} ${emitter.settings.mode === "js" ? "==" : "==="} null`;
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    return value === null || (value === undefined && context.mode === "js") ? null : this.inner["~run"](value, context);
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    return value === null || value === undefined ? null : this.inner["~dumpRun"](value, context);
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    return anyOf([this.inner["~schema"](context), { type: "null" }], context);
  }
}

/** A value that may be left out, without a default: `undefined` then. */
export class OptionalKind extends WrapperKind {
  get "~label"(): string {
    return this.inner["~fullLabel"];
  }
  override get "~typeName"(): string {
    return this.inner["~typeName"];
  }
  override get "~mayBeAbsent"(): boolean {
    return true;
  }
  override get "~takesNull"(): boolean {
    return this.inner["~takesNull"];
  }
  override get "~mayDumpUndefined"(): boolean {
    return true;
  }
  get "~empty"(): undefined {
    return undefined;
  }

  "~emptyTest"(given: string): string {
    return `${given} === undefined`;
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    return value === undefined ? undefined : this.inner["~run"](value, context);
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    return value === undefined ? undefined : this.inner["~dumpRun"](value, context);
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    return this.inner["~schema"](context);
  }
}

/** Gives every kind the modifiers that make another kind. Called by whatever defines kinds; once is enough. */
export function installWrappers(): void {
  if (Object.hasOwn(Kind.prototype, "nullable")) return;
  const getter = (make: (kind: Kind) => Kind): PropertyDescriptor => ({
    get(this: Kind) {
      return make(this);
    },
    configurable: true,
  });
  Object.defineProperties(Kind.prototype, {
    nullable: getter((kind) => new NullableKind(kind)),
    orNull: getter((kind) => new NullableKind(kind).default(null)),
    optional: getter((kind) => new OptionalKind(kind)),
  });
}
