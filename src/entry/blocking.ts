// `signatura/blocking`: work that would hold the event loop, in threads. Needs the package `piscina`.

export { blocking } from "../blocking/blocking.ts";
export type { Blocking, BlockingOptions, BlockingRun } from "../blocking/blocking.ts";
export { BlockingError } from "../blocking/thrown.ts";
