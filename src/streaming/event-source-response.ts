// `EventSourceResponse`: events in the form of the Python package sse-starlette, from any handler. `returns: sse(T)` is the other form, FastAPI's
// own: with types, other line ends, JSON for every datum, and pings only in silence.

import { writeJson } from "../kernel/json-write.ts";
import { CoalescedParts } from "../http/coalesced-parts.ts";
import { ClientDisconnect } from "../http/exchange.ts";
import { toItemSource, type ItemSource } from "../http/item-source.ts";
import { addBackground, HttpResponse, type ResponseOptions } from "../http/response.ts";
import { jsonableEncoder } from "../schema/jsonable-encoder.ts";
import { describe } from "../schema/to-node.ts";
import { splitLines } from "./event-text.ts";
import { ServerSentEvent } from "./server-sent-event.ts";
import { checkSeconds } from "./stream-options.ts";

/** The fields of an event. What is null or left out is not written; of `event` and `id` line breaks are removed. */
export interface SourceEvent {
  /** A text is written as it is, a line of it for each of its own; anything else as compact JSON. */
  readonly data?: unknown;
  readonly event?: string | null | undefined;
  readonly id?: string | null | undefined;
  /** In milliseconds: an integer. */
  readonly retry?: number | null | undefined;
  readonly comment?: string | null | undefined;
}

/** What a stream of events may yield: a text is an event's data, bytes are written as they are. */
export type SourceItem = string | Uint8Array | SourceEvent | ServerSentEvent;

/** How lines end. */
export type LineEnd = "\r\n" | "\n" | "\r";

export interface EventSourceOptions extends ResponseOptions {
  /** Every so many seconds a ping is sent, also between events: 15 by default; 0 sends none. */
  readonly ping?: number;
  /** What is sent as a ping: a comment with the time by default. */
  readonly pingMessage?: () => SourceItem;
  /** How lines end: CRLF by default. A `ServerSentEvent` ends its lines with CRLF whatever is said here, as in sse-starlette. */
  readonly sep?: LineEnd;
  /** Sent before all else: how long a client waits before it connects again, in milliseconds. */
  readonly retry?: number;
  /** `text/event-stream` by default. */
  readonly mediaType?: string;
  /** After how many seconds a client that takes nothing is given up: the application's `stallTimeout` by default; 0 waits for ever. */
  readonly sendTimeout?: number;
  /**
   * How long the producer may go on once the server begins to stop, in seconds: 0 by default. The stream then ends, so that the server need not
   * wait for it; its client comes back to another one.
   */
  readonly shutdownGrace?: number;
  /** Called when the server begins to stop: the producer may say goodbye within `shutdownGrace`. */
  readonly onShutdown?: () => unknown;
  /** Called at once when the client goes before the end. What it throws is logged. */
  readonly onClose?: () => unknown;
}

/**
 * A stream of events as sse-starlette 3.5 sends it: lines end with CRLF, texts are data as they are, pings come by the clock, and
 * `cache-control` is `no-store` unless `headers` say otherwise. The content is a generator, an async generator, any iterable, a web stream or
 * a stream of Node; it is asked for no more than the client takes, and stopped as soon as the client goes, or the server begins to stop.
 *
 * @throws TypeError where the content gives no items; RangeError for a `sep` that ends no lines, or a number of seconds that is none
 * @example
 * app.get("/ticks", { request: HttpRequest }, ({ request }) => {
 *   async function* ticks() {
 *     for (let n = 0; !(await request.isDisconnected()); n += 1) yield { event: "tick", data: String(n), id: String(n) };
 *   }
 *   return new EventSourceResponse(ticks(), { ping: 10 });
 * });
 */
export class EventSourceResponse extends HttpResponse {
  static override mediaType: string | null = "text/event-stream";

  constructor(content: AsyncIterable<unknown> | Iterable<unknown> | ReadableStream<unknown>, options: EventSourceOptions = {}) {
    const { status, mediaType, background, onClose } = options;
    const goodbye = onClose === undefined ? undefined : once(onClose);
    super(makeBody(content, options, goodbye), { status: status ?? 200, headers: sourceHeaders(options), mediaType });
    this.stallTimeout = options.sendTimeout;
    if (goodbye !== undefined) addBackground(this, (error) => (error instanceof ClientDisconnect ? goodbye() : goodbye.result));
    if (background !== undefined) addBackground(this, (error) => (error === undefined || error instanceof ClientDisconnect ? background() : undefined));
  }
}

