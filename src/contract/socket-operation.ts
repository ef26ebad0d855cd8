// A websocket as it is declared, after routers and applications have added their part. It stands in no OpenAPI document.

import type { Middleware } from "../http/middleware.ts";
import type { DependencyNode } from "./dependency.ts";
import type { Signature } from "./signature.ts";
import type { Dependency } from "./typing/parameters.ts";

/** The third argument of a websocket. */
export interface SocketGives {
  /** What `urlFor` knows it by: the handler's name by default. */
  readonly name?: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever they provide
  readonly dependencies?: readonly Dependency<any, any>[];
}

export interface SocketOperation {
  /** The whole template, with the prefixes and convertors. */
  readonly path: string;
  readonly pathFormat: string;
  readonly name: string;
  readonly signature: Signature;
  /** Run before everything else, results unused: of application, routers and the websocket, in that order. They are in the signature, too. */
  readonly dependencies: readonly DependencyNode[];
  /** Of routers and inclusions, as far as it is made for websockets; the outermost first. */
  readonly middleware: readonly Middleware[];
  readonly handler: (args: never) => unknown;
}
