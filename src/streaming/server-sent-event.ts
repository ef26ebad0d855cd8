// One event with its fields, for handlers that set more of it than its data. Checked when it is made: what would break the stream is refused
// where it comes from.

import { ValueError } from "../errors/validation.ts";
import { Model } from "../schema/model.ts";
import { int } from "../schema/kinds/int.ts";
import { string } from "../schema/kinds/string.ts";
import { unknown as anything } from "../schema/kinds/any.ts";

/** The fields of an event. None of them must be there; null counts as not there. */
export interface ServerSentEventFields {
  /** Anything that JSON can carry: written as JSON text, so that a text has quotes. */
  readonly data?: unknown;
  /** Text that is written as it is. Not together with `data`. */
  readonly rawData?: string | null | undefined;
  /** The event's type: one line. Browsers call it `message` where left out. */
  readonly event?: string | null | undefined;
  /** What a client that returns sends as `Last-Event-ID`: one line. */
  readonly id?: string | null | undefined;
  /** How long a client waits before it connects again, in milliseconds. */
  readonly retry?: number | null | undefined;
  /** Lines that clients pass over. */
  readonly comment?: string | null | undefined;
}

/**
 * Yield one from a stream of events to set its fields.
 *
 * @throws ValidationError for an `event` or `id` of several lines, a NUL in `id`, a negative `retry`, or both `data` and `rawData`
 * @example
 * yield new ServerSentEvent({ data: { done: 3 }, event: "progress", id: "3" });
 */
export class ServerSentEvent {
  readonly data: unknown;
  readonly rawData: string | undefined;
  readonly event: string | undefined;
  readonly id: string | undefined;
  readonly retry: number | undefined;
  readonly comment: string | undefined;

  constructor(given: ServerSentEventFields = {}) {
    const fields = isSound(given) ? given : checkedFields(given);
    this.data = fields.data ?? undefined;
    this.rawData = fields.rawData ?? undefined;
    this.event = fields.event ?? undefined;
    this.id = fields.id ?? undefined;
    this.retry = fields.retry ?? undefined;
    this.comment = fields.comment ?? undefined;
  }
}

/** What nearly every event is: seen without the model that explains the others. */
function isSound({ data, rawData, event, id, retry, comment }: ServerSentEventFields): boolean {
  if (!isText(rawData) || !isText(comment) || !isText(event) || !isText(id)) return false;
  if ((data ?? null) !== null && (rawData ?? null) !== null) return false;
  if ((retry ?? null) !== null && !(Number.isSafeInteger(retry) && retry! >= 0)) return false;
  return !(typeof event === "string" && LINE_BREAK.test(event)) && !(typeof id === "string" && NO_ID.test(id));
}

const LINE_BREAK = /[\r\n]/;
const NO_ID = /[\r\n\0]/;

function isText(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "string";
}

/** The fields as they count, or every issue of them. */
function checkedFields(given: ServerSentEventFields): ServerSentEventFields {
  model ??= makeModel();
  return model.parse(given);
}

let model: { parse(value: unknown): ServerSentEventFields } | undefined;

function makeModel(): { parse(value: unknown): ServerSentEventFields } {
  const fields = {
    data: anything.default(null),
    rawData: string.orNull,
    event: string.check(oneLine("event")).orNull,
    id: string
      .check((id) => {
        if (id.includes("\0")) throw new ValueError("SSE 'id' must not contain null characters");
      })
      .check(oneLine("id")).orNull,
    retry: int.ge(0).orNull,
    comment: string.orNull,
  };
  return class extends Model("ServerSentEvent", fields, {
    validate: {
      after({ data, rawData }) {
        if (data !== null && data !== undefined && rawData !== null) throw new ValueError(BOTH);
      },
    },
  }) {};
}

const BOTH =
  "Cannot set both 'data' and 'rawData' on the same ServerSentEvent. Use 'data' for JSON-serialized payloads or 'rawData' for pre-formatted strings.";

function oneLine(field: string): (text: string) => void {
  return (text) => {
    if (LINE_BREAK.test(text)) throw new ValueError(`SSE '${field}' must be a single line`);
  };
}
