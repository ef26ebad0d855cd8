// One connection: requests in the order in which they come, one answer each, one at a time. What came together is answered together.

import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { Address } from "../../http/exchange.ts";
import { isStream, type Reply } from "../../http/response.ts";
import { AnswerWriter, type AnswerHost } from "./answer-writer.ts";
import type { ConnectionLimits } from "./connection-limits.ts";
import { Http1Exchange, type ConnectionView } from "./http1-exchange.ts";
import { IncomingBody, type BodyConnection } from "./incoming-body.ts";
import { HEAD_TOO_LARGE, INVALID, Refusal, TARGET_TOO_LONG, TOO_SLOW } from "./refusal.ts";
import { RequestHead } from "./request-head.ts";

/** What the connections of a server have in common. */
export interface ConnectionHost extends AnswerHost {
  readonly rootPath: string;
  /** From then on every answer ends its connection. */
  readonly isDraining: boolean;
  /** In seconds, as exactly as deadlines need it. */
  readonly now: number;
  readonly limits: ConnectionLimits;
  /** Never throws and never rejects. */
  answer(exchange: Http1Exchange): Reply | Promise<Reply>;
  /** A request has its answer, or nobody who waits for one. */
  answered(exchange: Http1Exchange, reply: Reply): void;
  /** The client asks for a websocket: from now on the socket is no HTTP. `rest` has come already. */
  upgrade(exchange: Http1Exchange, socket: Socket, rest: Buffer): void;
  forget(connection: Http1Connection): void;
}

/** So many bytes of later requests may wait for the answer to an earlier one. */
const MOST_WAITING = 65_536;
/** So much of a body that nobody wants is read all the same, so that the connection can go on. */
const MOST_DRAINED = 65_536;
/** How long a client may go on sending that was told to stop, in seconds: an answer is lost with the connection that is cut off. */
const LINGER = 5;
const NEVER = Infinity;
const CR = 0x0d;
const LF = 0x0a;

export class Http1Connection implements ConnectionView, BodyConnection {
  readonly socket: Socket;
  readonly #host: ConnectionHost;
  readonly #answers: AnswerWriter;
  /** When the client has had its time, on the server's clock. */
  deadline: number;
  /** What came and has to wait: later requests, or a head that is not whole. */
  #rest: Buffer | undefined = undefined;
  /** The request that waits for its answer. */
  #exchange: Http1Exchange | undefined = undefined;
  #body: IncomingBody | undefined = undefined;
  /** Whether the client waits to be told to send its body. */
  #isWaiting = false;
  #isConsuming = false;
  #isPaused = false;
  /** Whether what still comes is thrown away. */
  #isLast = false;
  /** Whether the client has closed its side. */
  #hasEnded = false;
  #isClosed = false;
  /** How many requests have come. */
  #requests = 0;
  /** When the request began that is not whole yet; 0 where there is none. */
  #begun = 0;
  #bytesSent = 0;
  #client: Address | undefined = undefined;

