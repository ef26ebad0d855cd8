// What is compared of two answers: status, body and the headers that matter; and how one that differs is shown.

import { gunzipSync } from "node:zlib";
import { valuesOf, type WireAnswer, type WireRequest } from "../support/wire.ts";

const HEADERS = [
  "content-type",
  "content-encoding",
  "allow",
  "location",
  "www-authenticate",
  "vary",
  "cache-control",
  "etag",
  "last-modified",
  "content-disposition",
  "retry-after",
];

/** The part of an answer that a client acts upon: JSON as its value, anything else as text. */
export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: unknown;
}

export function seen(answer: WireAnswer): Seen {
  const names = new Set([...HEADERS, ...answer.headers.map(([name]) => name).filter((name) => name.startsWith("access-control-") || name.startsWith("x-"))]);
  const headers: Record<string, readonly string[]> = {};
  for (const name of names) {
    const values = valuesOf(answer, name);
    if (values.length > 0) headers[name] = values;
  }
  const cookies = valuesOf(answer, "set-cookie");
  // The moment at which a cookie ends follows the clock; that there is one, and where it stands in the line, does not.
  // A signed session has the moment in it, too.
  if (cookies.length > 0) {
    headers["set-cookie"] = cookies.map((line) =>
      line.replace(/expires=[^;]+ GMT/, "expires=<a date>").replace(/=[\w=+/-]+\.[\w-]{6}\.[\w-]{27};/, "=<signed>;"),
    );
  }
  const isPacked = headers["content-encoding"]?.[0] === "gzip" && answer.body.length > 0;
  const text = (isPacked ? gunzipSync(answer.body) : answer.body).toString("utf8");
  const isJson = /^application\/json(;|$)/.test(valuesOf(answer, "content-type")[0] ?? "") && text !== "";
  return { status: answer.status, headers, body: isJson ? (JSON.parse(text, onlyOneZero) as unknown) : text };
}

/** Python writes a negative zero; JavaScript's JSON has one zero. */
function onlyOneZero(_key: string, value: unknown): unknown {
  return value === 0 ? 0 : value;
}

/** `POST /items/ {"a": 1}`: how a request is called in a report. */
export function describeRequest({ method, target, headers = [], body }: WireRequest): string {
  const shown = body === undefined ? "" : ` ${typeof body === "string" ? body.slice(0, 300) : `<${body.length} bytes>`}`;
  const rest = headers.length === 0 ? "" : ` ${headers.map(([name, value]) => `[${name}: ${value}]`).join(" ")}`;
  return `${method} ${target}${rest}${shown}`;
}
