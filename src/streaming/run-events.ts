// The items of a resumable stream as events, each with an id; and the events that tell how a run has ended.

import type { Operation } from "../contract/operation.ts";
import { eventText } from "./event-text.ts";
import type { EndEvent, ToldEnd } from "./replay-log.ts";
import { ServerSentEvent } from "./server-sent-event.ts";
import { compileItem, dataText } from "./stream-body.ts";

/** What an operation's items become. */
export interface EventWriter {
  /** The text of an item, validated, under an id. @throws ResponseValidationError; TypeError for an event with an id of its own */
  write(item: unknown, id: string): string;
  /** An item as what ends a run. */
  toEnd(item: unknown): EndEvent;
}

export function compileEventWriter(operation: Operation): EventWriter {
  const writeItem = compileItem(operation);
  return {
    write(item, id) {
      if (!(item instanceof ServerSentEvent)) return `data: ${writeItem(item)}\nid: ${id}\n\n`;
      const { event, retry, comment } = withoutId(item);
      return eventText(dataText(item), { event, id, retry, comment });
    },
    toEnd: (item) => (item instanceof ServerSentEvent ? { event: withoutId(item).event, data: dataText(item) } : { data: writeItem(item) }),
  };
}

function withoutId(item: ServerSentEvent): ServerSentEvent {
  if (item.id === undefined) return item;
  throw new TypeError(`The ids of a resumable stream are the log's, and an event has the id "${item.id}". Put it into the event's data.`);
}

/** What followers are told unless `ending` says otherwise: the events `failed`, `stopped` and `interrupted`, with the run's id and last position. */
export function endingsOf(ending: ((how: ToldEnd) => unknown) | undefined, { toEnd }: EventWriter): Readonly<Record<ToldEnd, EndEvent>> {
  const endOf = (how: ToldEnd): EndEvent => {
    const given = ending?.(how);
    return given === undefined ? { event: how } : toEnd(given);
  };
  return { failed: endOf("failed"), stopped: endOf("stopped"), interrupted: endOf("interrupted") };
}
