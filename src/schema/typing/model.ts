// What a model's fields make of its class, its instances and its input, as the type system sees it.

import type { InstanceMethods } from "./instance.ts";
import type { AnyModel, AnyType, Fields, HasDefault, In, Out, StandardSchemaProps, Type, Wire } from "./faces.ts";
import type { ParseOptions } from "../context.ts";
import type { JsonSchema, JsonSchemaOptions } from "../json-schema.ts";
import type { SerializationInfo } from "../node.ts";
import type { ValidationInfo } from "../steps.ts";

type OptionalKeys<F> = { [K in keyof F]: F[K] extends HasDefault ? K : MayBeLeftOut<In<F[K]>> extends true ? K : never }[keyof F];
/** What takes `undefined`. An open type (`any`) says nothing about that. */
type MayBeLeftOut<I> = 0 extends 1 & I ? false : undefined extends I ? true : false;

/** What a model is made from: fields with a default, and optional ones, may be left out. */
export type Input<F> = InputOf<F, Exclude<keyof F, OptionalKeys<F>>, OptionalKeys<F>>;
/** The keys are handed over ready: written in place, they would be worked out anew wherever the type is looked at. */
type InputOf<F, Required extends keyof F, Optional extends keyof F> = { [K in Required]: In<F[K]> } & { [K in Optional]?: In<F[K]> };

/** The fields of an instance. */
export type Output<F> = { -readonly [K in keyof F]: Out<F[K]> };

/** The instance of an extended model: without `Omit` where no name clashes, so that accessors and methods may be overridden. */
export type Merge<B, G> = keyof B & keyof G extends never ? B & Output<G> : Omit<B, keyof G> & Output<G>;

/** What a class carries besides its fields: the user's own statics. */
type Statics<C> = Omit<C, "prototype" | keyof ModelClass<unknown, unknown, unknown>>;

/** Every field optional, and present only where it was given. */
export type PartialFields<F> = { readonly [K in keyof F]: OptionalField<F[K]> };
interface OptionalField<T> {
  readonly "~out": Out<T> | undefined;
  readonly "~in": In<T> | undefined;
  readonly "~wire": Wire<T> | undefined;
}

type WireOf<F> = { [K in keyof F]: Wire<F[K]> };
type ComputedOf<C> = { readonly [K in keyof C]: Out<C[K]> };
type InstanceOf<F> = Output<F> & InstanceMethods<F>;

/** What is known of a field, for programs that look at models. */
export interface ModelField {
  readonly name: string;
  readonly type: Type;
  /** The first name under which it is looked for in the input. */
  readonly inputName: string;
  /** The name in dumps by alias. */
  readonly outputName: string;
  readonly isRequired: boolean;
  readonly title: string | undefined;
  readonly description: string | undefined;
}

/** The class that `Model(…)` gives, to be extended. */
export interface ModelClass<F, Self, W> {
  /** Validates. Fields are given by their names, which the compiler knows, or by their aliases. @throws ValidationError */
  new (data: Input<F>): Self;
  readonly "~fields": F;
  readonly "~wire": W;
  readonly "~standard": StandardSchemaProps<Input<F>, Self>;
  /** Validates a value of the program. @throws ValidationError with every issue. */
  parse<This extends AnyModel>(this: This, value: unknown, options?: ParseOptions): InstanceType<This>;
  /** Validates JSON text. @throws ValidationError, of type `json_invalid` where it is no JSON. */
  parseJson<This extends AnyModel>(this: This, text: string | Uint8Array, options?: ParseOptions): InstanceType<This>;
  /** Validates text values: from a form, a query, the environment. @throws ValidationError */
  parseStrings<This extends AnyModel>(this: This, value: unknown, options?: ParseOptions): InstanceType<This>;
  /**
   * Makes an instance of values that are known to be right, without looking at them. Defaults are filled in.
   * `fieldsSet` names the fields that count as given; those in `values` by default.
   */
  construct<This extends AnyModel>(this: This, values: Partial<Output<F>>, fieldsSet?: Iterable<keyof F & string>): InstanceType<This>;
  /** Its fields, in their order. */
  modelFields(): ReadonlyMap<keyof F & string, ModelField>;
  /** JSON Schema 2020-12 of the model. */
  jsonSchema(options?: JsonSchemaOptions): JsonSchema;
  /** A subclass with more fields, or with fields of other types. */
  extend<This extends AnyModel, const G extends Fields, const C extends Fields = {}>(
    this: This,
    fields: G,
    options?: ModelOptions<This["~fields"] & G, C>,
  ): ModelClass<Omit<This["~fields"], keyof G> & G, Merge<InstanceType<This>, G> & ComputedOf<C>, Omit<This["~wire"], keyof G> & WireOf<G> & WireOf<C>> &
    Statics<This>;
  /** The same fields, each of which may be absent: for PATCH. Instances carry only the fields that were given. */
  partial(name?: string): ModelClass<PartialFields<F>, Partial<Output<F>> & InstanceMethods<PartialFields<F>>, Partial<W>>;
  /** Only the fields that are named. */
  pick<const K extends keyof F & string>(...names: K[]): ModelClass<Pick<F, K>, InstanceOf<Pick<F, K>>, Pick<W, K & keyof W>>;
  /** All but the fields that are named. */
  omit<const K extends keyof F & string>(...names: K[]): ModelClass<Omit<F, K>, InstanceOf<Omit<F, K>>, Omit<W, K>>;
}

