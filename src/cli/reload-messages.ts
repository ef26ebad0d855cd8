// What the reloader and the processes that it starts tell each other.

import type { ServeSettings } from "./serve-settings.ts";

/** To the process. A connection comes beside its message, as a handle. */
export type ToWorker =
  | { readonly kind: "start"; readonly settings: ServeSettings }
  | { readonly kind: "connection"; readonly id: number }
  /** Is it well? */
  | { readonly kind: "check" }
  /** `isReplaced`: another process serves already, so that clients may be told to leave before they are left. */
  | { readonly kind: "stop"; readonly isReplaced: boolean };

export type FromWorker =
  /** It has answered as many requests as it may, and goes on until it is told to stop. */
  | { readonly kind: "spent" }
  /** It is, or it would not say so. */
  | { readonly kind: "well" }
  /** It takes connections. */
  | { readonly kind: "ready"; readonly docsPath: string | undefined; readonly files: readonly string[] }
  /** It could not be imported, or not start; `report` says why. */
  | { readonly kind: "failed"; readonly stage: "import" | "startup"; readonly report: string; readonly files: readonly string[] }
  /** The connection is in its hands: whoever handed it over lets go. */
  | { readonly kind: "taken"; readonly id: number };
