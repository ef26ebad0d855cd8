// Models of one value: `RootModel(type)` makes a class whose instances hold it as `root`, and whose input and output are the value itself.

import { declareRoot } from "./model.ts";
import type { AnyType, In, Out, Wire } from "./typing/faces.ts";
import type { InstanceMethods } from "./typing/instance.ts";
import type { ModelClass, ModelConfig } from "./typing/model.ts";

type RootFields<T> = { readonly root: T };

/** An instance of a root model. */
export interface RootInstance<T> extends InstanceMethods<RootFields<T>> {
  root: Out<T>;
}

/** The class of a root model: it is made from the value itself. */
export type RootClass<T> = Omit<ModelClass<RootFields<T>, RootInstance<T>, Wire<T>>, "extend" | "partial" | "pick" | "omit"> &
  (new (root: In<T>) => RootInstance<T>);

/** Validators of the whole, around the value. */
export interface RootOptions<T> {
  readonly config?: ModelConfig;
  readonly validate?: {
    /** Sees the raw input and gives what is validated in its place. */
    before?(data: unknown): unknown;
    /** Sees the instance. Throw `ValueError` to refuse. */
    after?(self: RootInstance<T>): void;
  };
}

/** Makes a named root model: for bundlers that shorten class names. */
export function RootModel<T extends AnyType>(name: string, type: T, options?: RootOptions<T>): RootClass<T>;
/**
 * Makes the base class of a model that is one value: a list with methods, a checked text with a name of its own.
 *
 * @example
 * class Tags extends RootModel(t.list(t.string)) {
 *   has(tag: string) { return this.root.includes(tag); }
 * }
 * Tags.parse(["a"]).has("a"); // true
 */
export function RootModel<T extends AnyType>(type: T, options?: RootOptions<T>): RootClass<T>;
export function RootModel(...args: unknown[]): unknown {
  const [name, type, options] = typeof args[0] === "string" ? args : [undefined, ...args];
  return declareRoot(name as string | undefined, type, options ?? {});
}
