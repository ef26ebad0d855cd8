// A reply onto `node:http`'s response: text and bytes in one write, streams pulled as fast as the client takes them, files by Node's own streams.

import { once } from "node:events";
import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ClientDisconnect } from "../../http/exchange.ts";
import { isFile, isStream, type Reply } from "../../http/response.ts";
import { hasHeader } from "./reply-headers.ts";

/** Writes the reply. Gives undefined where it was written at once, else a promise of the end: with the error that cut it short, or without one. */
export function writeReply(reply: Reply, request: IncomingMessage, response: ServerResponse): Promise<unknown> | undefined {
  const { body, pairs, status } = reply;
  if (response.destroyed) return Promise.resolve(new ClientDisconnect());
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
  if (request.method === "HEAD" || !isStream(body)) {
    response.end();
    return undefined;
  }
  response.flushHeaders();
  return pump(body, response);
}

/** Pulls the next part when the last one has gone; stops the producer at once where the client goes. */
async function pump(parts: AsyncIterable<string | Uint8Array>, response: ServerResponse): Promise<unknown> {
  const iterator = parts[Symbol.asyncIterator]();
  const gone = new AbortController();
  const closed = new Promise<"closed">((resolve) => response.once("close", () => resolve("closed")));
  response.once("close", () => gone.abort());
  try {
    while (true) {
      const next = await Promise.race([iterator.next(), closed]);
      if (next === "closed") {
        await iterator.return?.();
        return new ClientDisconnect();
      }
      if (next.done === true) break;
      if (!response.write(next.value)) await once(response, "drain", { signal: gone.signal }).catch(() => undefined);
    }
    response.end();
    return undefined;
  } catch (error) {
    response.destroy();
    return error;
  }
}
