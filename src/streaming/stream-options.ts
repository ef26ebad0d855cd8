// What may be said of a stream beside its items.

export interface StreamOptions {
  /**
   * How long the headers wait for the first item, in seconds: 0.1 by default. An error that comes before them is answered like any other; one
   * that comes later can only end the connection. With 0 they are sent at once.
   */
  readonly headerDelay?: number;
  /** After how many seconds a client that takes nothing is given up: the application's `stallTimeout` by default; 0 waits for ever. */
  readonly stallTimeout?: number;
}

/** What may be asked of a timer at most, in seconds. */
const LONGEST = 2_147_483;

/** @throws RangeError where an option that is there is no number of seconds */
export function checkSeconds(options: Readonly<Record<string, unknown>>, ...names: readonly string[]): void {
  for (const name of names) {
    const given = options[name];
    if (given === undefined || (typeof given === "number" && given >= 0 && given <= LONGEST)) continue;
    throw new RangeError(`The option "${name}" must be a number of seconds from 0 to ${LONGEST}, found ${String(given)}.`);
  }
}
