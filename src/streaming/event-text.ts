// Events as text (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream), in FastAPI's order of fields.

/** The fields of an event beside its data, as they are written. */
export interface EventFields {
  readonly event?: string | undefined;
  readonly id?: string | undefined;
  readonly retry?: number | undefined;
  readonly comment?: string | undefined;
}

/** The headers of a stream of events, as a flat list. Nginx holds back what it proxies unless it is told not to. */
export const EVENT_HEADERS: readonly string[] = ["content-type", "text/event-stream; charset=utf-8", "cache-control", "no-cache", "x-accel-buffering", "no"];

/** A comment that says nothing: it keeps the line open. */
export const PING = ": ping\n\n";

/** The event of a text that has no line breaks, as compact JSON has none. */
export function dataEvent(line: string): string {
  return `data: ${line}\n\n`;
}

/** An event of any fields. `data` may have several lines. */
export function eventText(data: string | undefined, { event, id, retry, comment }: EventFields): string {
  let text = "";
  if (comment !== undefined) for (const line of splitLines(comment)) text += `: ${line}\n`;
  if (event !== undefined) text += `event: ${event}\n`;
  if (data !== undefined) for (const line of splitLines(data)) text += `data: ${line}\n`;
  if (id !== undefined) text += `id: ${id}\n`;
  if (retry !== undefined) text += `retry: ${retry}\n`;
  return `${text}\n`;
}

/** At the line ends that the format knows; empty lines at the end count. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}
