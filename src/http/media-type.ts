// Media types in `content-type` and `accept`: what they name, their parameters, and the questions that FastAPI and Starlette ask of them.
// The two frameworks read the same header by different rules; each function says whose it follows.

import { pythonStrip } from "../kernel/python-strip.ts";

/** A header value of the form `value; name=text; name="text"`. */
export interface HeaderOptions {
  /** What stands before the first ";". Lower-cased only where no ";" follows: Starlette compares it as sent otherwise. */
  readonly value: string;
  /** Names in lower case; quotes taken away. Of two with one name the last counts. Extended names (`filename*`) are left out. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads a `content-type` or `content-disposition` as python-multipart does, by whose rule Starlette knows forms and the fields in them. */
export function readHeaderOptions(header: string): HeaderOptions {
  const parameters = new Map<string, string>();
  if (!header.includes(";")) return { value: pythonStrip(header.toLowerCase()), parameters };
  const [value, ...segments] = splitSegments(header);
  for (const segment of segments) {
    const [name, text] = splitSegment(segment);
    if (name.includes("*")) continue;
    const bare = unquote(text);
    // Internet Explorer 6 sent whole paths.
    const isPath = name === "filename" && (bare.startsWith(":\\", 1) || bare.startsWith("\\\\"));
    parameters.set(name, isPath ? bare.slice(bare.lastIndexOf("\\") + 1) : bare);
  }
  const [name, text] = splitSegment(value!);
  return { value: value!.includes("=") ? `${name}=${text}` : name, parameters };
}

/** The kind of form that a request with this `content-type` carries, by Starlette's rule. */
export function formKind(contentType: string | undefined): "multipart" | "urlencoded" | undefined {
  if (contentType === undefined) return undefined;
  const { value } = readHeaderOptions(contentType);
  if (value === "multipart/form-data") return "multipart";
  return value === "application/x-www-form-urlencoded" ? "urlencoded" : undefined;
}

/**
 * Whether FastAPI reads the body of a request with this `content-type` as JSON: `application/json` or `application/*+json`, whatever
 * its parameters. Without the header, or with an empty one, only if the operation is not `strict` about it.
 */
export function isJson(contentType: string | undefined, strict: boolean = true): boolean {
  if (contentType === undefined || contentType === "") return !strict;
  // What nearly every client sends.
  if (contentType === "application/json") return true;
  const type = mediaTypeOf(contentType);
  return type.startsWith("application/") && (type.length === 16 ? type === "application/json" : type.endsWith("+json"));
}

/** The bare type in lower case; `text/plain` where the header names none, as Python's `email` package has it. */
export function mediaTypeOf(contentType: string): string {
  const semicolon = contentType.indexOf(";");
  const type = pythonStrip(semicolon < 0 ? contentType : contentType.slice(0, semicolon)).toLowerCase();
  const slash = type.indexOf("/");
  return slash < 0 || type.includes("/", slash + 1) ? "text/plain" : type;
}

/** One member of an `accept` header. */
export interface AcceptedType {
  readonly type: string;
  /** The parameter `q`; 1 where it is missing or no number. */
  readonly quality: number;
}

/** The members of an `accept` header in their order, by FastAPI's rule. A header without any is `text/plain`. */
export function readAccept(accept: string): AcceptedType[] {
  return accept.split(",").map((part) => {
    const member = pythonStrip(part);
    return { type: mediaTypeOf(member), quality: readQuality(member) };
  });
}

/** Whether one of `types` is named by the header and not refused with `q=0`. Wildcards do not count: who navigates names the type. */
export function acceptsOneOf(accept: string, types: readonly string[]): boolean {
  return readAccept(accept).some(({ type, quality }) => quality !== 0 && types.includes(type));
}

const decimal = /^[+-]?(?:[0-9]+(?:_[0-9]+)*(?:\.(?:[0-9]+(?:_[0-9]+)*)?)?|\.[0-9]+(?:_[0-9]+)*)(?:e[+-]?[0-9]+(?:_[0-9]+)*)?$/i;

/** Python's `float` of the first parameter `q`, of which only zero and the order of sizes matter. */
function readQuality(member: string): number {
  for (const segment of splitSegments(member)) {
    const [name, text] = splitSegment(segment);
    if (name.toLowerCase() !== "q") continue;
    const bare = pythonStrip(unquote(text));
    return decimal.test(bare) ? Number(bare.replaceAll("_", "")) : 1;
  }
  return 1;
}

/** Cuts at each ";" that stands outside of double quotes. A quote after a backslash does not count. */
function splitSegments(header: string): string[] {
  const segments: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < header.length; at++) {
    const code = header.charCodeAt(at);
    if (code === 0x22 && header.charCodeAt(at - 1) !== 0x5c) quoted = !quoted;
    if (code !== 0x3b || quoted) continue;
    segments.push(header.slice(start, at));
    start = at + 1;
  }
  // Quotes that never close are none: everything after their ";" stays in one segment.
  segments.push(header.slice(start));
  return segments;
}

/** `Name = text` to name and text; a segment without "=" is a name with an empty text. Without "=" the case stays. */
function splitSegment(segment: string): [name: string, text: string] {
  const equals = segment.indexOf("=");
  if (equals < 0) return [pythonStrip(segment), ""];
  return [pythonStrip(segment.slice(0, equals)).toLowerCase(), pythonStrip(segment.slice(equals + 1))];
}

function unquote(text: string): string {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  return text.slice(1, -1).replaceAll("\\\\", "\\").replaceAll('\\"', '"');
}
