// An open websocket over the package `ws`: messages wait in a queue that stops the client when it is full, pings find out who is gone.

import type { WebSocket } from "ws";
import { WebSocketDisconnect } from "../../errors/web-socket-errors.ts";
import { LateGoodbye } from "../../http/late-goodbye.ts";
import { SocketQueue } from "../../http/socket-queue.ts";
import type { SocketMessage, SocketTransport } from "../../http/upgrade.ts";
import type { SocketLimits } from "./socket-limits.ts";

/** So many bytes may be on their way to a client before whoever sends more has to wait. */
const HIGH_WATER = 65_536;
/** So many bytes of received messages may wait, whatever their number. */
const QUEUE_BYTES = 1_048_576;
/** How long a client may take to answer a goodbye, in milliseconds. */
export const CLOSE_TIMEOUT = 10_000;
/** The same of one that answers nothing any more. */
const DEAD_TIMEOUT = 1000;

/** `ws` has no enumeration at the instance's type. */
const OPEN = 1;

export class NodeSocket implements SocketTransport {
  readonly #socket: WebSocket;
  readonly #queue: SocketQueue;
  #isPaused = false;
  #stopPinging: () => void = () => undefined;
  readonly #onEnd: () => void;
  /** Says goodbye, as `ws` does it. */
  readonly #say: WebSocket["close"];
  readonly #goodbye: LateGoodbye;
  /** The code by which we have given the client up. */
  #fault: number | undefined;

  /** @param onEnd Told once when the websocket ends, for whatever reason. */
  constructor(socket: WebSocket, limits: SocketLimits, onEnd: () => void) {
    this.#socket = socket;
    let isOver = false;
    this.#onEnd = () => {
      if (isOver) return;
      isOver = true;
      this.#stopPinging();
      onEnd();
    };
    this.#queue = new SocketQueue({ messages: limits.maxQueue, bytes: QUEUE_BYTES, onFull: (isFull) => this.#pause(isFull) });
    this.#goodbye = new LateGoodbye(this.#queue);
    socket.on("message", (data, isBinary) => this.#queue.push(toMessage(data as Buffer, isBinary)));
    socket.on("close", (code, reason) => this.#finish(code === 1006 ? (this.#fault ?? code) : code, reason.toString()));
    // What is wrong with a message has been answered by then; the end follows.
    socket.on("error", () => undefined);
    this.#say = socket.close.bind(socket);
    // Called by `ws` for a goodbye, with its reason, and for what no client may send, without one.
    socket.close = (code, reason) => (code !== undefined && reason === undefined ? this.#giveUp(code, "") : this.#conclude(code, reason));
    const late = (): void => this.#giveUp(1011, "keepalive ping timeout");
    if (limits.pingInterval > 0) this.#stopPinging = keepAlive(socket, limits, { isPaused: () => this.#isPaused, late });
  }

  receive(): Promise<SocketMessage> {
    this.#goodbye.asked();
    return this.#queue.receive();
  }

  send(data: string | Uint8Array): void | Promise<void> {
    const socket = this.#socket;
    if (socket.readyState !== OPEN) throw new WebSocketDisconnect(1006);
    const options = { binary: typeof data !== "string" };
    if (socket.bufferedAmount < HIGH_WATER) {
      socket.send(data, options);
      return;
    }
    return new Promise((resolve, reject) => {
      socket.send(data, options, (error) => (error instanceof Error ? reject(new WebSocketDisconnect(1006)) : resolve()));
    });
  }

  close(code: number, reason: string): void {
    this.#pause(false);
    this.#goodbye.forget();
    try {
      this.#say(code, reason);
    } catch (error) {
      // The code is none that may be sent.
      this.#say(1011);
      throw error;
    }
  }

  /** The client says goodbye. */
  #conclude(code: number | undefined, reason: string | Buffer | undefined): void {
    const message = { type: "close", code: code ?? 1005, reason: reason?.toString() ?? "" } as const;
    this.#goodbye.came(message, () => (code === undefined ? this.#say() : this.#say(code, reason)));
  }

  #giveUp(code: number, reason: string): void {
    this.#fault = code;
    this.#say(code, reason);
  }

  /** The server stops: the client may come back to another one. The handler is told at once, unless a goodbye is under way: that has its own code. */
  goAway(): void {
    if (this.#goodbye.isWaiting) this.#goodbye.sayNow();
    if (this.#socket.readyState !== OPEN) return;
    this.#finish(1012, "");
    this.close(1012, "");
  }

  #finish(code: number, reason: string): void {
    this.#goodbye.forget();
    this.#queue.push({ type: "close", code, reason });
    this.#onEnd();
  }

  #pause(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    if (isPaused) this.#socket.pause();
    else this.#socket.resume();
  }
}

/** A text has been checked to be UTF-8 by then. */
function toMessage(data: Buffer, isBinary: boolean): SocketMessage {
  if (isBinary) return { type: "bytes", data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  return { type: "text", data: data.toString() };
}

interface Kept {
  isPaused(): boolean;
  /** The client does not answer. */
  late(): void;
}

/** Pings when nothing has come for a while, and ends a websocket that does not answer. Gives what stops it. */
function keepAlive(socket: WebSocket, { pingInterval, pingTimeout }: SocketLimits, kept: Kept): () => void {
  let isAnswered = true;
  let timer: NodeJS.Timeout;
  const alive = (): void => {
    isAnswered = true;
  };
  socket.on("pong", alive);
  socket.on("message", alive);
  const ping = (): void => {
    isAnswered = false;
    socket.ping();
    timer = setTimeout(pingTimeout > 0 ? judge : ping, (pingTimeout > 0 ? pingTimeout : pingInterval) * 1000);
  };
  const judge = (): void => {
    // Answers that we do not read, because the handler is slow, are no sign of a dead client.
    if (isAnswered || kept.isPaused()) {
      timer = setTimeout(ping, pingInterval * 1000);
      return;
    }
    kept.late();
    timer = setTimeout(() => socket.terminate(), DEAD_TIMEOUT);
  };
  timer = setTimeout(ping, pingInterval * 1000);
  return () => clearTimeout(timer);
}
