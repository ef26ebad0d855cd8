// A reply as a client would get it from a server, with the header that servers add: `content-length` of a body that is there whole.

import { readFileBody } from "../../src/http/file-system.ts";
import { isFile, isStream, type Reply } from "../../src/http/response.ts";
import { mayHaveBody } from "../../src/http/status.ts";
import { join } from "./exchange.ts";

export interface ReadReply {
  readonly status: number;
  /** In order, without `content-length`. */
  readonly headers: readonly (readonly [string, string])[];
  readonly contentLength: string | undefined;
  readonly body: Uint8Array;
  /** The parts that were pulled, where the body was a stream. */
  readonly parts: readonly Uint8Array[];
}

export async function readReply(reply: Reply): Promise<ReadReply> {
  const pairs: [string, string][] = [];
  for (let index = 0; index < reply.pairs.length; index += 2) pairs.push([reply.pairs[index]!, reply.pairs[index + 1]!]);
  const { body } = reply;
  const parts: Uint8Array[] = [];
  if (isFile(body) || isStream(body)) {
    for await (const part of isFile(body) ? readFileBody(body) : body) parts.push(typeof part === "string" ? new TextEncoder().encode(part) : part);
  } else if (body !== null) parts.push(typeof body === "string" ? new TextEncoder().encode(body) : body);
  const whole = join(parts);
  const told = pairs.find(([name]) => name === "content-length")?.[1];
  const isWhole = !isStream(body) && mayHaveBody(reply.status);
  return {
    status: reply.status,
    headers: pairs.filter(([name]) => name !== "content-length"),
    contentLength: told ?? (isWhole ? String(whole.length) : undefined),
    body: whole,
    parts,
  };
}
