// What an application is made with.

import type { SharedOptions } from "../contract/operation.ts";
import type { Logger } from "../kernel/logger.ts";
import type { DocumentationOptions } from "./documentation.ts";
import type { Lifespan } from "./lifespan.ts";

export interface AppOptions extends SharedOptions, DocumentationOptions {
  /** Runs around everything: what is before its yield at start, what follows at shutdown. A mapping that it yields is every request's `state`. */
  readonly lifespan?: Lifespan;
  /** True by default: a path that is known with or without its last slash is redirected there with 307. */
  readonly redirectSlashes?: boolean;
  /**
   * After how many seconds a client that takes nothing of a streamed answer, or of a file, is given up: 120 by default; 0 waits for ever. Until then
   * its producer waits. Its connection is ended, its dependencies are torn down as for any client that goes, `streams.evicted` counts it, and a
   * warning is logged. A stream may have one of its own.
   */
  readonly stallTimeout?: number;
  /**
   * Answers errors as problems (RFC 9457), `application/problem+json`: what is not found, refused (422, with the issues as `errors`) or failed, and every
   * HTTPException. The document says so, too. False by default: FastAPI's `{"detail": …}`.
   */
  readonly problemDetails?: boolean;
  /** Where errors are told. Readable lines on stderr by default. */
  readonly logger?: Logger;
}

/** The application runs its own lifespan and middleware; routers hand theirs to it. */
export function withoutOwn({ lifespan: _lifespan, middleware: _middleware, ...options }: AppOptions): AppOptions {
  return options;
}
