// Where a client stands in a run, as the ids of its events say it: the run and a position, `9f0c….12`. A client that returns sends the id of the
// last event that it has as `Last-Event-ID`.

export interface RunCursor {
  readonly run: string;
  /** How many events have come; 0 before the first one. */
  readonly position: number;
}

/** The id of an event. Nothing in it breaks a line. */
export function eventId(run: string, position: number): string {
  return `${encodeURIComponent(run)}.${position}`;
}

/** Undefined for an id that is none of ours. */
export function readCursor(id: string): RunCursor | undefined {
  const match = /^(.+)\.(0|[1-9]\d{0,14})$/.exec(id);
  if (match === null) return undefined;
  try {
    return { run: decodeURIComponent(match[1]!), position: Number(match[2]) };
  } catch {
    return undefined;
  }
}
