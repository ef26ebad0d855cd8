// Bytes to a server, and what comes back, taken apart by hand: clients of HTTP would not send what is tried here.

import { connect } from "node:net";

/** Sends each piece by itself, the next one when the last has been handed over. Gives all that came back until the connection ended; after `patience` milliseconds it is ended from here. */
export function sendPieces(port: number, pieces: readonly string[], { patience = 3000 }: { readonly patience?: number } = {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let text = "";
    const silence = setTimeout(() => socket.destroy(), patience);
    socket.on("data", (bytes) => (text += bytes.toString("latin1")));
    // A server may end the connection while something is still sent.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(silence);
      resolve(text);
    });
    const send = (index: number): void => {
      if (index < pieces.length && socket.writable) socket.write(pieces[index]!, "latin1", () => setImmediate(send, index + 1));
    };
    send(0);
  });
}

/** The answers one by one: what the echo says, or the status. */
export function readAnswers(text: string): string[] {
  const answers: string[] = [];
  let rest = text;
  while (rest !== "") {
    const end = rest.indexOf("\r\n\r\n");
    if (end === -1) return [...answers, `cut off: ${rest}`];
    const head = rest.slice(0, end);
    const status = head.split(" ")[1]!;
    const isEcho = /\r\nx-echo: /.test(head);
    const length = status === "200" && !isEcho ? 0 : Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const body = rest.slice(end + 4, end + 4 + length);
    if (body.length < length) return [...answers, `cut off: ${rest}`];
    // Whether a client is told to go on depends on how much of its body has come with the head.
    if (status !== "100") answers.push(isEcho ? body : status);
    rest = rest.slice(end + 4 + length);
  }
  return answers;
}
