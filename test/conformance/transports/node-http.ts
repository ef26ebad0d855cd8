// `serve()` on `node:http`, over a real socket: requests as bytes, answers as they stand on the wire.

import { serve } from "signatura/node";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { toBytes, Wire } from "../../support/wire.ts";
import { pending, type Ask, type OpenAnswer, type Pending, type Transport } from "../transport.ts";
import { connect } from "./wire-socket.ts";

export const nodeHttp: Transport = {
  name: "node:http",
  cannot: {},
  async reach(app, options) {
    const server = await serve(app, { port: 0, logger: silentLogger, http: "node", ...options });
    return {
      client: "127.0.0.1",
      port: server.port,
      begin: (request) => begin(server.port, request),
      connect: (target, headers) => connect(server.port, target, headers),
      [Symbol.asyncDispose]: () => server.close(),
    };
  },
};

/** Each request has a connection of its own. */
export function begin(port: number, request: Ask): Pending {
  const opening = Wire.open(port);
  let hasLeft = false;
  const answer = opening.then((wire) => {
    if (hasLeft) wire.socket.destroy();
    return talk(wire, request);
  });
  return pending(answer, () => {
    hasLeft = true;
    void opening.then((wire) => wire.socket.destroy());
  });
}

async function talk(wire: Wire, { method = "GET", target, headers = [], body, parts }: Ask): Promise<OpenAnswer> {
  const framing: [string, string][] = parts === undefined ? [] : [["transfer-encoding", "chunked"]];
  wire.send(toBytes({ method, target, headers: [...headers, ...framing, ["connection", "close"]], body }));
  if (parts !== undefined) void sendChunks(wire, parts);
  const { status, headers: answered } = await wire.readHead();
  return { status, headers: answered, parts: readParts(wire, method, status, answered) };
}

async function sendChunks(wire: Wire, parts: NonNullable<Ask["parts"]>): Promise<void> {
  for await (const part of parts) {
    if (wire.socket.destroyed) return;
    const bytes = Buffer.from(part as Uint8Array);
    if (bytes.length > 0) wire.send(Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]));
  }
  wire.send("0\r\n\r\n");
}

async function* readParts(wire: Wire, method: string, status: number, headers: OpenAnswer["headers"]): AsyncGenerator<Uint8Array> {
  try {
    yield* wire.readParts(method, status, headers);
  } finally {
    wire.socket.destroy();
  }
}
