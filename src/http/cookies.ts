// Cookies in both directions, as Starlette has them: the `cookie` header is split the way browsers do, and a `set-cookie` line is
// written with the quoting, order and casing of Python's `http.cookies`. What could break out of its place in the line is refused.

import { pythonStrip } from "../kernel/python-strip.ts";

/** The cookies of one `cookie` header. Of two with one name the last counts. A part without "=" is a value with an empty name. */
export function readCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>();
  addCookies(cookies, header);
  return cookies;
}

/** The cookies of several `cookie` headers, as HTTP/2 may send them: later ones count. */
export function readCookieHeaders(headers: readonly string[]): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const header of headers) addCookies(cookies, header);
  return cookies;
}

/** The value of one cookie, or `undefined`. Costs less than reading them all. */
export function readCookie(header: string, name: string): string | undefined {
  for (let end = header.length; end > 0;) {
    const start = header.lastIndexOf(";", end - 1) + 1;
    const equals = equalsSign(header, start, end);
    if ((equals < 0 ? "" : pythonStrip(header.slice(start, equals))) === name) {
      const value = pythonStrip(header.slice(equals < 0 ? start : equals + 1, end));
      if (name !== "" || value !== "") return unquote(value);
    }
    end = start - 1;
  }
  return undefined;
}

function addCookies(cookies: Map<string, string>, header: string): void {
  for (let start = 0; start <= header.length;) {
    const semicolon = header.indexOf(";", start);
    const end = semicolon < 0 ? header.length : semicolon;
    const equals = equalsSign(header, start, end);
    const name = equals < 0 ? "" : pythonStrip(header.slice(start, equals));
    const value = pythonStrip(header.slice(equals < 0 ? start : equals + 1, end));
    if (name !== "" || value !== "") cookies.set(name, unquote(value));
    start = end + 1;
  }
}

function equalsSign(header: string, start: number, end: number): number {
  for (let at = start; at < end; at++) if (header.charCodeAt(at) === 0x3d) return at;
  return -1;
}

const escaped = /\\(?:([0-3][0-7][0-7])|([^\n]))/g;

/** Takes the quotes and backslashes away that `quote` sets. A value that is not wholly in quotes stays as it is. */
function unquote(value: string): string {
  if (value.length < 2 || value.charCodeAt(0) !== 0x22 || value.charCodeAt(value.length - 1) !== 0x22) return value;
  const inner = value.slice(1, -1);
  if (!inner.includes("\\")) return inner;
  return inner.replace(escaped, (_all, octal: string | undefined, character: string) =>
    octal === undefined ? character : String.fromCharCode(Number.parseInt(octal, 8)),
  );
}

export interface CookieOptions {
  /** Seconds until the browser forgets the cookie; 0 forgets it at once. Left out: when the browser is closed. */
  readonly maxAge?: number | undefined;
  /** The moment it is forgotten: a date, seconds from now, or the text of a date as it shall stand there. */
  readonly expires?: Date | number | string | undefined;
  /** The paths it is sent to. Default "/"; `null` or "" leaves the attribute out. */
  readonly path?: string | null | undefined;
  /** The domain it is sent to with all below it. Left out: this host alone. */
  readonly domain?: string | undefined;
  /** Whether it is sent over TLS only. Default `false`. */
  readonly secure?: boolean | undefined;
  /** Whether scripts cannot see it. Default `false`. */
  readonly httpOnly?: boolean | undefined;
  /** Whether other sites' requests carry it. Default "lax"; `null` leaves the attribute out. */
  readonly sameSite?: "lax" | "strict" | "none" | null | undefined;
  /** Whether each embedding site has its own. Default `false`. */
  readonly partitioned?: boolean | undefined;
}

/** The places where a cookie lives, which must be named again to delete it. */
export type CookieDeletion = Omit<CookieOptions, "maxAge" | "expires">;

