// URLs by the WHATWG rules that the runtime's `URL` follows, with the words of Rust's url parser (which Pydantic uses) for what is wrong,
// and what strict mode finds in a URL that could be read but should not have been written so.

import { decodePunycode } from "./punycode.ts";

/** Schemes that always have a host, but for `file`. */
const SPECIAL: ReadonlySet<string> = new Set(["http", "https", "ws", "wss", "ftp"]);

/** The normal form: small letters and ASCII in the host, no default port, no dots in the path, what must be escaped escaped. */
export function readUrl(text: string): URL | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  return url.hostname.includes("xn--") && url.hostname.split(".").some(isBrokenLabel) ? undefined : url;
}

/** Some runtimes let a label through that only looks like punycode. */
function isBrokenLabel(label: string): boolean {
  if (!label.startsWith("xn--")) return false;
  const decoded = decodePunycode(label.slice(4));
  return decoded === undefined || !/[^\x00-\x7f]/.test(decoded) || /[\x80-\x9f]/.test(decoded);
}

/** Why `readUrl` refused the text. */
export function urlFault(text: string): string {
  if (text === "") return "input is empty";
  const parts = splitUrl(text);
  if (parts === undefined) return "relative URL without a base";
  const { scheme, authority } = parts;
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  const port = (host.startsWith("[") ? /:[^:\]]*$/ : /:[^]*$/).exec(host)?.[0] ?? "";
  const name = host.slice(0, host.length - port.length);
  if (name === "" && (SPECIAL.has(scheme) || authority !== "")) return "empty host";
  if (name.startsWith("[")) return name.endsWith("]") && isReadable(`${scheme}://${name}/`) ? "invalid port number" : "invalid IPv6 address";
  if (isReadable(`${scheme}://${name}/`)) return "invalid port number";
  if (!SPECIAL.has(scheme) && scheme !== "file") return "invalid domain character";
  return endsInNumber(name) ? "invalid IPv4 address" : "invalid international domain name";
}

function isReadable(text: string): boolean {
  return readUrl(text) !== undefined;
}

/** Whether the last label is a number, which makes the host an IPv4 address or nothing, if it has no forbidden characters. */
function endsInNumber(host: string): boolean {
  return !/[\0-\x20%<>^|\x7f]/.test(host) && /(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/i.test(host);
}

interface UrlParts {
  readonly scheme: string;
  /** What stands between the scheme and the authority. */
  readonly slashes: string;
  /** User, host and port; empty where the URL has none. */
  readonly authority: string;
  readonly rest: string;
}

/** The text cut by its own marks, without tabs, line ends and surrounding control characters. */
function splitUrl(text: string): UrlParts | undefined {
  const clean = text.replace(SURROUNDING, "").replace(/[\t\n\r]/g, "");
  const match = /^([a-z][a-z0-9+.-]*):([^]*)$/i.exec(clean);
  if (match === null) return undefined;
  const scheme = match[1]!.toLowerCase();
  const after = match[2]!;
  const slashes = SPECIAL.has(scheme)
    ? /^[/\\]*/.exec(after)![0]
    : scheme === "file"
      ? (/^[/\\]{2}/.exec(after)?.[0] ?? "")
      : after.startsWith("//")
        ? "//"
        : "";
  const hasAuthority = SPECIAL.has(scheme) || slashes !== "";
  const body = after.slice(slashes.length);
  const end = hasAuthority ? body.search(SPECIAL.has(scheme) || scheme === "file" ? /[/\\?#]/ : /[/?#]/) : 0;
  const authority = end === -1 ? body : body.slice(0, end);
  return { scheme, slashes, authority, rest: body.slice(authority.length) };
}

const SURROUNDING = /^[\u0000-\u0020]+|[\u0000-\u0020]+$/g;

/** What strict mode says of a URL that was read: the last of its slips, or undefined where there is none. */
export function urlViolation(text: string): string | undefined {
  const slips: string[] = [];
  if (text !== text.replace(SURROUNDING, "")) slips.push("leading or trailing control or space character are ignored in URLs");
  if (/[\t\n\r]/.test(text.replace(SURROUNDING, ""))) slips.push("tabs or newlines are ignored in URLs");
  const parts = splitUrl(text);
  if (parts === undefined) return slips.at(-1);
  const { scheme, slashes, authority, rest } = parts;
  const isFile = scheme === "file";
  const path = /^[^?#]*/.exec(rest)![0];
  if (SPECIAL.has(scheme) && slashes !== "//") slips.push("expected //");
  if (isFile && slashes !== "//") slips.push("expected // after file:");
  const user = authority.slice(0, Math.max(authority.lastIndexOf("@"), 0));
  if (user.includes("@")) slips.push("unencoded @ sign in username or password");
  slips.push(...characterSlips(user.replaceAll("@", "")));
  const hasBackslash = (SPECIAL.has(scheme) && path.includes("\\")) || (isFile && (slashes + path).includes("\\"));
  if (hasBackslash) slips.push("backslash");
  slips.push(...characterSlips(SPECIAL.has(scheme) || isFile ? path.replaceAll("\\", "/") : path));
  if (isFile && authority.includes("|")) slips.push("non-URL code point");
  const [query, fragment = ""] = rest.slice(path.length).split(/#([^]*)/);
  slips.push(...characterSlips(query!.slice(1)), ...characterSlips(fragment.replaceAll("\0", "")));
  if (fragment.includes("\0")) slips.push("NULL characters are ignored in URL fragment identifiers");
  return slips.at(-1);
}

const URL_CHARACTER = /[!$&'()*+,\-./:;=?@_~0-9a-zA-Z%\u{a0}-\u{d7ff}\u{e000}-\u{fdcf}\u{fdf0}-\u{fffd}\u{10000}-\u{10fffd}]/u;

function characterSlips(text: string): string[] {
  const slips: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = String.fromCodePoint(text.codePointAt(at)!);
    if (character === "%") {
      if (!/^[0-9a-f]{2}/i.test(text.slice(at + 1, at + 3))) slips.push("expected 2 hex digits after %");
    } else if (!URL_CHARACTER.test(character)) slips.push("non-URL code point");
    at += character.length - 1;
  }
  return slips;
}
