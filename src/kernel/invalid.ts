// The one value that says "refused" between functions that may return anything else, undefined and null included.

/** Returned in place of a value by whatever refused its input. It never reaches a user. */
export const INVALID: unique symbol = Symbol("invalid");
export type Invalid = typeof INVALID;
