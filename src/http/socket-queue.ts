// The messages of a websocket between whoever brings them and whoever asks for them, in order. It tells when it is full and when it has room
// again, so that the bringer can stop.

import type { SocketMessage } from "./upgrade.ts";

export interface SocketQueueOptions {
  /** How many messages, and how many bytes, may wait before the bringer is to stop. */
  readonly messages: number;
  readonly bytes: number;
  /** Called with true when it is full, and with false when it is half empty again. */
  readonly onFull: (isFull: boolean) => void;
}

export class SocketQueue {
  readonly #options: SocketQueueOptions | undefined;
  readonly #waiting: SocketMessage[] = [];
  readonly #askers: ((message: SocketMessage) => void)[] = [];
  #bytes = 0;
  #isFull = false;
  #end: SocketMessage | undefined;

  constructor(options?: SocketQueueOptions) {
    this.#options = options;
  }

  /** Whether somebody waits for the next message. */
  get isAwaited(): boolean {
    return this.#askers.length > 0;
  }

  /** Whether no message waits. */
  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Adds a message. After the end nothing is taken any more. */
  push(message: SocketMessage): void {
    if (this.#end !== undefined) return;
    if (message.type === "close") {
      this.#end = message;
      for (const ask of this.#askers.splice(0)) ask(message);
      return;
    }
    const ask = this.#askers.shift();
    if (ask !== undefined) {
      ask(message);
      return;
    }
    this.#waiting.push(message);
    this.#bytes += message.data.length;
    const options = this.#options;
    if (options !== undefined && !this.#isFull && (this.#waiting.length >= options.messages || this.#bytes >= options.bytes)) {
      this.#isFull = true;
      options.onFull(true);
    }
  }

  /** The next message, or the end once nothing waits before it. */
  receive(): Promise<SocketMessage> {
    const message = this.#waiting.shift();
    if (message === undefined) return this.#end === undefined ? new Promise((resolve) => this.#askers.push(resolve)) : Promise.resolve(this.#end);
    if (message.type !== "close") this.#bytes -= message.data.length;
    const options = this.#options;
    if (options !== undefined && this.#isFull && this.#waiting.length <= options.messages / 2 && this.#bytes <= options.bytes / 2) {
      this.#isFull = false;
      options.onFull(false);
    }
    return Promise.resolve(message);
  }
}
