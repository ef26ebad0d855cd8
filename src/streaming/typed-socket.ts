// `socket(In, Out)`: a websocket whose messages have types both ways. What comes in is validated, what goes out is dumped as an answer would be.

import { INVALID } from "../kernel/invalid.ts";
import { writeJson } from "../kernel/json-write.ts";
import { ResponseValidationError, WebSocketRequestValidationError, type Issue } from "../errors/validation.ts";
import { WebSocketDisconnect } from "../errors/web-socket-errors.ts";
import type { Marker } from "../contract/typing/parameters.ts";
import type { AcceptOptions, SocketConnection } from "../http/socket-connection.ts";
import { readJsonMessage, readTextMessage } from "../http/socket-text.ts";
import { compiled } from "../schema/compile.ts";
import type { Node } from "../schema/node.ts";
import { toNode } from "../schema/to-node.ts";
import type { AnyType, In, Out } from "../schema/typing/faces.ts";
import { wantsBigints } from "../schema/wants-bigints.ts";

/** A websocket that receives `I` and sends `O`. It accepts the client when it is first used. */
export interface TypedSocket<I extends AnyType, O extends AnyType> extends AsyncIterable<Out<I>> {
  /** The websocket itself: headers, cookies, raw messages. */
  readonly connection: SocketConnection;
  /** Answers the handshake, where it is to say more than yes. @throws WebSocketDisconnect where the client has gone */
  accept(options?: AcceptOptions): Promise<void>;
  /** The next message. @throws WebSocketRequestValidationError for one that the type refuses; let through, it closes with 1008. WebSocketDisconnect at the end */
  receive(): Promise<Out<I>>;
  /** Sends a message. Await it: it waits while the client is slow. @throws WebSocketDisconnect where the client is gone; ResponseValidationError */
  send(message: In<O> | Out<O>): Promise<void>;
  /** Says goodbye. */
  close(code?: number, reason?: string): Promise<void>;
}

/** What a marker of this kind holds at runtime. */
interface SocketMarker {
  readonly "~marker": "socket";
  readonly incoming: Node;
  readonly outgoing: Node;
}

/**
 * A websocket among the parameters: JSON both ways, validated by the two types. Where a type is `t.string` or `t.bytes` its messages are text
 * or bytes as they are.
 *
 * @throws DeclarationError SIG101 for what is no type
 * @example
 * app.websocket("/chat", { chat: socket(ChatIn, ChatOut) }, async ({ chat }) => {
 *   for await (const message of chat) await chat.send({ text: message.text });
 * });
 */
export function socket<I extends AnyType, O extends AnyType>(incoming: I, outgoing: O): Marker<TypedSocket<I, O>> {
  const marker: SocketMarker = Object.freeze({
    "~marker": "socket" as const,
    incoming: toNode(incoming, "The type of a socket's incoming messages"),
    outgoing: toNode(outgoing, "The type of a socket's outgoing messages"),
  });
  return marker as unknown as Marker<TypedSocket<I, O>>;
}

/** Makes, at start, what hands a marker's socket over. The class `SocketConnection` stands for the connection itself. */
export function compileSocketMarker(marker: unknown, where: string): (connection: SocketConnection) => unknown {
  if (!isTyped(marker)) return (connection) => connection;
  const read = compileRead(marker.incoming);
  const write = compileWrite(marker.outgoing, where);
  return (connection) => new MessageSocket(connection, read, write);
}

function isTyped(marker: unknown): marker is SocketMarker {
  return typeof marker === "object" && marker !== null && "incoming" in marker;
}

type Read = (message: string | Uint8Array) => unknown;
type Write = (message: unknown) => string | Uint8Array;

class MessageSocket implements TypedSocket<AnyType, AnyType> {
  readonly connection: SocketConnection;
  readonly #read: Read;
  readonly #write: Write;
  #accepting: Promise<void> | undefined;

  constructor(connection: SocketConnection, read: Read, write: Write) {
    this.connection = connection;
    this.#read = read;
    this.#write = write;
  }

  accept(options?: AcceptOptions): Promise<void> {
    return (this.#accepting = this.connection.accept(options));
  }

  /** Once, also where it is used from several places at once. */
  #accepted(): Promise<void> | undefined {
    if (this.connection["~isAccepted"]) return undefined;
    return (this.#accepting ??= this.connection.accept());
  }

  async receive(): Promise<unknown> {
    await this.#accepted();
    return this.#read(await this.connection.receive());
  }

  async send(message: unknown): Promise<void> {
    const written = this.#write(message);
    await this.#accepted();
    await (typeof written === "string" ? this.connection.sendText(written) : this.connection.sendBytes(written));
  }

  close(code?: number, reason?: string): Promise<void> {
    return this.connection.close(code, reason);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    try {
      for (;;) yield await this.receive();
    } catch (error) {
      if (!(error instanceof WebSocketDisconnect)) throw error;
    }
  }
}

/** @throws WebSocketRequestValidationError, WebSocketException 1007 */
function compileRead(type: Node): Read {
  const validate = compiled(type).validator("js");
  const decode = decoder(type);
  return (message) => {
    const issues: Issue[] = [];
    const value = validate(decode(message), MESSAGE, issues);
    if (value === INVALID) throw new WebSocketRequestValidationError(issues);
    return value;
  };
}

const MESSAGE: readonly string[] = ["message"];

function decoder(type: Node): Read {
  const raw = rawKind(type);
  if (raw === "text") return readTextMessage;
  if (raw === "bytes") return toBytes;
  const exact = wantsBigints(type);
  return (message) => readJsonMessage(readTextMessage(message), exact);
}

function compileWrite(type: Node, where: string): Write {
  const respond = compiled(type).responder();
  const raw = rawKind(type);
  return (message) => {
    const issues: Issue[] = [];
    const plain = respond(message === undefined ? null : message, issues);
    if (plain === INVALID) throw new ResponseValidationError(where, issues, message);
    if (raw === "text") return plain as string;
    return raw === "bytes" ? (message as Uint8Array) : writeJson(plain);
  };
}

/** Whether messages of a type are no JSON. */
function rawKind(type: Node): "text" | "bytes" | undefined {
  const name = type["~typeName"];
  return name === "str" ? "text" : name === "bytes" ? "bytes" : undefined;
}

function toBytes(message: string | Uint8Array): Uint8Array {
  return typeof message === "string" ? new TextEncoder().encode(message) : message;
}
