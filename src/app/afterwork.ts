// Work that goes on after answers to web requests, so that a shutdown can wait for it. Servers of our own look after theirs.

import type { WebPlatform } from "../http/web-exchange.ts";

export class Afterwork {
  readonly #works = new Set<Promise<unknown>>();

  /** The platform, with its work known here as well. */
  watch(platform: WebPlatform): WebPlatform {
    return {
      ...platform,
      waitUntil: (work) => {
        const settled = work.catch(() => undefined).finally(() => this.#works.delete(settled));
        this.#works.add(settled);
        platform.waitUntil?.(work);
      },
    };
  }

  /** Waits for all of it, also for what is added meanwhile. */
  async settled(): Promise<void> {
    while (this.#works.size > 0) await Promise.all(this.#works);
  }
}
