// Telling a promise from a value, so that what is synchronous stays synchronous.

/** Whether a value must be awaited. Thenables of other libraries (query builders, say) count as promises. */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}
