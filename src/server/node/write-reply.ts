// A reply onto `node:http`'s response: text and bytes in one write, streams pulled as fast as the client takes them, files by Node's own streams.

import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ClientDisconnect, ClientStalled } from "../../http/exchange.ts";
import { isFile, isStream, type Reply } from "../../http/response.ts";
import type { StreamLine } from "../../http/stream-meter.ts";
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
    else response.end(typeof body === "string" && isBeyondAscii(pairs) ? Buffer.from(body) : body);
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
    return pump(source as AsyncIterable<Uint8Array>, response, reply["~line"]);
  }
  response.writeHead(status, pairs);
  if (request.method === "HEAD") {
    response.end();
    return stop(reply);
  }
  if (isBeyondAscii(pairs)) response.write(NOTHING);
  return pump(body, response, reply["~line"]);
}

const NOTHING = new Uint8Array(0);
const BEYOND_ASCII = /[\x80-\xff]/;

/** Node writes head and text in one, as UTF-8. Bytes let the head go in Latin-1, as headers want it (RFC 9110 §5.5). */
function isBeyondAscii(pairs: readonly string[]): boolean {
  for (let index = 1; index < pairs.length; index += 2) if (BEYOND_ASCII.test(pairs[index]!)) return true;
  return false;
}

/** Ends a stream that nobody will read. Gives what its producer threw. */
export async function stop({ body }: Reply): Promise<unknown> {
  if (!isStream(body)) return undefined;
  try {
    await body[Symbol.asyncIterator]().return?.();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Pulls the next part when the last one has gone; stops the producer at once where the client goes, and waits for its end. */
function pump(parts: AsyncIterable<string | Uint8Array>, response: ServerResponse, line: StreamLine | undefined): Promise<unknown> {
  return new Promise((resolve) => {
    const iterator = parts[Symbol.asyncIterator]();
    let isOver = false;
    let isBegun = false;
    const end = (error: unknown): void => {
      line?.end();
      const isGone = error === undefined || error instanceof ClientDisconnect;
      resolve(line?.isEvicted === true && isGone ? new ClientStalled() : error);
    };
    line?.begin(() => cutOff(response));
    response.once("close", () => {
      if (isOver) return;
      isOver = true;
      const stopped = iterator.return?.() ?? Promise.resolve();
      stopped.then(() => end(new ClientDisconnect()), end);
    });
    const fail = (error: unknown): void => {
      if (isOver) return;
      isOver = true;
      breakOff(response);
      end(error);
    };
    const pull = (): void => {
      iterator.next().then(write, fail);
    };
    const resume = (): void => {
      line?.go();
      pull();
    };
    const write = (next: IteratorResult<string | Uint8Array, unknown>): void => {
      if (isOver) return;
      isBegun = true;
      if (next.done === true) {
        isOver = true;
        finish(response, line, end);
        return;
      }
      line?.sent(Buffer.byteLength(next.value));
      if (response.write(next.value)) {
        pull();
        return;
      }
      line?.wait();
      response.once("drain", resume);
    };
    pull();
    // What the producer has ready goes out with the headers; they do not wait for more.
    setImmediate(() => {
      if (!isOver && !isBegun) response.flushHeaders();
    });
  });
}

/** Everything is written: it is over when the client has taken it, or is gone. */
function finish(response: ServerResponse, line: StreamLine | undefined, end: (error: unknown) => void): void {
  let isTold = false;
  const tell = (): void => {
    if (isTold) return;
    isTold = true;
    end(undefined);
  };
  response.once("close", tell);
  response.end(tell);
  if (!isTold) line?.wait();
}

/** Ends the connection of a client that takes nothing: what the system holds for it is let go of, too, where it can be. */
function cutOff(response: ServerResponse): void {
  const { socket } = response;
  if (socket === null || socket.remoteFamily === undefined || "encrypted" in socket) response.destroy();
  else socket.resetAndDestroy();
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
