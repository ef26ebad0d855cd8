// Requests that no client library would send: bytes on a socket, and what comes back.

import { connect } from "node:net";

export interface RawAnswer {
  /** 0 where nothing came. */
  readonly status: number;
  readonly text: string;
  /** How many bytes of the body were written before the answer came. */
  readonly sent: number;
}

/** Sends `head`, then pieces of `body` as long as the other side takes them, until an answer has come and the connection is closed. */
export function sendRaw(url: string, head: string, body: Iterable<Uint8Array> = []): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let text = "";
    let sent = 0;
    const pieces = body[Symbol.iterator]();
    const socket = connect({ host: hostname, port: Number(port) });
    const push = (): void => {
      while (text === "" && socket.writable) {
        const { value, done } = pieces.next();
        if (done === true) return;
        sent += value.length;
        if (!socket.write(value)) {
          socket.once("drain", push);
          return;
        }
      }
    };
    socket.setEncoding("latin1");
    socket.on("connect", () => {
      socket.write(head);
      push();
    });
    socket.on("data", (chunk: string) => {
      text += chunk;
    });
    // A server that refuses a body may reset the connection while it is still being sent; what it has answered counts.
    socket.on("error", () => undefined);
    socket.on("close", () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text, sent }));
  });
}
