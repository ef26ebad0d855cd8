// `t.lazy(() => X)`: a type that is looked up on first use, so that types may contain themselves and each other.

import { MAX_DEPTH, type ParseContext } from "../context.ts";
import { circular, MAX_DUMP_DEPTH, type DumpContext } from "../dump.ts";
import type { Emitter, Purpose, Routine } from "../emitter.ts";
import { isRecursive } from "../inside.ts";
import type { JsonSchema, SchemaContext } from "../json-schema.ts";
import type { Fit, InheritedConfig, Node } from "../node.ts";
import { toNode } from "../to-node.ts";
import { Kind } from "../type.ts";
import type { AnyType, In, Out, Wire } from "../typing/faces.ts";

type Make = () => AnyType;

/** Another type, that need not exist yet when this one is made. */
export class LazyKind<O = unknown, I = O, W = O> extends Kind<O, I, W> implements Routine {
  readonly make: Make;
  /** Its name in documents, where it is to have one. */
  readonly name: string | undefined;

  constructor(make: Make, name: string | undefined) {
    super();
    this.make = make;
    this.name = name;
    Object.freeze(this);
  }

  get target(): Node {
    let target = targets.get(this.make);
    if (target === undefined) targets.set(this.make, (target = toNode(this.make(), "What t.lazy gives")));
    return target;
  }

  get "~label"(): string {
    if (naming.has(this.make)) return "...";
    naming.add(this.make);
    try {
      return this.target["~fullLabel"];
    } finally {
      naming.delete(this.make);
    }
  }
  override get "~typeName"(): string {
    return this.name ?? this["~label"];
  }
  get "~routineName"(): string {
    return this.name ?? "lazy";
  }
  override get "~identity"(): object {
    return this.make;
  }
  override get "~children"(): readonly Node[] {
    return [this.target];
  }
  override get "~isScalar"(): boolean {
    return !isRecursive(this) && this.target["~isScalar"];
  }
  override get "~isSequence"(): boolean {
    return !isRecursive(this) && this.target["~isSequence"];
  }
  override get "~takesNull"(): boolean {
    return !isRecursive(this) && this.target["~takesNull"];
  }
  override get "~mayDumpUndefined"(): boolean {
    return isRecursive(this) || super["~mayDumpUndefined"] || this.target["~mayDumpUndefined"];
  }
  override get "~dumpsItself"(): boolean {
    return this["~meta"].serializer === undefined && !isRecursive(this) && this.target["~dumpsItself"];
  }

  /** The type keeps its own settings: a model's `config` does not reach into what stands elsewhere. */
  override "~configure"(config: InheritedConfig): this {
    return config.hideInput === undefined ? this : super["~configure"]({ hideInput: config.hideInput });
  }

  /** Beyond the depth that any dump has nothing more is looked at. */
  override "~fit"(value: unknown): Fit {
    if (fitting >= MAX_DUMP_DEPTH) return 1;
    fitting += 1;
    try {
      return this.target["~fit"](value);
    } finally {
      fitting -= 1;
    }
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    const read = (): unknown => this.target["~run"](value, context);
    return isApart(this) ? context.descend(this.make, value, read) : read();
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    return isApart(this) ? this["~emitCall"](emitter, "parse", value) : this.target["~emitRun"](emitter, value);
  }

  override "~emitRespond"(emitter: Emitter, value: string): string {
    const { steps, serializer } = this["~meta"];
    if (steps !== undefined || serializer !== undefined) return super["~emitRespond"](emitter, value);
    return isApart(this) ? this["~emitCall"](emitter, "respond", value) : this.target["~emitRespond"](emitter, value);
  }

  "~emitCall"(emitter: Emitter, purpose: Purpose, value: string): string {
    const out = emitter.fresh(this["~routineName"]);
    emitter.line(`const ${out} = ${emitter.call(routineOf(this), purpose, value)};`);
    emitter.line(`if (${out} === F) return F;`);
    return out;
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    return isApart(this) ? emitter.call(routineOf(this), "dump", value) : this.target["~emitDumpRun"](emitter, value);
  }

  "~emitRoutine"(emitter: Emitter, purpose: Purpose): void {
    if (purpose === "dump") {
      emitter.line(`if (d > ${MAX_DUMP_DEPTH}) throw ${emitter.constant(circular, "circular")}();`);
      emitter.line(`return ${this.target["~emitDumpRun"](emitter, "v")};`);
      return;
    }
    emitter.line(`if (d > ${MAX_DEPTH}) return F;`);
    emitter.line(`return ${purpose === "parse" ? this.target["~emitRun"](emitter, "v") : this.target["~emitRespond"](emitter, "v")};`);
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    return isApart(this) ? context.descend(() => this.target["~dumpRun"](value, context)) : this.target["~dumpRun"](value, context);
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const { target } = this;
    if (this.name === undefined && !needsName(this)) return target["~schema"](context);
    return context.define(this.make, this.name ?? "Recursive", () => target["~schema"](context));
  }
}

let fitting = 0;
const targets = new WeakMap<Make, Node>();
const naming = new Set<Make>();
const routines = new WeakMap<Make, LazyKind>();

/** Whether it must count how deep it stands in itself: a model does so for itself. */
function isApart(kind: LazyKind): boolean {
  return isRecursive(kind) && !kind.target["~hasName"];
}

/** One routine for all copies of a lazy type. */
function routineOf(kind: LazyKind): LazyKind {
  let routine = routines.get(kind.make);
  if (routine === undefined) routines.set(kind.make, (routine = new LazyKind(kind.make, kind.name)));
  return routine;
}

/** A type that contains itself ends in a document by a name: its own, unless a model on the way has one. */
function needsName(kind: LazyKind): boolean {
  const seen = new Set<Node>([kind.target]);
  for (const node of seen) {
    if (node["~identity"] === kind.make) return true;
    if (node["~hasName"]) continue;
    for (const child of node["~children"]) seen.add(child);
  }
  return false;
}

/** A type that is looked up on first use. The name, if any, is that of its definition in documents. */
export function lazy<T extends AnyType>(make: () => T): LazyKind<Out<T>, In<T>, Wire<T>>;
export function lazy<T extends AnyType>(name: string, make: () => T): LazyKind<Out<T>, In<T>, Wire<T>>;
export function lazy(...args: [Make] | [string, Make]): LazyKind {
  return args.length === 1 ? new LazyKind(args[0], undefined) : new LazyKind(args[1], args[0]);
}
