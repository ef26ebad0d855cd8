// The answer to a client's goodbye, which waits until what the client has sent before it is answered. Nobody waits for a handler that asks for no
// messages, or that takes too long.

import type { SocketQueue } from "./socket-queue.ts";
import type { SocketMessage } from "./upgrade.ts";

/** How long a handler may take for its last answers, in milliseconds. */
const LAST_ANSWERS = 1000;

export class LateGoodbye {
  readonly #queue: SocketQueue;
  /** Whether the handler has ever asked for a message. */
  #hasAsked = false;
  #say: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param queue What the client has sent. */
  constructor(queue: SocketQueue) {
    this.#queue = queue;
  }

  /** Whether the client has said goodbye, and has no answer yet. */
  get isWaiting(): boolean {
    return this.#say !== undefined;
  }

  /** The handler asks for a message: where none is left, it has answered them all. */
  asked(): void {
    this.#hasAsked = true;
    if (this.#queue.isEmpty) this.sayNow();
  }

  /** The client has said goodbye; `say` answers it, now or later. */
  came(message: SocketMessage, say: () => void): void {
    const isBusy = this.#hasAsked && !this.#queue.isAwaited;
    this.#queue.push(message);
    if (!isBusy) {
      say();
      return;
    }
    this.#say = say;
    this.#timer = setTimeout(() => this.sayNow(), LAST_ANSWERS);
  }

  /** Answers what waits for its answer. */
  sayNow(): void {
    const say = this.#say;
    this.forget();
    say?.();
  }

  /** There is nobody left to answer, or another goodbye was quicker. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#say = undefined;
  }
}
