// The three faces of a type as the type system sees them: what it gives (`Out`), what it takes (`In`) and what JSON carries (`Wire`).
// Brands are string keys, so that two installed copies of the package understand each other.

/** Anything that describes a value. `O` is the value, `I` what is taken for it, `W` what JSON carries; a recursive getter need only name `O`. */
export interface Type<O = unknown, I = unknown, W = unknown> {
  readonly "~out": O;
  readonly "~in": I;
  readonly "~wire": W;
}

/** Set by `default` and `orNull`: the value may be left out. An intersection, so that a kind keeps its own methods. */
export interface HasDefault {
  readonly "~default": true;
}

/** The Standard Schema interface (https://standardschema.dev), version 1: what zod, valibot, arktype and others speak. */
export interface StandardSchemaV1<I = unknown, O = I> {
  readonly "~standard": StandardSchemaProps<I, O>;
}

export interface StandardSchemaProps<I = unknown, O = I> {
  readonly version: 1;
  readonly vendor: string;
  readonly validate: (value: unknown) => StandardSchemaResult<O> | Promise<StandardSchemaResult<O>>;
  readonly types?: { readonly input: I; readonly output: O } | undefined;
}

export type StandardSchemaResult<O> = { readonly value: O; readonly issues?: undefined } | { readonly issues: readonly StandardSchemaIssue[] };

export interface StandardSchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** A model class of any fields. The one place where variance demands `any`: a constructor is contravariant in what it takes. */
// oxlint-disable-next-line typescript/no-explicit-any -- see above
export type AnyModel = { new (data: any): any; readonly "~fields": any; readonly "~wire": any };

/** Anything that may stand where a type is wanted. */
// oxlint-disable-next-line typescript/no-explicit-any -- a type is invariant in what it gives and takes; only `any` fits every one
export type AnyType = Type<any, any, any> | AnyModel | StandardSchemaV1<any, any>;

/** The fields of a model: name → type. */
export type Fields = { readonly [name: string]: AnyType };

// The three ask for a property and read it: to infer it (`T extends Type<infer O>`) would compare all of T, and take a fifth more instantiations a route.

/** Stands where nothing is inferred. */
// oxlint-disable-next-line typescript/no-explicit-any -- only `any` matches what is passed over
type Whatever = any;

/** The value that a type gives: an instance, a `Date`, … */
export type Out<T> = T extends { readonly "~out": unknown }
  ? T["~out"]
  : T extends abstract new (...data: Whatever) => infer M
    ? M
    : T extends StandardSchemaV1<Whatever, infer O>
      ? O
      : never;

/** What code may hand over where the type is wanted: plain objects for models, text for dates, defaults left out. */
export type In<T> = T extends { readonly "~in": unknown }
  ? T["~in"]
  : T extends new (data: infer I) => Whatever
    ? I
    : T extends StandardSchemaV1<infer I, Whatever>
      ? I
      : never;

/** What JSON carries for it: dates as text, computed fields, no methods and no getters. */
export type Wire<T> = T extends { readonly "~wire": unknown } ? T["~wire"] : T extends StandardSchemaV1<Whatever, infer O> ? O : never;
