// One websocket from its handshake to its end, as it stands on the wire: what is sent, and what both sides see.

import { CLOSE, FrameClient, PONG, TEXT } from "../../support/frames.ts";
import { valuesOf } from "../../support/wire.ts";

/** Sends something after the handshake; a number waits for so many frames. */
export type Step = ((client: FrameClient) => void) | number;

export interface Conversation {
  readonly target: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly steps?: readonly Step[];
}

/** What a client sees of a conversation. */
export interface SeenConversation {
  readonly status: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** Of a refusal: its body. */
  readonly body: string | undefined;
  /** `text …`, `bytes …`, `close code reason`, … */
  readonly frames: readonly string[];
}

const HEADERS = ["content-type", "sec-websocket-protocol", "sec-websocket-extensions", "sec-websocket-accept", "set-cookie", "upgrade", "allow"];

/** Takes part in a conversation until the server has said goodbye or has gone. */
export async function converse(port: number, { target, headers = [], steps = [] }: Conversation): Promise<SeenConversation> {
  await using client = await FrameClient.ask(port, target, headers);
  const answer = await client.answered();
  const names = new Set([...HEADERS, ...answer.headers.map(([name]) => name).filter((name) => name.startsWith("x-"))]);
  const kept = Object.fromEntries([...names].flatMap((name) => (valuesOf(answer, name).length > 0 ? [[name, valuesOf(answer, name)]] : [])));
  if (answer.status !== 101) {
    const parts: Uint8Array[] = [];
    for await (const part of client.wire.readParts("GET", answer.status, answer.headers)) parts.push(part);
    return { status: answer.status, headers: kept, body: Buffer.concat(parts).toString(), frames: [] };
  }
  const frames: string[] = [];
  for (const step of [...steps, Number.POSITIVE_INFINITY]) {
    if (typeof step === "function") step(client);
    else for (let count = 0; count < step && !isOver(frames); count += 1) frames.push(await readFrame(client));
  }
  return { status: 101, headers: kept, body: undefined, frames };
}

function isOver(frames: readonly string[]): boolean {
  const last = frames.at(-1);
  return last === "end" || last?.startsWith("close") === true;
}

async function readFrame(client: FrameClient): Promise<string> {
  const frame = await client.frame().catch(() => undefined);
  if (frame === undefined) return "end";
  const { opcode, payload } = frame;
  if (opcode === CLOSE) {
    client.answerGoodbye(payload);
    return payload.length < 2 ? "close" : `close ${payload.readUInt16BE()} ${payload.subarray(2).toString()}`.trim();
  }
  if (opcode === PONG) return `pong ${payload.toString()}`;
  return opcode === TEXT ? `text ${payload.toString()}` : `bytes ${payload.toString("latin1")}`;
}
