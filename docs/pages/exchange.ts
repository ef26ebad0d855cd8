// Requests as pages write them, sent to a program over a real socket, and answers as pages show them.

import { request as send, type IncomingHttpHeaders } from "node:http";

/** A fenced `http` block: the request, and the answer below it where there is one yet. */
export interface WrittenExchange {
  readonly request: string;
  readonly answer: string | undefined;
}

export interface Answer {
  readonly status: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Shown without being asked for, where an answer has them. */
const TELLING = ["allow", "content-type", "location", "set-cookie", "www-authenticate"];

const DEADLINE = 10_000;

/** Takes a block apart at the answer's first line. */
export function readExchange(block: string): WrittenExchange {
  const start = block.search(/^HTTP\/1\.1 /m);
  return start < 0 ? { request: block.trimEnd(), answer: undefined } : { request: block.slice(0, start).trimEnd(), answer: block.slice(start).trimEnd() };
}

/**
 * Sends `GET /items/3`, headers below it, and a body after an empty line. `⟨name⟩` stands for the member of that name of an earlier answer. What stands
 * behind a `#` is not sent: it is the JSON Pointer of the part of the answer that counts.
 * @throws Error where it cannot be read, or no answer comes within ten seconds
 */
export function sendRequest(text: string, port: number, known: ReadonlyMap<string, string>): Promise<Answer> {
  const filled = text.replaceAll(/⟨(\w+)⟩/g, (_all, name: string) => known.get(name) ?? unknown(name));
  const [head = "", ...rest] = filled.split("\n\n");
  const [line = "", ...headerLines] = head.split("\n");
  const [, method, path, part] = /^([A-Z]+) ([^\s#]+)(?:#(\S+))?$/.exec(line) ?? unreadable(line);
  const headers = readHeaders(headerLines);
  const isMultipart = String(headers["content-type"]).startsWith("multipart/");
  const body = rest.join("\n\n");
  const payload = isMultipart ? `${body.trimEnd().replaceAll("\n", "\r\n")}\r\n` : body;

  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = send({
    port,
    host: "127.0.0.1",
    method,
    path,
    headers: payload === "" ? headers : { ...headers, "content-length": Buffer.byteLength(payload) },
  });
  sent.removeHeader("connection"); // or Node would send one that the page does not show
  sent.setTimeout(DEADLINE, () => sent.destroy(new Error(`No answer to ${line} within ten seconds.`)));
  sent.on("error", reject);
  sent.on("response", (response) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.on("error", reject);
    response.on("end", () => {
      const { httpVersion, statusCode, statusMessage, headers: found } = response;
      const text = Buffer.concat(chunks).toString();
      try {
        const shown = part === undefined ? text : JSON.stringify(partOf(JSON.parse(text), part));
        resolve({ status: `HTTP/${httpVersion} ${statusCode} ${statusMessage}`, headers: found, body: shown });
      } catch (error) {
        reject(error);
      }
    });
  });
  sent.end(payload);
  return promise;
}

/** The answer as a page shows it: with the headers that the page shows already, or those that tell something. JSON is laid out to be read. */
export function showAnswer(answer: Answer, before: string | undefined): string {
  const shown = before
    ?.split("\n\n", 1)[0]!
    .split("\n")
    .slice(1)
    .map((line) => line.slice(0, line.indexOf(":")).toLowerCase());
  const names = shown ?? TELLING.filter((name) => answer.headers[name] !== undefined && answer.headers[name] !== "application/json");
  const lines = names.flatMap((name) => [answer.headers[name] ?? "(none)"].flat().map((value) => `${name}: ${value}`));
  const body = layOut(answer.body).trimEnd();
  return `${[answer.status, ...new Set(lines)].join("\n")}${body === "" ? "" : `\n\n${body}`}`;
}

/** Whether a shown text is what really came; `…` in it stands for anything. */
export function isShown(shown: string, found: string): boolean {
  return new RegExp(`^${shown.split("…").map(escape).join("[^]*?")}$`, "u").test(found);
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** JSON with line breaks where it would not fit into a line; other text as it is. */
export function layOut(text: string): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  return JSON.stringify(value) === text ? write(value, "", 0) : text;
}

const WIDTH = 92;

function write(value: unknown, margin: string, used: number): string {
  const line = inLine(value);
  if (typeof value !== "object" || value === null || margin.length + used + line.length <= WIDTH) return line;
  const inner = `${margin}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => inner + write(item, inner, 1)).join(",\n")}\n${margin}]`;
  const members = Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${write(item, inner, key.length + 5)}`);
  return `{\n${members.join(",\n")}\n${margin}}`;
}

function inLine(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inLine).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${inLine(item)}`)
    .join(", ")}}`;
}

function readHeaders(lines: readonly string[]): Record<string, string | string[]> {
  const headers: Record<string, string[]> = {};
  for (const line of lines) (headers[line.slice(0, line.indexOf(":")).toLowerCase()] ??= []).push(line.slice(line.indexOf(":") + 1).trim());
  // Node wants a text where a header must not come twice.
  return Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.length === 1 ? values[0]! : values]));
}

/** RFC 6901. */
function partOf(value: unknown, pointer: string): unknown {
  let found = value;
  for (const key of pointer.split("/").slice(1)) {
    found = (found as Record<string, unknown> | undefined)?.[key.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  if (found === undefined) throw new Error(`The answer has nothing at ${pointer}.`);
  return found;
}

function unreadable(line: string): never {
  throw new Error(`A request begins with a line as GET /items/3, and this is: ${line}`);
}

function unknown(name: string): never {
  throw new Error(`No earlier answer of the page has a member "${name}".`);
}
