// The connections of a server and what each is doing, so that a graceful end can tell those that may be closed from those that may not.
// Node's own `closeIdleConnections` is no help: it also closes connections whose first request is still on its way.

import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** How long a connection that has not sent its first request may still do so once the server stops, in milliseconds. */
const FIRST_REQUEST_GRACE = 1000;
const SWEEP_INTERVAL = 25;

interface TrackedSocket extends Socket {
  "~answer"?: ServerResponse;
}

export class Connections {
  readonly #open = new Set<TrackedSocket>();
  /** From then on every answer closes its connection. */
  isDraining = false;
  /** How many requests wait for their answer, those of clients that have gone included. */
  running = 0;

  /** @param event By which the server tells of a connection that is ready for HTTP. */
  constructor(server: Server, event: "connection" | "secureConnection") {
    server.on(event, (socket: TrackedSocket) => {
      this.#open.add(socket);
      socket.once("close", () => this.#open.delete(socket));
    });
  }

  /** Told of every request: its connection is busy until the answer is written. Whoever answers takes one from `running`. */
  answering(request: IncomingMessage, response: ServerResponse): void {
    this.running += 1;
    (request.socket as TrackedSocket)["~answer"] = response;
  }

  /** The connection is another protocol's from here on. */
  forget(socket: Socket): void {
    this.#open.delete(socket);
  }

  /** Ends each connection when its answer is written, idle ones after `idleGrace` seconds. Resolves when neither connections nor running requests are left. */
  async drain(idleGrace: number): Promise<void> {
    this.isDraining = true;
    const idleEnds = Date.now() + idleGrace * 1000;
    const graceEnds = Date.now() + FIRST_REQUEST_GRACE;
    while (true) {
      for (const socket of this.#open) {
        const { "~answer": answer } = socket;
        if (answer === undefined ? Date.now() >= graceEnds : answer.writableFinished && Date.now() >= idleEnds) socket.destroySoon();
      }
      if (this.#open.size === 0 && this.running === 0) return;
      await new Promise((resolve) => setTimeout(resolve, SWEEP_INTERVAL));
    }
  }

  /** Ends every connection at once. */
  destroy(): void {
    for (const socket of this.#open) socket.destroy();
  }
}
