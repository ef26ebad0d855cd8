// The client's end of a websocket over a real socket, for transports that have one.

import { BINARY, CLOSE, FrameClient, PING, PONG, TEXT } from "../../support/frames.ts";
import type { Goodbye, Pairs, SocketEnd } from "../transport.ts";

export async function connect(port: number, target: string, given: Pairs = []): Promise<SocketEnd> {
  const client = await FrameClient.ask(port, target, given);
  const { status, headers } = await client.answered();
  const parts: Uint8Array[] = [];
  if (status !== 101) for await (const part of client.wire.readParts("GET", status, headers)) parts.push(part);
  return {
    status,
    headers,
    body: Buffer.concat(parts).toString(),
    send: (message) => client.send(typeof message === "string" ? TEXT : BINARY, message),
    receive: () => receive(client),
    close: (code, reason) => client.sendClose(code, reason),
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  };
}

async function receive(client: FrameClient): Promise<string | Uint8Array | Goodbye> {
  for (;;) {
    const { opcode, payload } = await client.frame();
    if (opcode === TEXT) return payload.toString();
    if (opcode === BINARY) return new Uint8Array(payload);
    if (opcode === PING) client.send(PONG, payload);
    if (opcode !== CLOSE) continue;
    client.answerGoodbye(payload);
    return payload.length < 2 ? { code: 1005, reason: "" } : { code: payload.readUInt16BE(), reason: payload.subarray(2).toString() };
  }
}
