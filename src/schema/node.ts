// The contract between a kind of type and everything that runs types. A kind answers for itself; shared code only asks.

import type { ParseContext } from "./context.ts";
import type { DumpContext } from "./dump.ts";
import type { Emitter } from "./emitter.ts";
import type { JsonSchema, SchemaContext } from "./json-schema.ts";
import type { Step } from "./steps.ts";

/** What a user's serializer may know. */
export interface SerializationInfo {
  readonly context: unknown;
  readonly mode: "js" | "json";
}

export interface Serializer {
  /** Takes `(value, info)`, or `(value, inner, info)` where it wraps. */
  readonly run: (...given: never[]) => unknown;
  /** When it runs: always, only for JSON, or not for null. */
  readonly when: "always" | "json" | "unless-none" | "json-unless-none";
  /** What it gives, for the JSON Schema in serialization mode. */
  readonly returns: Node | undefined;
  /** Whether it is handed the type's own dump as a function. */
  readonly wraps: boolean;
}

/** Where a field is found in its input: `["user", "names", 0]` is a path, several are choices, the first that is there wins. */
export type AliasPath = readonly (string | number)[];

/** What a type knows besides its kind. Frozen; every modifier makes a new one. */
export interface Meta {
  /** The default, where there is one: a value (copied on use) or what a factory gives. */
  readonly fallback?: { readonly value: unknown } | undefined;
  readonly factory?: ((data: Readonly<Record<string, unknown>>) => unknown) | undefined;
  readonly validateDefault?: boolean | undefined;
  readonly strict?: boolean | undefined;
  readonly steps?: readonly Step[] | undefined;
  readonly serializer?: Serializer | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly examples?: readonly unknown[] | undefined;
  readonly deprecated?: boolean | string | undefined;
  readonly jsonSchemaExtra?: JsonSchema | ((schema: JsonSchema) => JsonSchema) | undefined;
  /** Names in the input, in order of preference; the first stands in locations and documents. */
  readonly aliases?: readonly AliasPath[] | undefined;
  readonly serializationAlias?: string | undefined;
  readonly exclude?: boolean | ((value: unknown) => boolean) | undefined;
  readonly frozen?: boolean | undefined;
  /** A value that no error, log or document repeats. */
  readonly hideInput?: boolean | undefined;
}

/** Settings that a model's `config` hands to the types of its fields, but not into other models. */
export interface InheritedConfig {
  readonly strict?: boolean | undefined;
  readonly stripWhitespace?: boolean | undefined;
  readonly toLower?: boolean | undefined;
  readonly toUpper?: boolean | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly allowInfNan?: boolean | undefined;
  readonly coerceNumbersToString?: boolean | undefined;
  readonly hideInput?: boolean | undefined;
  /** How the model treats keys, for plain objects inside of it; undefined where it says nothing of that. */
  readonly keys?: object | undefined;
}

/** How well a value fits a type that did not make it, when a union looks for the member to dump it: not, somehow, exactly. */
export type Fit = 0 | 1 | 2;

export interface Node {
  readonly "~meta": Meta;
  /** Its name by Pydantic's words, without the user's validators: `int`, `list[str]`. */
  readonly "~label": string;
  /** The name with the user's validators, in the locations of a union's errors and in titles: `function-after[check(), int]`. */
  readonly "~fullLabel": string;
  /** The title of an error: the label, or a model's own title. */
  readonly "~title": string;
  /** The name as an argument of a generic model: `int`, `Optional[str]`. */
  readonly "~typeName": string;
  /** What makes two copies of a type the same one where it stands inside of itself. */
  readonly "~identity": object;
  /** The types inside of this one. */
  readonly "~children": readonly Node[];
  /** Whether documents keep its schema under a name of its own. */
  readonly "~hasName": boolean;
  /** Whether user code runs in it, or in anything inside of it. */
  readonly "~hasUserCode": boolean;
  /** Whether user code runs in it, apart from what is inside of it. */
  readonly "~ownsUserCode": boolean;
  /** Whether a query, header or form value can be one: FastAPI's rule for places asks. */
  readonly "~isScalar": boolean;
  /** Whether several values of one name fill it: a list, set or tuple. */
  readonly "~isSequence": boolean;
  /** Whether it gives a value for an input that is not there. */
  readonly "~mayBeAbsent": boolean;
  /** Whether its dump in JSON form is the very value, so that nothing need be copied. */
  readonly "~dumpsItself": boolean;
  /** Whether it refuses whatever is no object, so that no text or number is ever an exact value of it. */
  readonly "~takesOnlyObjects": boolean;
  /** Whether its dump may be undefined, so that a field is left out. */
  readonly "~mayDumpUndefined": boolean;
  /** Whether its dump by alias may be another than its dump by name, apart from what is inside of it. */
  readonly "~dumpsByAlias": boolean;
  /** Whether null is a value of it. */
  readonly "~takesNull": boolean;

  /** Validates with the user's steps: the value, or INVALID with its issues reported. */
  "~run"(value: unknown, context: ParseContext): unknown;
  /** Code for `~run` on the expression `value`; gives an expression for the result. */
  "~emitRun"(emitter: Emitter, value: string): string;
  /** How well a value fits that is to be dumped. Runs no user code. */
  "~fit"(value: unknown): Fit;
  /** The input as issues may repeat it: hidden parts are masked. */
  "~redact"(input: unknown): unknown;
  /** What is shown of a value, with the user's serializer. */
  "~dumpRun"(value: unknown, context: DumpContext): unknown;
  /** Code for what JSON carries of the expression `value`. */
  "~emitDumpRun"(emitter: Emitter, value: string): string;
  /** Code that validates what a handler returned and gives what JSON carries of it, at once. */
  "~emitRespond"(emitter: Emitter, value: string): string;
  /** The schema with title, description, default and what else the meta says. */
  "~schema"(context: SchemaContext): JsonSchema;
  /** The same type with a model's settings where it has none of its own. */
  "~configure"(config: InheritedConfig): Node;
}