function makeBody(content: unknown, options: EventSourceOptions, onLeave: (() => unknown) | undefined): CoalescedParts {
  const { ping = PING_SECONDS, sep = CRLF, pingMessage = () => ({ comment: `ping - ${pythonNow()}` }), retry } = options;
  if (sep !== CRLF && sep !== "\n" && sep !== "\r") throw new RangeError(`The option "sep" must be "\\r\\n", "\\n" or "\\r", found ${JSON.stringify(sep)}.`);
  checkSeconds({ ...options }, "ping", "sendTimeout", "shutdownGrace");
  const source = typeof content === "string" ? undefined : toItemSource(content);
  if (source === undefined) throw new TypeError(`The content of an EventSourceResponse must be an iterable or a stream, found ${describe(content)}.`);
  const encode = (item: unknown): string | Uint8Array => writeItem(item, sep);
  const first = retry === undefined ? undefined : encode({ retry });
  return new CoalescedParts(first === undefined ? source : withFirst(first as string, source), {
    encode,
    onLeave,
    shutdown: { grace: options.shutdownGrace ?? 0, onShutdown: options.onShutdown },
    ping: ping === 0 ? undefined : { every: ping * 1000, text: () => encode(pingMessage()), onlyWhenIdle: false },
  });
}

const CRLF = "\r\n";
const PING_SECONDS = 15;

/** The header of a connection and nginx's cannot be chosen, as in sse-starlette: each takes the place of one that is there. */
function sourceHeaders({ headers = {} }: EventSourceOptions): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) all[name.toLowerCase()] = value;
  all["cache-control"] ??= "no-store";
  all["connection"] = "keep-alive";
  all["x-accel-buffering"] = "no";
  return all;
}

/** A text before all items. */
function withFirst(text: string, source: ItemSource): ItemSource {
  let isFirst = true;
  return {
    next() {
      if (!isFirst) return source.next();
      isFirst = false;
      return { done: false, value: new TextEncoder().encode(text) };
    },
    stop: () => source.stop(),
  };
}

/** In sse-starlette's order of fields. @throws TypeError for what is no event */
function writeItem(item: unknown, sep: string): string | Uint8Array {
  if (typeof item === "string") return eventText({ data: item }, sep);
  if (item instanceof Uint8Array) return item;
  if (item instanceof ServerSentEvent) return eventText({ ...item, data: item.rawData ?? item.data }, CRLF);
  return eventText(isPlain(item) ? checkFields(item) : { data: item ?? "null" }, sep);
}

function isPlain(item: unknown): item is Record<string, unknown> {
  if (typeof item !== "object" || item === null) return false;
  const prototype: unknown = Object.getPrototypeOf(item);
  return prototype === Object.prototype || prototype === null;
}

const FIELDS: ReadonlySet<string> = new Set(["data", "event", "id", "retry", "comment"]);

function checkFields(item: Record<string, unknown>): SourceEvent {
  for (const name of Object.keys(item))
    if (!FIELDS.has(name))
      throw new TypeError(`An event has no field "${name}". It has data, event, id, retry and comment: other values belong into its data.`);
  for (const name of ["event", "id"])
    if (typeof (item[name] ?? "") !== "string") throw new TypeError(`The ${name} of an event must be text, found ${describe(item[name])}.`);
  return item;
}

function eventText({ data, event, id, retry, comment }: SourceEvent, sep: string): string {
  let text = "";
  if (isThere(comment)) for (const line of splitLines(toText(comment))) text += `: ${line}${sep}`;
  if (isThere(id)) text += `id: ${splitLines(id).join("")}${sep}`;
  if (isThere(event)) text += `event: ${splitLines(event).join("")}${sep}`;
  if (isThere(data)) for (const line of splitLines(toText(data))) text += `data: ${line}${sep}`;
  if (isThere(retry)) {
    if (!Number.isInteger(retry)) throw new TypeError(`The retry of an event must be an integer, found ${describe(retry)}.`);
    text += `retry: ${retry}${sep}`;
  }
  return text + sep;
}

function isThere<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}

function toText(value: unknown): string {
  if (typeof value === "string") return value;
  const plain = jsonableEncoder(value);
  return typeof plain === "string" ? plain : writeJson(plain);
}

/** `2026-05-01 12:30:00.123000+00:00`, as Python writes a time in UTC. */
function pythonNow(): string {
  const text = new Date().toISOString().replace("T", " ");
  return text.endsWith(".000Z") ? text.replace(".000Z", "+00:00") : text.replace("Z", "000+00:00");
}

interface Once {
  (): Promise<void>;
  /** Of the call, where there was one. */
  result: Promise<void> | undefined;
}

/** Runs it at once, the first time; what it throws is kept for whoever awaits it. */
function once(work: () => unknown): Once {
  const run: Once = Object.assign(
    () => {
      if (run.result === undefined) {
        run.result = new Promise<unknown>((resolve) => resolve(work())).then(() => undefined);
        run.result.catch(() => undefined);
      }
      return run.result;
    },
    { result: undefined },
  );
  return run;
}
