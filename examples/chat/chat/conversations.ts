// The conversations, in memory: what was said, and the run that answers now. A service of several processes would keep them in its database.

import type { UiMessage } from "./messages.ts";

export interface Conversation {
  messages: readonly UiMessage[];
  /** The run that answers; undefined where none does. */
  run: string | undefined;
  /** Settles when that run's answer is among the messages. */
  ended: Promise<void>;
}

/** More than these are not kept: the oldest go. */
const MOST = 1000;

export class Conversations {
  readonly #all = new Map<string, Conversation>();
  readonly #ends = new Map<string, () => void>();

  find(id: string): Conversation | undefined {
    return this.#all.get(id);
  }

  begin(id: string, messages: readonly UiMessage[], run: string): void {
    this.#all.delete(id);
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    this.#ends.set(run, resolve);
    this.#all.set(id, { messages, run, ended });
    for (const oldest of this.#all.keys()) {
      if (this.#all.size <= MOST) break;
      this.#all.delete(oldest);
    }
  }

  /** Adds the answer of a run, unless another one answers by now. */
  end(id: string, run: string, message: UiMessage): void {
    const conversation = this.#all.get(id);
    if (conversation?.run === run) {
      conversation.messages = [...conversation.messages, message];
      conversation.run = undefined;
    }
    this.#ends.get(run)?.();
    this.#ends.delete(run);
  }
}
