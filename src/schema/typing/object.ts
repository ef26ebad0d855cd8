// What the fields of a plain object make of its value, as the type system sees it.

import type { Fields, Out, Wire } from "./faces.ts";
import type { Input } from "./model.ts";

/** The keys that may be absent from the value: those of `.optional` types. An open type (`any`) says nothing about that. */
type Absent<F> = { [K in keyof F]: 0 extends 1 & Out<F[K]> ? never : undefined extends Out<F[K]> ? K : never }[keyof F];

/** The value: optional keys are absent, not undefined. */
export type ObjectValue<F extends Fields> = Plain<
  { -readonly [K in Exclude<keyof F, Absent<F>>]: Out<F[K]> } & { -readonly [K in Absent<F>]?: Exclude<Out<F[K]>, undefined> }
>;

/** What JSON carries of it. */
export type ObjectWire<F extends Fields> = Plain<
  { -readonly [K in Exclude<keyof F, Absent<F>>]: Wire<F[K]> } & { -readonly [K in Absent<F>]?: Exclude<Wire<F[K]>, undefined> }
>;

/** What it is made from. */
export type ObjectInput<F extends Fields> = Plain<Input<F>>;

/** One object in place of an intersection, so that editors show its keys. */
type Plain<T> = { [K in keyof T]: T[K] };
