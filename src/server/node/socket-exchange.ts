// The exchange of a client that asks for a websocket: its signal follows the connection itself, also when that is no HTTP any more.

import type { IncomingMessage, ServerResponse } from "node:http";
import { ClientDisconnect } from "../../http/exchange.ts";
import type { Upgrade } from "../../http/upgrade.ts";
import { NodeExchange } from "./node-exchange.ts";

export class SocketExchange extends NodeExchange {
  readonly upgrade: Upgrade;
  readonly #controller = new AbortController();

  constructor(request: IncomingMessage, response: ServerResponse, rootPath: string, waitUntil: (work: Promise<unknown>) => void, upgrade: Upgrade) {
    super(request, response, rootPath, waitUntil);
    this.upgrade = upgrade;
  }

  override get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The client has gone, or is sent away. */
  "~leave"(): void {
    this.#controller.abort(new ClientDisconnect());
  }
}
