// Path operations as the type system sees them: `(path, takes, gives, does)`, in the four lengths that people write.

import type { Args, Params } from "../../contract/typing/parameters.ts";
import type { Gives } from "../../contract/operation.ts";
import type { HttpResponse } from "../../http/response.ts";
import type { AnyType, In, Out, StandardSchemaV1 } from "../../schema/typing/faces.ts";
import type { StreamOf } from "../../contract/stream.ts";

/** What a handler may return for `returns: R`: what the type takes or gives, or an answer of its own. */
export type Given<R> = In<R> | Out<R> | HttpResponse | Response;

/** What gives the items of a stream: a generator, an iterable, a web stream or one of Node. */
type Items<I> = AsyncIterable<I> | Iterable<I>;

/** The handler of an operation with `returns`. One conditional type as a whole, which keeps literals in every form of function. */
export type Handler<S, R> = R extends { readonly "~stream": infer T; readonly "~extra": infer E }
  ? (args: Args<S>) => Items<Given<T> | E> | HttpResponse | Promise<Items<Given<T> | E> | HttpResponse>
  : R extends AnyType
    ? (args: Args<S>) => Given<R> | Promise<Given<R>>
    : never;

/** What declaring an operation gives: a value for tests and clients to read. */
export interface DeclaredOperation<M extends string, P extends string, S, W> {
  readonly method: M;
  readonly path: P;
  readonly takes: S;
  /** The handler, callable on its own. */
  readonly handler: (args: Args<S>) => unknown;
  /** What the answer carries on the wire; exists only in the type system. */
  readonly "~answers": W;
}

/** What a client reads of an operation that `returns` R: its wire, or the stream as it is. `Wire` would first hold R against every sort of type. */
type Answer<R> = R extends { readonly "~wire": unknown } ? R["~wire"] : R extends StandardSchemaV1<unknown, infer O> ? O : R;

/** `returns` among the parameters is a slip that is caught here. */
type NotGives = { readonly returns?: "`returns` stands in the third argument: (path, takes, { returns }, does)" };

/**
 * Declares an operation of method `M`. The overload with `returns` stands twice: last, because TypeScript reports the last, which names the
 * wrong field; and before the one without, because what a handler that has no parameters returns is worked out by the first that it meets,
 * which alone keeps its literals.
 */
export interface Route<M extends string, Prefix extends string> {
  <P extends string, X>(path: P, does: () => X): DeclaredOperation<M, `${Prefix}${P}`, {}, Awaited<X>>;
  <P extends string, const S extends Params, X>(path: P, takes: S & NotGives, does: (args: Args<S>) => X): DeclaredOperation<M, `${Prefix}${P}`, S, Awaited<X>>;
  // oxlint-disable-next-line typescript/no-explicit-any -- a stream of any item
  <P extends string, const S extends Params, R extends AnyType | StreamOf<any, unknown>>(
    path: P,
    takes: S,
    gives: Gives & { readonly returns: R },
    does: Handler<S, R>,
  ): DeclaredOperation<M, `${Prefix}${P}`, S, Answer<R>>;
  <P extends string, const S extends Params, X>(
    path: P,
    takes: S,
    gives: Gives & { readonly returns?: never },
    does: (args: Args<S>) => X,
  ): DeclaredOperation<M, `${Prefix}${P}`, S, Awaited<X>>;
  // oxlint-disable-next-line typescript/no-explicit-any -- a stream of any item
  <P extends string, const S extends Params, R extends AnyType | StreamOf<any, unknown>>(
    path: P,
    takes: S,
    gives: Gives & { readonly returns: R },
    does: Handler<S, R>,
  ): DeclaredOperation<M, `${Prefix}${P}`, S, Answer<R>>;
}
