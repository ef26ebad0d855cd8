// Rooms: whoever listens to one gets what is published there, by a queue of its own, so that a slow listener holds up nobody. Two ways to reach
// listeners: within the process, and through Redis, where several processes share the rooms.

import { Redis } from "ioredis";
import { channel, type Channel, type In } from "signatura";
import { PublicEvent } from "./models.ts";

export type Event = In<typeof PublicEvent>;

/** So many events may wait for a slow listener; then the oldest are let go of. */
const WAITING = 100;

export interface Hub {
  /** Gives the room's events from now on, until the signal is aborted. */
  listen(room: string, signal: AbortSignal): Promise<Channel<Event>>;
  publish(room: string, event: Event): Promise<void>;
  close(): Promise<void>;
}

/** The listeners of this process, by room. */
class Listeners {
  readonly #rooms = new Map<string, Set<Channel<Event>>>();

  /** @param onLast Told when the room has no listener any more. */
  add(room: string, signal: AbortSignal, onLast: (room: string) => void): Channel<Event> {
    const listeners = this.#rooms.get(room) ?? new Set();
    this.#rooms.set(room, listeners);
    const events = channel<Event>({ capacity: WAITING, whenFull: "drop-oldest", signal });
    listeners.add(events);
    const leave = (): void => {
      listeners.delete(events);
      if (listeners.size > 0 || this.#rooms.get(room) !== listeners) return;
      this.#rooms.delete(room);
      onLast(room);
    };
    if (events.signal.aborted) leave();
    else events.signal.addEventListener("abort", leave);
    return events;
  }

  has(room: string): boolean {
    return this.#rooms.has(room);
  }

  tell(room: string, event: Event): void {
    for (const events of this.#rooms.get(room) ?? []) void events.send(event);
  }

  close(): void {
    for (const listeners of this.#rooms.values()) for (const events of listeners) events.close();
  }
}

export function localHub(): Hub {
  const listeners = new Listeners();
  return {
    listen: async (room, signal) => listeners.add(room, signal, () => undefined),
    publish: async (room, event) => listeners.tell(room, event),
    close: async () => listeners.close(),
  };
}

/** @param prefix Of the names of Redis' channels. */
export function redisHub(url: string, prefix = "rooms:"): Hub {
  const listeners = new Listeners();
  const publisher = new Redis(url);
  const subscriber = publisher.duplicate();
  const subscribed = new Map<string, Promise<unknown>>();
  subscriber.on("message", (name: string, text: string) => listeners.tell(name.slice(prefix.length), PublicEvent.parseJson(text)));
  // What is sent in order is done in order: a room that empties and fills again ends up subscribed.
  const leave = (room: string): void => {
    subscribed.delete(room);
    subscriber.unsubscribe(prefix + room).catch(() => undefined);
  };
  return {
    async listen(room, signal) {
      if (!listeners.has(room)) subscribed.set(room, subscriber.subscribe(prefix + room));
      const events = listeners.add(room, signal, leave);
      await subscribed.get(room);
      return events;
    },
    async publish(room, event) {
      await publisher.publish(prefix + room, JSON.stringify(event));
    },
    async close() {
      listeners.close();
      await Promise.all([publisher.quit(), subscriber.quit()]);
    },
  };
}
