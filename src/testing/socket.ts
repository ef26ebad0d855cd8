// A websocket to an application in the same process: two queues take the place of the connection.

import { WebSocketDisconnect } from "../errors/web-socket-errors.ts";
import { writeJson } from "../kernel/json-write.ts";
import type { JsonMode } from "../http/socket-connection.ts";
import type { RefusedSocket } from "../http/socket-reply.ts";
import { LateGoodbye } from "../http/late-goodbye.ts";
import { SocketQueue } from "../http/socket-queue.ts";
import type { SocketMessage, SocketTransport, Upgrade, UpgradeAnswer } from "../http/upgrade.ts";
import type { TestResponse } from "./response.ts";

/** The application refused the websocket with an answer of its own. */
export class WebSocketDenialResponse extends WebSocketDisconnect {
  override readonly name: string = "WebSocketDenialResponse";
  readonly response: TestResponse;

  constructor(response: TestResponse) {
    super(1006, `refused with ${response.status}`);
    this.response = response;
  }
}

/** How the application's side of a websocket ended. */
export interface SocketOutcome {
  /** Undefined where it was accepted. */
  readonly refusal: RefusedSocket | TestResponse | undefined;
  /** What it threw. */
  readonly errors: readonly unknown[];
}

/** Both ends of a websocket without a network. */
export class SocketPair implements Upgrade, SocketTransport {
  readonly toServer: SocketQueue = new SocketQueue();
  readonly toClient: SocketQueue = new SocketQueue();
  readonly accepted: Promise<UpgradeAnswer>;
  readonly #accept: (answer: UpgradeAnswer) => void;
  readonly #goodbye: LateGoodbye = new LateGoodbye(this.toServer);
  #isClosed = false;
  /** Told when either side has closed. */
  onClose: () => void = () => undefined;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<UpgradeAnswer>();
    this.accepted = promise;
    this.#accept = resolve;
  }

  async accept(answer: UpgradeAnswer): Promise<SocketTransport> {
    if (this.#isClosed) throw new WebSocketDisconnect(1006);
    this.#accept(answer);
    return this;
  }

  receive(): Promise<SocketMessage> {
    this.#goodbye.asked();
    return this.toServer.receive();
  }

  send(data: string | Uint8Array): void {
    if (this.#isClosed) throw new WebSocketDisconnect(1006);
    this.toClient.push(typeof data === "string" ? { type: "text", data } : { type: "bytes", data: data.slice() });
  }

  close(code: number, reason: string): void {
    if (!this.#isClosed) this.#end(code, reason);
  }

  /** The client says goodbye, once. */
  leave(code: number, reason: string): void {
    if (this.#isClosed || this.#goodbye.isWaiting) return;
    this.#goodbye.came({ type: "close", code, reason }, () => this.#end(code, reason));
  }

  #end(code: number, reason: string): void {
    this.#isClosed = true;
    this.#goodbye.forget();
    this.toClient.push({ type: "close", code, reason });
    this.toServer.push({ type: "close", code, reason });
    this.onClose();
  }
}

/** The client's end of a websocket, as tests use it. */
export class TestSocket implements AsyncDisposable, AsyncIterable<string | Uint8Array> {
  /** What the application chose of what was offered. */
  readonly subprotocol: string | undefined;
  /** What the application added to its answer. */
  readonly headers: Headers;
  readonly #pair: SocketPair;
  readonly #ended: Promise<SocketOutcome>;
  #isToldOf = false;

  constructor(pair: SocketPair, answer: UpgradeAnswer, ended: Promise<SocketOutcome>) {
    this.#pair = pair;
    this.#ended = ended;
    this.subprotocol = answer.subprotocol;
    this.headers = new Headers();
    for (let index = 0; index < answer.headers.length; index += 2) this.headers.append(answer.headers[index]!, answer.headers[index + 1]!);
  }

  sendText(text: string): void {
    this.#pair.toServer.push({ type: "text", data: text });
  }

  sendBytes(bytes: Uint8Array): void {
    this.#pair.toServer.push({ type: "bytes", data: bytes });
  }

  /** Sends compact JSON. */
  sendJson(value: unknown, mode: JsonMode = "text"): void {
    const text = writeJson(value);
    if (mode === "text") this.sendText(text);
    else this.sendBytes(new TextEncoder().encode(text));
  }

  /** The next message. @throws WebSocketDisconnect once the application has closed; what the application threw */
  async receive(): Promise<string | Uint8Array> {
    const message = await this.#pair.toClient.receive();
    if (message.type !== "close") return message.data;
    await this.#throwErrors();
    throw new WebSocketDisconnect(message.code, message.reason);
  }

  /** The next message, which must be text. @throws WebSocketDisconnect, TypeError */
  async receiveText(): Promise<string> {
    const message = await this.receive();
    if (typeof message === "string") return message;
    throw new TypeError(`The application sent ${message.length} bytes in place of text.`);
  }

  /** The next message, which must be binary. @throws WebSocketDisconnect, TypeError */
  async receiveBytes(): Promise<Uint8Array> {
    const message = await this.receive();
    if (typeof message !== "string") return message;
    throw new TypeError(`The application sent the text ${JSON.stringify(message)} in place of bytes.`);
  }

  /** The JSON of the next message. @throws WebSocketDisconnect, TypeError, SyntaxError */
  async receiveJson<T = unknown>(mode: JsonMode = "text"): Promise<T> {
    const text = mode === "text" ? await this.receiveText() : new TextDecoder().decode(await this.receiveBytes());
    return JSON.parse(text) as T;
  }

  /** The messages until the application closes. */
  async *[Symbol.asyncIterator](): AsyncGenerator<string | Uint8Array, void, undefined> {
    try {
      for (;;) yield await this.receive();
    } catch (error) {
      if (!(error instanceof WebSocketDisconnect)) throw error;
    }
  }

  /** The application's goodbye. @throws TypeError where a message comes before it; what the application threw */
  async receiveClose(): Promise<{ readonly code: number; readonly reason: string }> {
    const message = await this.#pair.toClient.receive();
    if (message.type !== "close") throw new TypeError(`The application sent a message in place of a goodbye: ${JSON.stringify(message.data).slice(0, 200)}`);
    await this.#throwErrors();
    return { code: message.code, reason: message.reason };
  }

  /** Says goodbye, and waits until the application's handler has ended. @throws what the application threw */
  async close(code = 1000, reason = ""): Promise<void> {
    this.#pair.leave(code, reason);
    await this.#throwErrors();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #throwErrors(): Promise<void> {
    const { errors } = await this.#ended;
    if (this.#isToldOf || errors.length === 0) return;
    this.#isToldOf = true;
    throw errors[0];
  }
}
