// `t.instance(Class)`: an object of the program, which no conversion makes.

import { INVALID } from "../../kernel/invalid.ts";
import { errors } from "../../errors/catalogue.ts";
import type { ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import type { Emitter } from "../emitter.ts";
import type { JsonSchema } from "../json-schema.ts";
import type { Fit } from "../node.ts";
import { Kind } from "../type.ts";
import { installWrappers } from "../wrappers.ts";

installWrappers();

/** A class whose instances are asked for. */
export type InstanceClass<O> = abstract new (...given: never[]) => O;

/** An instance of a class, as it is. JSON cannot give one. */
export class InstanceKind<O = unknown> extends Kind<O> {
  readonly class: InstanceClass<O>;

  constructor(of: InstanceClass<O>) {
    super();
    this.class = of;
    Object.freeze(this);
  }

  get "~label"(): string {
    return `is-instance[${this.class.name}]`;
  }
  override get "~typeName"(): string {
    return this.class.name;
  }
  override get "~takesOnlyObjects"(): boolean {
    return this["~meta"].steps === undefined;
  }
  override get "~dumpsByAlias"(): boolean {
    return true;
  }
  override get "~mayDumpUndefined"(): boolean {
    return true;
  }
  override "~fit"(value: unknown): Fit {
    return value instanceof this.class ? 2 : 0;
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    if (value instanceof this.class && context.mode === "js") return value;
    context.report("is_instance_of", `Input should be an instance of ${this.class.name}`, value, { class: this.class.name });
    return INVALID;
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    emitter.require(emitter.settings.mode === "js" ? `${value} instanceof ${emitter.constant(this.class, this.class.name)}` : "false");
    return value;
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    return context.unknown(value);
  }

  "~jsonSchema"(): JsonSchema {
    if (this["~meta"].jsonSchemaExtra !== undefined) return {};
    throw errors.noJsonSchema(`An instance of ${this.class.name}`);
  }
}

/** An instance of a class, as it is. */
export function instance<O>(of: InstanceClass<O>): InstanceKind<O> {
  return new InstanceKind(of);
}
