// `t.null`, also called `t.none`: null and nothing else.

import type { ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import type { Emitter } from "../emitter.ts";
import type { JsonSchema } from "../json-schema.ts";
import type { Fit } from "../node.ts";
import { Kind } from "../type.ts";
import { installWrappers } from "../wrappers.ts";

installWrappers();

/** Null. A program's `undefined` counts as null, since a function that returns nothing returns that. */
export class NullKind extends Kind<null> {
  get "~label"(): string {
    return "none";
  }
  override get "~typeName"(): string {
    return "NoneType";
  }
  override get "~isScalar"(): boolean {
    return true;
  }
  override get "~takesNull"(): boolean {
    return true;
  }
  override "~fit"(value: unknown): Fit {
    return value === null ? 2 : 0;
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    if (value === null || (value === undefined && context.mode === "js")) return null;
    return context.report("none_required", context.words === "js" ? "Input should be None" : "Input should be null", value);
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    emitter.require(`${value} ${emitter.settings.mode === "js" ? "==" : "==="} null`);
    return "null";
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    return value === undefined ? null : context.unknown(value);
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "null" };
  }
}

const nothing: NullKind = Object.freeze(new NullKind());

/** Null and nothing else. */
export { nothing as null, nothing as none };