/** How a model treats its input and output. */
export interface ModelConfig {
  /** Unknown keys: `ignore` (default), `forbid` (an issue each) or `allow` (kept on the instance). */
  readonly extra?: "ignore" | "forbid" | "allow";
  /** Instances cannot be assigned to. */
  readonly frozen?: boolean;
  /** No conversions in its fields. */
  readonly strict?: boolean;
  /** Takes fields from any object's properties, not only from plain objects. Answers of path operations always do. */
  readonly fromAttributes?: boolean;
  /** What is given besides the fields is of this type, where `extra` is `allow`. */
  readonly extraType?: AnyType;
  /** Makes every field's alias from its name: `toCamel`, for example. Or one for the input, another for the output. */
  readonly alias?: ((name: string) => string) | { readonly validation?: (name: string) => string; readonly serialization?: (name: string) => string };
  /** Issues name fields by the alias under which they were given (true by default), or always by their own name. */
  readonly locByAlias?: boolean;
  /** Fields may be given by name even where they have an alias. False by default. */
  readonly byName?: boolean;
  /** Fields may be given by alias. True by default. */
  readonly byAlias?: boolean;
  /** `dump()` writes aliases without being asked. */
  readonly serializeByAlias?: boolean;
  /** Assigning to a field validates the value. */
  readonly validateAssignment?: boolean;
  /** Defaults are validated, too. */
  readonly validateDefault?: boolean;
  /** Instances are validated again where the model is the type: never by default. */
  readonly revalidate?: "never" | "always" | "subclass-instances";
  readonly title?: string;
  /** Makes every field's title in JSON Schema from its name; the words of the name by default. */
  readonly fieldTitle?: (name: string) => string;
  readonly description?: string;
  /** Fields with a default are `required` in the JSON Schema of answers, since they are always there. */
  readonly defaultsRequired?: boolean;
  /** Instances of subclasses are dumped with the fields of their own class. */
  readonly polymorphic?: boolean;
  /** No error repeats the value of any field. */
  readonly hideInput?: boolean;
  readonly jsonSchemaExtra?: JsonSchema | ((schema: JsonSchema) => JsonSchema);
  /** Texts lose the white space at both ends, become small or capital letters, have a length. */
  readonly stripWhitespace?: boolean;
  readonly toLower?: boolean;
  readonly toUpper?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** False refuses `NaN` and the infinities. */
  readonly allowInfNan?: boolean;
  /** Numbers are taken for texts. */
  readonly coerceNumbersToString?: boolean;
}

export interface ModelOptions<F, C> {
  readonly config?: ModelConfig;
  readonly validate?: {
    /** Sees the raw input and gives what is validated in its place. */
    before?(data: unknown, info: ValidationInfo): unknown;
    /** Sees the fields once all are valid. Throw `ValueError` to refuse. */
    after?(self: Output<F>, info: ValidationInfo): void;
    /** Calls `inner(data)` when it likes, and gives the instance. */
    wrap?(data: unknown, inner: (data: unknown) => unknown, info: ValidationInfo): unknown;
  };
  /** Fields that are computed from others: in every dump and in the schema of answers. */
  readonly computed?: { [K in keyof C]: readonly [C[K], (self: Output<F>) => Out<C[K]>] };
  /** Dumps the whole model: `inner()` gives the usual dump. */
  readonly serialize?: (self: Output<F>, inner: () => Record<string, unknown>, info: SerializationInfo) => unknown;
  /** What `serialize` gives, for the JSON Schema of answers. */
  readonly serializeReturns?: AnyType;
}

/** The class of a model with fields `F` and computed fields `C`. */
export type Built<F, C> = ModelClass<F, InstanceOf<F> & ComputedOf<C>, WireOf<F> & WireOf<C>>;
