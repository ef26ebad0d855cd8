// A reply onto `node:http`'s response: text and bytes in one write, streams pulled as fast as the client takes them, files by Node's own streams.

import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ClientDisconnect } from "../../http/exchange.ts";
import { isFile, isStream, type Reply } from "../../http/response.ts";
import { hasHeader } from "./reply-headers.ts";

/** Writes the reply. Gives undefined where it was written at once, else a promise of the end: with the error that cut it short, or without one. */
export function writeReply(reply: Reply, request: IncomingMessage, response: ServerResponse): Promise<unknown> | undefined {
  const { body, pairs, status } = reply;
  if (response.destroyed) return stop(reply).then((error) => error ?? new ClientDisconnect());
  if (typeof body === "string" || body === null || body instanceof Uint8Array) {
    const size = body === null ? 0 : typeof body === "string" ? Buffer.byteLength(body) : body.length;
    if (status >= 200 && status !== 204 && status !== 304 && !hasHeader(pairs, "content-length")) pairs.push("content-length", String(size));
    response.writeHead(status, pairs);
    if (body === null || request.method === "HEAD") response.end();
    else response.end(body);
    return undefined;
  }
  if (isFile(body)) {
    if (!hasHeader(pairs, "content-length")) pairs.push("content-length", String(body.end - body.start));
    response.writeHead(status, pairs);
    if (request.method === "HEAD" || body.end === body.start) {
      response.end();
      return undefined;
    }
    const source = createReadStream(body.file, { start: body.start, end: body.end - 1 });
    return pump(source as AsyncIterable<Uint8Array>, response);
  }
  response.writeHead(status, pairs);
  if (request.method === "HEAD") {
    response.end();
    return stop(reply);
  }
  return pump(body, response);
}

/** Ends a stream that nobody will read. Gives what its producer threw. */
async function stop({ body }: Reply): Promise<unknown> {
  if (!isStream(body)) return undefined;
  try {
    await body[Symbol.asyncIterator]().return?.();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Pulls the next part when the last one has gone; stops the producer at once where the client goes, and waits for its end. */
function pump(parts: AsyncIterable<string | Uint8Array>, response: ServerResponse): Promise<unknown> {
  return new Promise((resolve) => {
    const iterator = parts[Symbol.asyncIterator]();
    let isOver = false;
    let isBegun = false;
    response.once("close", () => {
      if (isOver) return;
      isOver = true;
      const stopped = iterator.return?.() ?? Promise.resolve();
      stopped.then(() => resolve(new ClientDisconnect()), resolve);
    });
    const fail = (error: unknown): void => {
      if (isOver) return;
      isOver = true;
      breakOff(response);
      resolve(error);
    };
    const pull = (): void => {
      iterator.next().then(write, fail);
    };
    const write = (next: IteratorResult<string | Uint8Array, unknown>): void => {
      if (isOver) return;
      isBegun = true;
      if (next.done === true) {
        isOver = true;
        response.once("close", () => resolve(undefined));
        response.end(() => resolve(undefined));
      } else if (response.write(next.value)) pull();
      else response.once("drain", pull);
    };
    pull();
    // What the producer has ready goes out with the headers; they do not wait for more.
    setImmediate(() => {
      if (!isOver && !isBegun) response.flushHeaders();
    });
  });
}

/** How long a client may take to read what came before an error, in milliseconds. */
const LAST_READ = 5000;

/** Ends the connection after what is on its way already, but not as a whole answer would end. */
function breakOff(response: ServerResponse): void {
  const { socket } = response;
  if (socket === null) {
    response.destroy();
    return;
  }
  const late = setTimeout(() => socket.destroy(), LAST_READ);
  socket.once("close", () => clearTimeout(late));
  // What was written in this turn reaches the socket with the next one.
  setImmediate(() => socket.destroySoon());
}
