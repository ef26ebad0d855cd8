// What bounds a replay log, whichever store it is: how much of a run is kept, how long, and how long an owner may be silent.

export interface LogBounds {
  /** How many events of a run are kept: 100,000 by default. Older ones are trimmed; a client that asks for them is told that its cursor has expired. */
  readonly events?: number;
  /** How many characters (in Redis: bytes) of a run are kept: 16 Mi by default. */
  readonly size?: number;
  /** How long a run that has ended is kept, in seconds: 300 by default. */
  readonly keep?: number;
  /** How long an owner that gives no sign keeps its runs, in seconds: 10 by default. It gives one three times in that time. */
  readonly lease?: number;
}

const DEFAULTS: Required<LogBounds> = { events: 100_000, size: 16_777_216, keep: 300, lease: 10 };

/** With the defaults filled in. @throws RangeError for what is no positive number */
export function checkBounds(given: LogBounds): Required<LogBounds> {
  const { events = DEFAULTS.events, size = DEFAULTS.size, keep = DEFAULTS.keep, lease = DEFAULTS.lease } = given;
  for (const [name, value] of Object.entries({ events, size, keep, lease })) {
    if (typeof value !== "number" || !(value > 0))
      throw new RangeError(`The bound "${name}" of a replay log must be a positive number, found ${String(value)}.`);
  }
  return { events, size, keep, lease };
}
