// A schema of another library (zod, valibot, arktype, …) as a type of ours, through Standard Schema and Standard JSON Schema.

import { INVALID } from "../kernel/invalid.ts";
import { isPromise } from "../kernel/promises.ts";
import { errors } from "../errors/catalogue.ts";
import type { ParseContext } from "./context.ts";
import type { DumpContext } from "./dump.ts";
import type { Emitter } from "./emitter.ts";
import { emitInterpreted } from "./emit-steps.ts";
import { adoptSchema } from "./foreign-schema.ts";
import type { JsonSchema, SchemaContext } from "./json-schema.ts";
import type { Fit } from "./node.ts";
import { Kind } from "./type.ts";
import type { StandardSchemaIssue, StandardSchemaV1 } from "./typing/faces.ts";

/** The part of Standard JSON Schema that is used where a library offers it. */
interface JsonSchemaSource {
  readonly input?: (options: { target: string }) => JsonSchema;
  readonly output?: (options: { target: string }) => JsonSchema;
}

export class StandardKind extends Kind {
  readonly schema: StandardSchemaV1;

  constructor(schema: StandardSchemaV1) {
    super();
    this.schema = schema;
    Object.freeze(this);
  }

  get "~label"(): string {
    return this.schema["~standard"].vendor;
  }

  override get "~ownsUserCode"(): boolean {
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

  override get "~isScalar"(): boolean {
    return isScalarSchema(foreignJsonSchema(this.schema, "input") ?? {});
  }

  "~parse"(value: unknown, context: ParseContext): unknown {
    const result = context.journal.run(() => this.schema["~standard"].validate(value));
    if (isPromise(result)) {
      throw new TypeError(`A schema of ${this["~label"]} validates asynchronously, which a signature cannot wait for. Do that work in a dependency.`);
    }
    const checked = result as Awaited<ReturnType<StandardSchemaV1["~standard"]["validate"]>>;
    if (checked.issues === undefined) return checked.value;
    for (const issue of checked.issues) reportForeign(issue, value, context);
    return INVALID;
  }

  "~emitParse"(emitter: Emitter, value: string): string {
    return emitInterpreted((given, context) => this["~parse"](given, context), emitter, value);
  }

  "~dump"(value: unknown, context: DumpContext): unknown {
    return context.unknown(value);
  }

  "~jsonSchema"(context: SchemaContext): JsonSchema {
    const described = foreignJsonSchema(this.schema, context.mode === "validation" ? "input" : "output");
    if (described !== undefined) return adoptSchema(this.schema, described, context);
    // What a transformation gives has no schema of its own in any library: anything may come of it.
    const isTransformed = context.mode === "serialization" && foreignJsonSchema(this.schema, "input") !== undefined;
    if (isTransformed || this["~meta"].jsonSchemaExtra !== undefined) return {};
    throw errors.noJsonSchema(`A schema of ${this["~label"]}`);
  }
}

/** What the schema says of itself in Standard JSON Schema; undefined where its library has none, or none for this schema. */
function foreignJsonSchema(schema: StandardSchemaV1, side: "input" | "output"): JsonSchema | undefined {
  const source = (schema["~standard"] as { jsonSchema?: JsonSchemaSource }).jsonSchema;
  try {
    return source?.[side]?.({ target: "draft-2020-12" });
  } catch {
    return undefined;
  }
}

const SCALARS: ReadonlySet<unknown> = new Set(["string", "number", "integer", "boolean", "null"]);

function isScalarSchema(schema: JsonSchema): boolean {
  if (Array.isArray(schema.anyOf)) return (schema.anyOf as JsonSchema[]).every(isScalarSchema);
  if (Array.isArray(schema.enum) || "const" in schema) return true;
  const types = [schema.type].flat().filter((name) => name !== undefined);
  return types.length > 0 && types.every((name) => SCALARS.has(name));
}

/** A foreign issue says where and what, but not of which type: `value_error`, in our shape. */
function reportForeign(issue: StandardSchemaIssue, value: unknown, context: ParseContext): void {
  const path = (issue.path ?? []).map((part) => (typeof part === "object" ? part.key : part)).map((key) => (typeof key === "number" ? key : String(key)));
  const depth = context.path.length;
  context.path.push(...path);
  context.report("value_error", issue.message, inputAt(value, path));
  context.path.length = depth;
}

function inputAt(value: unknown, path: readonly (string | number)[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return null;
    found = (found as Record<string | number, unknown>)[key];
  }
  return found;
}
