// W5: what every contestant streams. An event is 60 bytes long, `data: ` and the empty line included.

export const CONNECTIONS = 200;
/** In one answer. */
export const EVENTS = 200;

export interface Tick {
  readonly n: number;
  readonly word: string;
  readonly at: number;
}

export function eventOf(n: number): Tick {
  return { n: 100 + n, word: "a token of it!", at: 1_770_000_000_000 + n };
}

/** The whole body of an answer. */
export function wholeBody(): string {
  return Array.from({ length: EVENTS }, (_, n) => `data: ${JSON.stringify(eventOf(n))}\n\n`).join("");
}
