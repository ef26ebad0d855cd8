// The head of an answer as text, every field checked: what a handler puts into a header cannot end it.

import { STATUS_CODES } from "node:http";
import { mayHaveBody } from "../../http/status.ts";

/** What the server has to say on each answer. */
export interface AddedFields {
  /** Names of fields that the server adds where an answer lacks them. */
  readonly names: ReadonlySet<string>;
  /** The same with their values: flat. */
  readonly pairs: readonly string[];
  /** All of them as text, for the answers that have none of them. */
  readonly text: string;
}

export interface Framing {
  /** In bytes; -1 where it is not known before the end. */
  readonly length: number;
  /** Whether chunks tell where the body ends. */
  readonly isChunked: boolean;
  /** Whether only the head is sent: it may tell the length of another body. */
  readonly isHeadOnly: boolean;
  /** `close`, `keep-alive`, or undefined where nothing needs to be said. */
  readonly connection: string | undefined;
}

const NOT_IN_A_VALUE = /[^\t\u0020-\u007e\u0080-\u00ff]/;
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Names that were found right before; a program has few of them. */
const knownNames = new Set<string>();
const MOST_KNOWN_NAMES = 1000;
const statusLines = new Map<number, string>();

/** @throws TypeError for a name or value that no field may have, or a status that is none */
export function writeHead(status: number, pairs: readonly string[], added: AddedFields, { length, isChunked, isHeadOnly, connection }: Framing): string {
  let text = statusLines.get(status) ?? statusLine(status);
  let hasLength = false;
  let lacks = true;
  for (let index = 0; index < pairs.length; index += 2) {
    const name = pairs[index]!;
    const value = pairs[index + 1]!;
    if (!knownNames.has(name)) checkName(name);
    if (NOT_IN_A_VALUE.test(value)) throw new TypeError(`The header ${name} of an answer may not hold ${describeFault(value)}.`);
    // How the message ends, and the connection, is the server's affair.
    if (name === "transfer-encoding" || name === "connection" || name === "keep-alive") continue;
    if (name === "content-length") {
      hasLength = true;
      if (length >= 0 && !isHeadOnly && Number(value) !== length) throw new TypeError(`The answer has ${length} bytes, and its content-length says ${value}.`);
    }
    if (added.names.has(name)) lacks = false;
    text += `${name}: ${value}\r\n`;
  }
  if (isChunked) text += "transfer-encoding: chunked\r\n";
  else if (!hasLength && length >= 0 && mayHaveLength(status)) text += `content-length: ${length}\r\n`;
  if (connection !== undefined) text += `connection: ${connection}\r\n`;
  return `${text}${lacks ? added.text : missing(added, pairs)}\r\n`;
}

/** RFC 9110 §8.6: neither with 1xx nor with 204; with 304 it would be that of the answer that is not sent. */
function mayHaveLength(status: number): boolean {
  return mayHaveBody(status) || status === 205;
}

function statusLine(status: number): string {
  if (!Number.isInteger(status) || status < 200 || status > 999) throw new TypeError(`An answer cannot have the status ${status}.`);
  const line = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n`;
  statusLines.set(status, line);
  return line;
}

function checkName(name: string): void {
  if (!NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} cannot be the name of a header.`);
  if (knownNames.size < MOST_KNOWN_NAMES) knownNames.add(name);
}

/** Whether an answer ends its connection by its own word. */
export function asksToClose(pairs: readonly string[]): boolean {
  for (let index = 0; index < pairs.length; index += 2) if (pairs[index] === "connection" && /\bclose\b/i.test(pairs[index + 1]!)) return true;
  return false;
}

/** The length that an answer says itself; -1 where it says none. */
export function ownLength(pairs: readonly string[]): number {
  for (let index = 0; index < pairs.length; index += 2) if (pairs[index] === "content-length") return Number(pairs[index + 1]);
  return -1;
}

function describeFault(value: string): string {
  return JSON.stringify(NOT_IN_A_VALUE.exec(value)![0]);
}

/** Those of the server's fields that the answer does not have itself. */
function missing({ pairs: all }: AddedFields, pairs: readonly string[]): string {
  let text = "";
  for (let index = 0; index < all.length; index += 2) {
    const isThere = pairs.some((name, at) => at % 2 === 0 && name === all[index]);
    if (!isThere) text += `${all[index]}: ${all[index + 1]}\r\n`;
  }
  return text;
}
