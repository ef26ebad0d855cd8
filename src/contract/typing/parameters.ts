// Parameters as the type system sees them: what may stand in a parameter list, and what the handler gets for it.

import type { AnyType, Out } from "../../schema/typing/faces.ts";

export type Place = "path" | "query" | "header" | "cookie" | "body" | "form";

/** A type with its place, made by `Path()`, `Query()`, `Header()`, `Cookie()`, `Body()` or `Form()`. */
export interface Located<T, P extends Place = Place> {
  readonly "~located": T;
  readonly in: P;
}

/** A value that stands for the thing itself: the request, the answer, the background tasks, a socket. */
export interface Marker<T> {
  readonly "~marker": T;
}

/** How long what a dependency provides lives: as long as the application, until the answer is sent, until the handler is done. */
export type Scope = "app" | "request" | "function";

/** A dependency that provides `O`. */
export interface Dependency<O = unknown, S extends Scope = Scope> {
  readonly "~provides": O;
  readonly "~scope": S;
}

/** Anything that may stand in a parameter list. */
// oxlint-disable-next-line typescript/no-explicit-any -- every type, place and provided value must fit
export type Param = AnyType | Dependency<any, any> | Located<any, any> | Marker<any>;

/** A parameter list: name → what it is. */
export type Params = { readonly [name: string]: Param };

/** What the handler gets for a parameter. */
export type Arg<P> = P extends { readonly "~provides": infer O }
  ? O
  : P extends { readonly "~marker": infer M }
    ? M
    : P extends { readonly "~located": infer T }
      ? Out<T>
      : Out<P>;

/** What the handler gets. */
export type Args<S> = { [K in keyof S]: Arg<S[K]> };
