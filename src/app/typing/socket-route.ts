// Websockets as the type system sees them: `(path, takes, does)`, or with a third argument between.

import type { SocketGives } from "../../contract/socket-operation.ts";
import type { Args, Params } from "../../contract/typing/parameters.ts";
import type { DeclaredOperation } from "./route.ts";

/** Declares a websocket. What the handler gives back is not used. */
export interface SocketRoute<Prefix extends string> {
  <P extends string, const S extends Params>(path: P, takes: S, does: (args: Args<S>) => unknown): DeclaredOperation<"websocket", `${Prefix}${P}`, S, void>;
  <P extends string, const S extends Params>(
    path: P,
    takes: S,
    gives: SocketGives,
    does: (args: Args<S>) => unknown,
  ): DeclaredOperation<"websocket", `${Prefix}${P}`, S, void>;
}
