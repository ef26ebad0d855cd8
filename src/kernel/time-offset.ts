// The offset of a time of the day. Python's `time` may have one and Temporal's has none, so it travels as a hidden property of the value:
// what came in as `12:30:00+02:00` goes out so again. A time that is computed from it (`add`, `with`) is a new value without one.

const OFFSET: unique symbol = Symbol.for("signatura.offset");

/** Gives a fresh time its offset, in seconds east of UTC. */
export function keepOffset<T extends object>(time: T, seconds: number): T {
  return Object.defineProperty(time, OFFSET, { value: seconds });
}

/** The offset with which `t.time` read a time, in seconds east of UTC; undefined where none was written. */
export function timeOffset(time: object): number | undefined {
  return (time as { readonly [OFFSET]?: number })[OFFSET];
}