const legalName = /^[A-Za-z0-9!#$%&'*+\-.^_`|~:]+$/;
/** Names that Python takes for attributes and refuses, so that no reader mistakes the cookie for one. */
const reservedNames: ReadonlySet<string> = new Set([
  "expires",
  "path",
  "comment",
  "domain",
  "max-age",
  "secure",
  "httponly",
  "version",
  "samesite",
  "partitioned",
]);
const sameSites: ReadonlySet<string> = new Set(["lax", "strict", "none"]);

/**
 * The value of a `set-cookie` header. `now` (milliseconds) is what `expires` counts from if it is a number.
 * Throws a `TypeError` for a name, value or attribute that a header cannot carry safely.
 */
export function toSetCookie(name: string, value: string = "", options: CookieOptions = {}, now: number = Date.now()): string {
  if (!legalName.test(name)) throw new TypeError(`A cookie cannot be named ${JSON.stringify(name)}: use letters, digits and !#$%&'*+-.^_\`|~: only.`);
  if (reservedNames.has(name.toLowerCase())) throw new TypeError(`A cookie cannot be named "${name}", which is the name of an attribute.`);
  let line = `${name}=${quote(name, value)}`;
  // Alphabetical by their lower-cased names, as Python sorts them.
  const { domain, expires, maxAge, path = "/", sameSite = "lax" } = options;
  if (domain !== undefined && domain !== "") line += `; Domain=${checkAttribute(name, "domain", domain)}`;
  if (expires !== undefined && expires !== "") line += `; expires=${toExpires(name, expires, now)}`;
  if (options.httpOnly === true) line += "; HttpOnly";
  if (maxAge !== undefined) line += `; Max-Age=${checkSeconds(name, "maxAge", maxAge)}`;
  if (options.partitioned === true) line += "; Partitioned";
  if (path !== null && path !== "") line += `; Path=${checkAttribute(name, "path", path)}`;
  if (sameSite !== null) {
    if (!sameSites.has(sameSite.toLowerCase()))
      throw new TypeError(`Cookie "${name}": sameSite is ${JSON.stringify(sameSite)}, but must be "lax", "strict" or "none".`);
    line += `; SameSite=${sameSite}`;
  }
  if (options.secure === true) line += "; Secure";
  return line;
}

/** The value of a `set-cookie` header that makes the browser forget a cookie. */
export function toDeletedCookie(name: string, options: CookieDeletion = {}, now: number = Date.now()): string {
  return toSetCookie(name, "", { ...options, maxAge: 0, expires: 0 }, now);
}

const control = /[\x00-\x1f\x7f]/;
const beyondLatin1 = /[^\x00-\xff]/;
const quoted = /[^A-Za-z0-9!#$%&'*+\-.^_`|~: ()/<=>?@[\]{}]/g;

/** A value that is a plain word stands as it is; any other goes into quotes, with what a reader could stumble over as octal escapes. */
function quote(name: string, value: string): string {
  if (legalName.test(value)) return value;
  if (control.test(value)) throw new TypeError(`Cookie "${name}": the value has a control character. Encode it, for example with encodeURIComponent.`);
  if (beyondLatin1.test(value))
    throw new TypeError(`Cookie "${name}": the value has a character beyond Latin-1. Encode it, for example with encodeURIComponent.`);
  return `"${value.replace(quoted, toEscape)}"`;
}

function toEscape(character: string): string {
  if (character === '"' || character === "\\") return `\\${character}`;
  return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}

function checkAttribute(name: string, attribute: string, text: string): string {
  if (control.test(text) || text.includes(";") || beyondLatin1.test(text)) {
    throw new TypeError(`Cookie "${name}": ${attribute} is ${JSON.stringify(text)}, but can have no ";", control character or character beyond Latin-1.`);
  }
  return text;
}

function checkSeconds(name: string, attribute: string, seconds: number): number {
  if (!Number.isSafeInteger(seconds)) throw new TypeError(`Cookie "${name}": ${attribute} is ${seconds}, but must be a whole number of seconds.`);
  return seconds === 0 ? 0 : seconds;
}

function toExpires(name: string, expires: Date | number | string, now: number): string {
  if (typeof expires === "string") return checkAttribute(name, "expires", expires);
  const date = typeof expires === "number" ? new Date(now + checkSeconds(name, "expires", expires) * 1000) : expires;
  if (Number.isNaN(date.getTime())) throw new TypeError(`Cookie "${name}": expires is no valid date.`);
  return date.toUTCString();
}
