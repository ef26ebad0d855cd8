// A websocket as a handler sees it: the request that asked for it, and the messages both ways. What Starlette's WebSocket does, in its order
// and with its words.

import { writeJson } from "../kernel/json-write.ts";
import { WebSocketException } from "../errors/http-exception.ts";
import { WebSocketDisconnect, WebSocketDisconnected } from "../errors/web-socket-errors.ts";
import type { RequestHeaders } from "./headers.ts";
import { ResponseHeaders } from "./headers.ts";
import type { QueryParams } from "./query-params.ts";
import type { HttpRequest } from "./request.ts";
import type { HttpResponse } from "./response.ts";
import { EndedSocket, RefusedSocket } from "./socket-reply.ts";
import { readJsonMessage, readTextMessage } from "./socket-text.ts";
import type { SocketTransport, Upgrade } from "./upgrade.ts";

export interface AcceptOptions {
  /** One of those that the client offers. */
  readonly subprotocol?: string | undefined;
  /** Added to the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Whether JSON goes in text messages or in binary ones. */
export type JsonMode = "text" | "binary";

const CLOSED = 'Cannot call "send" once a close message has been sent.';

export class SocketConnection {
  /** Among parameters the class stands for the websocket itself. */
  static readonly "~marker": SocketConnection = "socket" as never;
  /** The request that asked for the websocket: its headers, cookies, query and all else. */
  readonly request: HttpRequest;
  readonly #upgrade: Upgrade;
  #transport: SocketTransport | undefined;
  #reply: HttpResponse | undefined;
  /** Whether we have said goodbye. */
  #isClosed = false;
  /** Whether the other side has. */
  #isGone = false;

  constructor(request: HttpRequest, upgrade: Upgrade) {
    this.request = request;
    this.#upgrade = upgrade;
  }

  /** The whole URL, with the scheme `ws` or `wss`. */
  get url(): URL {
    const url = new URL(this.request.url);
    url.protocol = url.protocol.replace("http", "ws");
    return url;
  }

  get headers(): RequestHeaders {
    return this.request.headers;
  }

  get query(): QueryParams {
    return this.request.query;
  }

  get cookies(): Readonly<Record<string, string>> {
    return this.request.cookies;
  }

  get pathParams(): Readonly<Record<string, unknown>> {
    return this.request.pathParams;
  }

  get client(): HttpRequest["client"] {
    return this.request.client;
  }

  get state(): Record<string, unknown> {
    return this.request.state;
  }

  get app(): unknown {
    return this.request.app;
  }

  /** Aborted when the websocket ends, whoever ended it. */
  get signal(): AbortSignal {
    return this.request.signal;
  }

  /** What the client offers, in its order. */
  get subprotocols(): readonly string[] {
    return this.headers.getAll("sec-websocket-protocol").flatMap((line) => line.split(",").map((name) => name.trim()));
  }

