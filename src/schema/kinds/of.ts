// `t.of(type)`: anything that may stand where a type is wanted, with the modifiers of a type.

import { toNode } from "../to-node.ts";
import type { Kind } from "../type.ts";
import type { AnyType, In, Out, Wire } from "../typing/faces.ts";

/** What `t.of` makes of a type: a type of ours as it is, all else as a type of ours. */
export type KindOf<T> = T extends Kind<infer _O, infer _I, infer _W> ? T : Kind<Out<T>, In<T>, Wire<T>>;

/**
 * A Model class or a schema of another library as a type with modifiers.
 *
 * @example
 * class Order extends Model({ item: t.of(Item).orNull.description("What was ordered") }) {}
 */
export function of<T extends AnyType>(type: T): KindOf<T> {
  return toNode(type, "What was given to t.of") as unknown as KindOf<T>;
}

/** The type, or null. The same as `t.of(type).nullable`. */
export function nullable<T extends AnyType>(type: T): Kind<Out<T> | null, In<T> | null, Wire<T> | null> {
  return (toNode(type, "What was given to t.nullable") as unknown as Kind<Out<T>, In<T>, Wire<T>>).nullable;
}

/** The type, or `undefined` where the value was left out. The same as `t.of(type).optional`. */
export function optional<T extends AnyType>(type: T): Kind<Out<T> | undefined, In<T> | undefined, Wire<T> | undefined> {
  return (toNode(type, "What was given to t.optional") as unknown as Kind<Out<T>, In<T>, Wire<T>>).optional;
}
