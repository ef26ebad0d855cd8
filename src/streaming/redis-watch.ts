// Notices of runs over one connection, however many runs are watched: a channel is subscribed to while anybody listens to it.

import type { RedisClient } from "./redis-client.ts";

type Listen = (message: string) => void;

interface Channel {
  readonly listeners: Set<Listen>;
  readonly subscribed: Promise<unknown>;
}

export class RedisWatch {
  readonly #client: RedisClient;
  readonly #channels = new Map<string, Channel>();

  /** @param client A connection of its own. */
  constructor(client: RedisClient) {
    this.#client = client;
    // It connects again, and subscribes again, by itself.
    client.on("error", () => undefined);
    client.on("message", (name, message) => {
      for (const listen of this.#channels.get(name)?.listeners ?? []) listen(message);
    });
  }

  /** Settles once notices come. The result ends them. */
  async add(name: string, listen: Listen): Promise<() => void> {
    let channel = this.#channels.get(name);
    if (channel === undefined) {
      channel = { listeners: new Set(), subscribed: this.#client.subscribe(name) };
      this.#channels.set(name, channel);
    }
    const { listeners, subscribed } = channel;
    // One function may listen several times.
    const listener: Listen = (message) => listen(message);
    listeners.add(listener);
    const remove = (): void => {
      if (!listeners.delete(listener) || listeners.size > 0 || this.#channels.get(name)?.listeners !== listeners) return;
      this.#channels.delete(name);
      this.#client.unsubscribe(name).catch(() => undefined);
    };
    try {
      await subscribed;
    } catch (error) {
      remove();
      throw error;
    }
    return remove;
  }

  close(): void {
    this.#channels.clear();
    this.#client.disconnect();
  }
}
