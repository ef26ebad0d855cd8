// A websocket client that speaks frames by hand (RFC 6455), so that it can do what no library would: be late, be wrong, go without a word.

import { toBytes, Wire, type WireAnswer } from "./wire.ts";

export interface Frame {
  readonly isLast: boolean;
  /** Whether the first reserved bit is set: the message is compressed. */
  readonly isCompressed: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
}

export const TEXT = 1;
export const BINARY = 2;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

const KEY = "dGhlIHNhbXBsZSBub25jZQ==";

export interface FrameOptions {
  readonly isLast?: boolean;
  readonly isCompressed?: boolean;
}

export class FrameClient implements AsyncDisposable {
  readonly wire: Wire;
  #hasSaidGoodbye = false;
  /** The answer to the handshake; undefined as long as it has not been waited for. */
  answer: Pick<WireAnswer, "status" | "reason" | "headers"> | undefined;

  private constructor(wire: Wire) {
    this.wire = wire;
  }

  /** Asks for a websocket, and does not wait for the answer. */
  static async ask(port: number, target: string, headers: readonly (readonly [string, string])[] = []): Promise<FrameClient> {
    const wire = await Wire.open(port);
    const handshake = [
      ["connection", "Upgrade"],
      ["upgrade", "websocket"],
      ["sec-websocket-version", "13"],
      ["sec-websocket-key", KEY],
    ] as const;
    wire.send(toBytes({ method: "GET", target, headers: [...handshake, ...headers] }));
    return new FrameClient(wire);
  }

  /** Asks for a websocket, and waits for it. @throws Error where it is refused */
  static async open(port: number, target: string, headers: readonly (readonly [string, string])[] = []): Promise<FrameClient> {
    const client = await FrameClient.ask(port, target, headers);
    const { status } = await client.answered();
    if (status !== 101) throw new Error(`The websocket was refused with ${status}.`);
    return client;
  }

  async answered(): Promise<Pick<WireAnswer, "status" | "reason" | "headers">> {
    return (this.answer ??= await this.wire.readHead());
  }

  send(opcode: number, payload: string | Uint8Array = "", { isLast = true, isCompressed = false }: FrameOptions = {}): void {
    if (opcode === CLOSE) this.#hasSaidGoodbye = true;
    const bytes = Buffer.from(payload as Uint8Array);
    this.wire.send(Buffer.concat([headOf((isLast ? 0x80 : 0) | (isCompressed ? 0x40 : 0) | opcode, bytes.length), masked(bytes)]));
  }

  sendClose(code: number, reason = ""): void {
    this.send(CLOSE, Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)]));
  }

  /** Answers the other side's goodbye with its own code, where it is no answer itself. */
  answerGoodbye(payload: Buffer): void {
    if (!this.#hasSaidGoodbye) this.send(CLOSE, payload.subarray(0, 2));
  }

  /** Announces a frame and sends nothing of it. */
  announce(opcode: number, length: number): void {
    this.wire.send(Buffer.concat([headOf(0x80 | opcode, length), MASK]));
  }

  /** The next frame. @throws Error where the connection ends before it */
  async frame(): Promise<Frame> {
    const [first, second] = await this.wire.take(2);
    let length = second! & 0x7f;
    if (length === 126) length = (await this.wire.take(2)).readUInt16BE();
    else if (length === 127) length = Number((await this.wire.take(8)).readBigUInt64BE());
    const payload = length === 0 ? Buffer.alloc(0) : await this.wire.take(length);
    return { isLast: (first! & 0x80) !== 0, isCompressed: (first! & 0x40) !== 0, opcode: first! & 0x0f, payload };
  }

  /** The text of the next frame. @throws Error where it is none */
  async text(): Promise<string> {
    const { opcode, payload } = await this.frame();
    if (opcode !== TEXT) throw new Error(`A text was awaited, and a frame ${opcode} came: ${payload.toString("latin1")}`);
    return payload.toString();
  }

  /** Code and reason of the next frame, which is the goodbye; 1005 where it names none. @throws Error where it is another frame */
  async goodbye(): Promise<[code: number, reason: string]> {
    const { opcode, payload } = await this.frame();
    if (opcode !== CLOSE) throw new Error(`A goodbye was awaited, and a frame ${opcode} came: ${payload.toString("latin1")}`);
    return payload.length < 2 ? [1005, ""] : [payload.readUInt16BE(), payload.subarray(2).toString()];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.wire[Symbol.asyncDispose]();
  }
}

const MASK = Buffer.from([1, 2, 3, 4]);

function headOf(first: number, length: number): Buffer {
  if (length < 126) return Buffer.from([first, 0x80 | length]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = first;
  if (length < 65_536) {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 0x80 | 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return head;
}

function masked(bytes: Buffer): Buffer {
  return Buffer.concat([MASK, bytes.map((byte, index) => byte ^ MASK[index % 4]!)]);
}