  constructor(socket: Socket, host: ConnectionHost) {
    this.socket = socket;
    this.#host = host;
    this.#answers = new AnswerWriter(socket, host, this.#answerIsWhole);
    this.deadline = host.now + host.limits.headTime;
    socket.setNoDelay(true);
    socket.on("data", this.#receive);
    socket.on("end", this.#clientEnds);
    socket.on("close", this.#closed);
    // `close` follows it.
    socket.on("error", ignore);
  }

  // What exchanges ask ---------------------------------------------------------------------------------------------------

  get scheme(): string {
    return (this.socket as TLSSocket).encrypted ? "https" : "http";
  }

  get client(): Address | undefined {
    return (this.#client ??= toAddress(this.socket.remoteAddress, this.socket.remotePort));
  }

  get server(): Address | undefined {
    return toAddress(this.socket.localAddress, this.socket.localPort);
  }

  get rootPath(): string {
    return this.#host.rootPath;
  }

  get isGone(): boolean {
    return this.#hasEnded || this.#isClosed;
  }

  keep(work: Promise<unknown>): void {
    this.#host.keep(work);
  }

  // What the server asks -------------------------------------------------------------------------------------------------

  /** `fresh`: nothing has come yet. `idle`: between two requests. */
  get state(): "fresh" | "busy" | "idle" {
    if (this.#exchange !== undefined || this.#rest !== undefined || this.#isLast || this.socket.writableLength > 0) return "busy";
    return this.#requests === 0 ? "fresh" : "idle";
  }

  /** The deadline has passed. */
  late(): void {
    const { socket } = this;
    if (socket.writableLength > 0) {
      const isTaking = socket.bytesWritten - socket.writableLength > this.#bytesSent;
      this.#bytesSent = socket.bytesWritten - socket.writableLength;
      this.deadline = this.#host.now + this.#host.limits.sendPause;
      if (!isTaking) socket.destroy();
    } else if (this.#isLast) socket.destroy();
    else if (this.#exchange !== undefined || this.#rest !== undefined) this.#refuse(TOO_SLOW);
    else this.end();
  }

  /** Ends the connection behind what is on its way. */
  end(): void {
    this.#isLast = true;
    this.deadline = this.#host.now + LINGER;
    this.#setPaused(false);
    this.socket.end();
  }

  // Reading --------------------------------------------------------------------------------------------------------------

  readonly #receive = (bytes: Buffer): void => {
    if (this.#isLast) return;
    const rest = this.#rest;
    this.#rest = undefined;
    this.#consume(rest === undefined ? bytes : Buffer.concat([rest, bytes]));
  };

  /** Reads requests one after the other until one has to wait. */
  #consume(bytes: Buffer): void {
    this.#isConsuming = true;
    let position: number | undefined = 0;
    while (position !== undefined && position < bytes.length && !this.#isLast) {
      if (this.#body?.isComplete === false) position = this.#readBody(this.#body, bytes, position);
      else if (this.#exchange === undefined && !this.socket.writableNeedDrain) position = this.#readRequest(bytes, position);
      else position = this.#wait(bytes.subarray(position));
    }
    this.#isConsuming = false;
    this.#answers.flush();
  }

  /** Later requests wait for the answer to an earlier one, and for a client that does not take its answers. */
  #wait(rest: Buffer): undefined {
    this.#rest = rest;
    if (rest.length > MOST_WAITING) this.#setPaused(true);
    if (this.#exchange === undefined) this.socket.once("drain", this.#proceed);
  }

  /** Goes on with what waited. */
  readonly #proceed = (): void => {
    if (this.#isConsuming || this.#isLast || this.#exchange !== undefined) return;
    this.#setPaused(false);
    const rest = this.#rest;
    this.#rest = undefined;
    if (rest !== undefined) this.#consume(rest);
  };

  /** Gives where the request ends, as far as it has come. */
  #readRequest(bytes: Buffer, from: number): number | undefined {
    const { headSize } = this.#host.limits;
    const start = skipEmptyLine(bytes, from);
    if (start === bytes.length) return this.#readLater(bytes.subarray(from));
    const head = RequestHead.read(bytes, start, Math.min(bytes.length, start + headSize));
    if (head instanceof Refusal) return this.#refuse(head);
    if (head !== undefined) return this.#begin(head, bytes);
    if (bytes.length - start < headSize) return this.#readLater(bytes.subarray(from));
    return this.#refuse(bytes.subarray(start, start + headSize).includes(LF) ? HEAD_TOO_LARGE : TARGET_TOO_LONG);
  }

  /** A head that is not whole. The deadline is that of its first byte. */
  #readLater(rest: Buffer): undefined {
    this.#rest = rest;
    if (this.#begun !== 0) return;
    this.#begun = this.#host.now;
    this.deadline = this.#begun + this.#host.limits.headTime;
  }

  #begin(head: RequestHead, bytes: Buffer): number | undefined {
    this.#requests += 1;
    let position: number | undefined = head.end;
    const body = head.isChunked || head.contentLength > 0 ? new IncomingBody(head, this) : undefined;
    const exchange = new Http1Exchange(this, head, body);
    if (head.asksForSocket && body === undefined && head.method === "GET") return this.#hand(exchange, bytes.subarray(position));
    if (body !== undefined) {
      position = body.receive(bytes, position);
      if (position === undefined) return this.#refuse(INVALID);
    }
    this.#exchange = exchange;
    this.#body = body;
    this.#isWaiting = head.expectsContinue && body?.isComplete === false;
    if (body?.isComplete === false) {
      this.#begun ||= this.#host.now;
      this.deadline = this.#isWaiting ? NEVER : this.#bodyDeadline();
    } else this.#requestIsWhole();
    const reply = this.#host.answer(exchange);
    if (reply instanceof Promise) void reply.then((settled) => this.#send(exchange, settled));
    else this.#send(exchange, reply);
    return position;
  }

  #readBody(body: IncomingBody, bytes: Buffer, from: number): number | undefined {
    this.#isWaiting = false;
    const position = body.receive(bytes, from);
    if (position === undefined) {
      body.fail();
      return this.#refuse(INVALID);
    }
    if (body.isComplete) this.#requestIsWhole();
    else if (!this.#isPaused) this.deadline = this.#bodyDeadline();
    return position;
  }

  #requestIsWhole(): void {
    this.#begun = 0;
    this.deadline = this.#exchange === undefined ? this.#host.now + this.#host.limits.keepAlive : NEVER;
  }

  #bodyDeadline(): number {
    const { bodyPause, requestTime } = this.#host.limits;
    return Math.min(this.#host.now + bodyPause, this.#begun + requestTime);
  }

  /** A client that waits to be told so is told to send its body (RFC 9110 §10.1.1). */
  wanted(): void {
    if (!this.#isWaiting) return;
    this.#isWaiting = false;
    this.deadline = this.#bodyDeadline();
    this.#answers.writeContinue();
  }

  makeRoom(hasRoom: boolean): void {
    if (this.#body?.isComplete === false) this.#setPaused(!hasRoom);
  }

  /** While nothing is read, no time of the client's passes. */
  #setPaused(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    if (isPaused) {
      this.deadline = NEVER;
      this.socket.pause();
      return;
    }
    if (this.#body?.isComplete === false && !this.#isLast) this.deadline = this.#bodyDeadline();
    this.socket.resume();
  }

  // Answering ------------------------------------------------------------------------------------------------------------

  #send(exchange: Http1Exchange, reply: Reply): void {
    if (this.#exchange === exchange && !this.#isClosed) this.#answers.write(exchange, reply, this.#mayStayOpen(exchange, reply));
    else this.#answers.abandon(reply);
    this.#host.answered(exchange, reply);
  }

  #mayStayOpen({ head }: Http1Exchange, { body }: Reply): boolean {
    const { isDraining, limits } = this.#host;
    if (!head.staysOpen || isDraining || this.#hasEnded || (limits.requests > 0 && this.#requests >= limits.requests)) return false;
    // Who streams an answer may still read while it does.
    return isStream(body) || !this.#leavesTooMuch;
  }

  /** Whether a body was never told to come, and may come all the same, or has so much left that it is not waited for. */
  get #leavesTooMuch(): boolean {
    return this.#body !== undefined && (this.#body.missing > MOST_DRAINED || this.#isWaiting);
  }

  /** The connection goes on, or ends with the answer. */
  readonly #answerIsWhole = (closes: boolean): void => {
    this.#exchange = undefined;
    if (closes || this.#leavesTooMuch) {
      this.#body = undefined;
      this.#answers.flush();
      this.end();
      return;
    }
    if (this.#body?.isComplete === false) this.#body.drop();
    else {
      this.#body = undefined;
      this.deadline = this.#host.now + this.#host.limits.keepAlive;
    }
    if (this.#isConsuming) return;
    this.#answers.flush();
    this.#proceed();
  };

  /** Answers what is no request, and ends the connection. An answer that has begun is broken off. */
  #refuse(refusal: Refusal): undefined {
    this.#body?.fail();
    this.#exchange?.leave();
    this.#exchange = undefined;
    if (this.#answers.isStreaming) {
      this.socket.destroy();
      return;
    }
    this.#answers.refuse(refusal);
    this.#answers.flush();
    this.end();
  }

  /** The socket is another protocol's from here on. */
  #hand(exchange: Http1Exchange, rest: Buffer): undefined {
    const { socket } = this;
    this.#answers.flush();
    socket.off("data", this.#receive);
    socket.off("end", this.#clientEnds);
    socket.off("close", this.#closed);
    this.#host.forget(this);
    this.#host.upgrade(exchange, socket, rest);
  }

  // The end --------------------------------------------------------------------------------------------------------------

  /** The client sends nothing more. A whole answer still reaches one that has closed its own side only; a stream stops. */
  readonly #clientEnds = (): void => {
    this.#hasEnded = true;
    this.#body?.fail();
    if (this.#exchange?.isAnswered === false) this.#exchange.leave();
    this.#answers.leave();
    if (this.#exchange === undefined || this.#answers.isStreaming) this.end();
  };

  readonly #closed = (): void => {
    this.#isClosed = true;
    this.#isLast = true;
    this.deadline = NEVER;
    this.#body?.fail();
    if (this.#exchange?.isAnswered === false) this.#exchange.leave();
    this.#answers.leave();
    this.#host.forget(this);
  };
}

function ignore(): void {}

/** One empty line before a request is left over from the body of the one before (RFC 9112 §2.2). */
function skipEmptyLine(bytes: Buffer, start: number): number {
  if (bytes[start] !== CR) return start;
  return start + 1 === bytes.length ? bytes.length : bytes[start + 1] === LF ? start + 2 : start;
}

function toAddress(host: string | undefined, port: number | undefined): Address | undefined {
  return host === undefined || port === undefined ? undefined : { host: host.replace(/^::ffff:(?=\d+\.)/, ""), port };
}
