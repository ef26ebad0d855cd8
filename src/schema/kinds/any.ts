// `t.any` and `t.unknown`: any value at all, taken as it is.

import { STRICT, type ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import type { Emitter } from "../emitter.ts";
import type { JsonSchema } from "../json-schema.ts";
import { jsonable } from "../jsonable.ts";
import type { Fit } from "../node.ts";
import { Kind } from "../type.ts";
import { installWrappers } from "../wrappers.ts";

installWrappers();

/** Anything. Its dump follows the value's own class. */
export class AnyKind<O = unknown> extends Kind<O> {
  get "~label"(): string {
    return "any";
  }
  override get "~typeName"(): string {
    return "Any";
  }
  override get "~isScalar"(): boolean {
    return true;
  }
  override get "~dumpsByAlias"(): boolean {
    return true;
  }
  override get "~mayDumpUndefined"(): boolean {
    return true;
  }
  override "~fit"(): Fit {
    return 1;
  }

  /** In a union, a member that takes the value as it is comes before, and one that converts it after. */
  "~parse"(value: unknown, context: ParseContext): unknown {
    context.floor(STRICT);
    return value;
  }

  "~emitParse"(_emitter: Emitter, value: string): string {
    return value;
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    return context.unknown(value);
  }

  override "~emitDump"(emitter: Emitter, value: string): string {
    return `${emitter.constant(jsonable, "jsonable")}(${value})`;
  }

  "~jsonSchema"(): JsonSchema {
    return {};
  }
}

/** Anything, typed as `any`: nothing is checked, neither by the program nor by the compiler. */
// oxlint-disable-next-line typescript/no-explicit-any -- this is what `t.any` is
export const any: AnyKind<any> = Object.freeze(new AnyKind<any>());

/** Anything, typed as `unknown`: the compiler asks the program to look before it uses the value. */
export const unknown: AnyKind<unknown> = Object.freeze(new AnyKind<unknown>());
