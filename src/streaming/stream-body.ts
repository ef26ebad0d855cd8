// Makes the body of what a handler of a stream gives: each item validated, dumped and written, as events, as JSON Lines, or as it is.

import { INVALID } from "../kernel/invalid.ts";
import { writeJson } from "../kernel/json-write.ts";
import { writePythonJson } from "../kernel/python-json.ts";
import { ResponseValidationError, type Issue } from "../errors/validation.ts";
import { placeOf, type Operation } from "../contract/operation.ts";
import { CoalescedParts, type CoalescedPartsOptions } from "../http/coalesced-parts.ts";
import { toItemSource, withLast, type ItemSource } from "../http/item-source.ts";
import { asPart } from "../http/response.ts";
import { compiled } from "../schema/compile.ts";
import { jsonableEncoder } from "../schema/jsonable-encoder.ts";
import { describe } from "../schema/to-node.ts";
import { dataEvent, EVENT_HEADERS, eventText, PING } from "./event-text.ts";
import { ServerSentEvent } from "./server-sent-event.ts";
import type { SseOptions } from "./sse.ts";

/** How the streams of an operation are answered. */
export interface StreamBody {
  /** A flat list of names and values. */
  readonly headers: readonly string[];
  /** How long the headers wait for the first item, in seconds. */
  readonly headerDelay: number;
  /** In seconds; the application's where undefined. */
  readonly stallTimeout?: number | undefined;
  /** The body of what a handler gave. @throws TypeError where that is no stream */
  make(value: unknown): CoalescedParts;
}

/** Undefined where the operation declares no stream. */
export function compileStreamBody(operation: Operation): StreamBody | undefined {
  const { stream } = operation;
  if (stream === undefined) return undefined;
  const writeItem = compileItem(operation);
  const { headerDelay = HEADER_DELAY, ping: silence = PING_SECONDS, stallTimeout, last } = stream.options as SseOptions;
  if (stream.kind === "jsonl") return { headers: JSON_LINES, headerDelay, stallTimeout, make: maker(operation, { encode: (item) => `${writeItem(item)}\n` }) };
  const ping = silence === 0 ? undefined : { every: silence * 1000, text: () => PING, onlyWhenIdle: true };
  const encode = (item: unknown): string => (item instanceof ServerSentEvent ? eventText(dataText(item), item) : dataEvent(writeItem(item)));
  return { headers: headersOf(stream.options), headerDelay, stallTimeout, make: maker(operation, { encode, ping }, last) };
}

/** The body of text and bytes that a generator yields, for a response class of the user's choice. */
export function rawStreamBody(operation: Operation): StreamBody {
  return { headers: [], headerDelay: HEADER_DELAY, make: maker(operation, { encode: asPart }) };
}

const HEADER_DELAY = 0.1;
const PING_SECONDS = 15;
const JSON_LINES: readonly string[] = ["content-type", "application/jsonl"];

/** The headers of an operation's events, as a flat list. */
export function headersOf({ headers = {} }: SseOptions): readonly string[] {
  return [...EVENT_HEADERS, ...Object.entries(headers).flatMap(([name, value]) => [name.toLowerCase(), value])];
}

function maker(operation: Operation, options: CoalescedPartsOptions, last?: unknown): (value: unknown) => CoalescedParts {
  return (value) => new CoalescedParts(sourceOf(operation, value, last), options);
}

/** The items of what a handler gave, and what follows them. @throws TypeError where that gives no items */
export function sourceOf(operation: Operation, value: unknown, last?: unknown): ItemSource {
  const source = toItemSource(value);
  if (source === undefined) {
    throw new TypeError(
      `${placeOf(operation)} answers with a stream, so its handler must be a generator or give an iterable or a stream, found ${describe(value)}.`,
    );
  }
  return last === undefined ? source : withLast(source, last);
}

/** The JSON text of an item: compact where its type is known, as Python writes JSON where it is not. Neither has line breaks. */
export function compileItem(operation: Operation): (item: unknown) => string {
  const { item: type } = operation.stream!;
  if (type === undefined) return (item) => writePythonJson(jsonableEncoder(item ?? null));
  const respond = compiled(type).responder(operation.dumpOptions);
  return (item) => {
    const issues: Issue[] = [];
    const plain = respond(item === undefined ? null : item, issues);
    if (plain === INVALID) throw new ResponseValidationError(placeOf(operation), issues, item);
    return writeJson(plain);
  };
}

/** The data of an event as it is written. A model writes itself: compact, by its fields' names. */
export function dataText({ data, rawData }: ServerSentEvent): string | undefined {
  if (rawData !== undefined || data === undefined) return rawData;
  return writesItself(data) ? data.dumpJson() : writePythonJson(jsonableEncoder(data));
}

function writesItself(data: unknown): data is { dumpJson(): string } {
  return typeof data === "object" && data !== null && "dumpJson" in data && typeof data.dumpJson === "function";
}