  /** Answers the handshake. @throws WebSocketDisconnect where the client has gone; WebSocketDisconnected where it was answered already */
  async accept({ subprotocol, headers = {} }: AcceptOptions = {}): Promise<void> {
    if (this.#transport !== undefined || this.#isClosed) throw new WebSocketDisconnected("The websocket has been accepted or refused already.");
    const pairs: string[] = [];
    const added = new ResponseHeaders(pairs);
    for (const [name, value] of Object.entries(headers)) added.append(name, value);
    try {
      this.#transport = await this.#upgrade.accept({ subprotocol, headers: pairs });
    } catch (error) {
      // There is nobody to be refused any more.
      if (error instanceof WebSocketDisconnect) this["~end"](error.code, error.reason);
      throw error;
    }
  }

  /** Whether the websocket is open to us. */
  get isOpen(): boolean {
    return this.#transport !== undefined && !this.#isClosed && !this.#isGone;
  }

  // Receiving ------------------------------------------------------------------------------------------------------------

  /** The next message: text, or bytes. @throws WebSocketDisconnect once the other side has closed */
  async receive(): Promise<string | Uint8Array> {
    if (this.#transport === undefined || this.#isClosed) throw new WebSocketDisconnected('WebSocket is not connected. Need to call "accept" first.');
    if (this.#isGone) throw new WebSocketDisconnected('Cannot call "receive" once a disconnect message has been received.');
    const message = await this.#transport.receive();
    if (message.type !== "close") return message.data;
    this.#isGone = true;
    throw new WebSocketDisconnect(message.code, message.reason);
  }

  /** The next message, which must be text: any other closes with 1003. @throws WebSocketDisconnect, WebSocketException */
  async receiveText(): Promise<string> {
    const message = await this.receive();
    if (typeof message === "string") return message;
    throw new WebSocketException(1003, "A text message is wanted");
  }

  /** The next message, which must be binary: any other closes with 1003. @throws WebSocketDisconnect, WebSocketException */
  async receiveBytes(): Promise<Uint8Array> {
    const message = await this.receive();
    if (typeof message !== "string") return message;
    throw new WebSocketException(1003, "A binary message is wanted");
  }

  /** The JSON of the next message. What is none closes with 1007. @throws WebSocketDisconnect, WebSocketException */
  async receiveJson(mode: JsonMode = "text"): Promise<unknown> {
    checkMode(mode);
    return readJsonMessage(mode === "text" ? await this.receiveText() : readTextMessage(await this.receiveBytes()));
  }

  /** The messages until the other side closes. */
  async *[Symbol.asyncIterator](): AsyncGenerator<string | Uint8Array, void, undefined> {
    yield* untilDisconnect(() => this.receive());
  }

  /** Text messages until the other side closes. */
  iterateText(): AsyncGenerator<string, void, undefined> {
    return untilDisconnect(() => this.receiveText());
  }

  /** Binary messages until the other side closes. */
  iterateBytes(): AsyncGenerator<Uint8Array, void, undefined> {
    return untilDisconnect(() => this.receiveBytes());
  }

  /** The JSON of text messages until the other side closes. */
  iterateJson(): AsyncGenerator<unknown, void, undefined> {
    return untilDisconnect(() => this.receiveJson());
  }

  // Sending --------------------------------------------------------------------------------------------------------------

  /** Sends a text message. Await it: it waits while the other side is slow. @throws WebSocketDisconnect where that is gone */
  async sendText(text: string): Promise<void> {
    await this.#open().send(text);
  }

  /** Sends a binary message. Await it: it waits while the other side is slow. @throws WebSocketDisconnect where that is gone */
  async sendBytes(bytes: Uint8Array): Promise<void> {
    await this.#open().send(bytes);
  }

  /** Sends compact JSON. Await it: it waits while the other side is slow. @throws WebSocketDisconnect where that is gone */
  async sendJson(value: unknown, mode: JsonMode = "text"): Promise<void> {
    checkMode(mode);
    const text = writeJson(value);
    await this.#open().send(mode === "text" ? text : new TextEncoder().encode(text));
  }

  #open(): SocketTransport {
    if (this.#isClosed) throw new WebSocketDisconnected(CLOSED);
    if (this.#transport === undefined) throw new WebSocketDisconnected('WebSocket is not connected. Need to call "accept" first.');
    return this.#transport;
  }

  // Ending ---------------------------------------------------------------------------------------------------------------

  /** Says goodbye; before the handshake is answered it refuses the client, with 403. The reason has 123 bytes at most. */
  async close(code = 1000, reason = ""): Promise<void> {
    if (this.#isClosed) throw new WebSocketDisconnected(CLOSED);
    this["~end"](code, reason);
  }

  /** Refuses the client with an answer of one's own. */
  async sendDenialResponse(response: HttpResponse): Promise<void> {
    if (this.#transport !== undefined || this.#isClosed) throw new WebSocketDisconnected("The websocket has been accepted or refused already.");
    this.#isClosed = true;
    this.#reply = response;
  }

  /** The same as `close`, but of one that is closed already nothing is said. */
  "~end"(code: number, reason: string): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#transport === undefined) this.#reply = new RefusedSocket(code, reason);
    else if (!this.#isGone) this.#transport.close(code, fitReason(reason));
  }

  /** Whether the handshake has been answered with 101. */
  get "~isAccepted"(): boolean {
    return this.#transport !== undefined;
  }

  /** How the request ends when its handler has ended. Undefined where that has neither accepted nor refused the client. */
  "~finish"(): HttpResponse | undefined {
    if (this.#transport === undefined) return this.#reply;
    this["~end"](1000, "");
    return new EndedSocket();
  }
}

async function* untilDisconnect<T>(receive: () => Promise<T>): AsyncGenerator<T, void, undefined> {
  try {
    for (;;) yield await receive();
  } catch (error) {
    if (!(error instanceof WebSocketDisconnect)) throw error;
  }
}

function checkMode(mode: unknown): void {
  if (mode !== "text" && mode !== "binary") throw new TypeError('The "mode" argument should be "text" or "binary".');
}

/** A close message has room for 123 bytes (RFC 6455 §5.5). */
export function fitReason(reason: string): string {
  const bytes = new TextEncoder().encode(reason);
  if (bytes.length <= 123) return reason;
  let end = 120;
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end -= 1;
  return `${new TextDecoder().decode(bytes.subarray(0, end))}…`;
}
