// `t.url` and `t.httpUrl`: a URL as its normal text.

import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { expectedList, pluralEnding } from "../../kernel/python-text.ts";
import { readUrl, urlFault, urlViolation } from "../../kernel/url-text.ts";
import { errors } from "../../errors/catalogue.ts";
import { EXACT, LAX, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { JsonSchema } from "../json-schema.ts";
import { ScalarKind } from "../scalar.ts";
import { isTextual, refuseBroken, textOf } from "../text-input.ts";

interface UrlLimits {
  readonly schemes?: readonly string[] | undefined;
  readonly maxLength?: number | undefined;
  readonly hostRequired?: boolean | undefined;
  readonly preservesEmptyPath?: boolean | undefined;
  readonly defaults?: UrlDefaults | undefined;
  readonly isMultiHost?: boolean | undefined;
}

/** What a URL is completed by. */
export interface UrlDefaults {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly path?: string | undefined;
}

type Reading = { readonly text: string } | { readonly type: string; readonly message: string; readonly ctx: Readonly<Record<string, unknown>> };

/**
 * An absolute URL by the WHATWG standard, as text in its normal form: host in small letters and ASCII, no default port, `/` for an empty
 * path. `new URL(value)` always works on it. Strict mode refuses what the standard calls a violation, such as a blank in a path.
 */
export class UrlKind extends ScalarKind<string, string | URL, string> {
  readonly limits: UrlLimits = {};

  get "~label"(): string {
    return "function-wrap[wrap_val()]";
  }

  override get "~typeName"(): string {
    return "AnyUrl";
  }

  /** Only URLs of these schemes, in small letters and without the colon. */
  schemes(...schemes: [string, ...string[]]): this {
    const odd = schemes.find((scheme) => !/^[a-z][a-z0-9+.-]*$/.test(scheme));
    if (odd !== undefined) throw errors.badConstraint("url", "schemes", odd, "a scheme is written in small letters and without the colon: `https`");
    return this["~limit"]({ schemes: Object.freeze(schemes) });
  }

  /** At most this many bytes of the text as it is given. */
  maxLength(length: number): this {
    if (!Number.isSafeInteger(length) || length < 0) throw errors.badConstraint("url", "maxLength", String(length), "a length is a whole number from zero up");
    return this["~limit"]({ maxLength: length });
  }

  /** There must be a host: `mailto:` URLs have none. */
  hostRequired(): this {
    return this["~limit"]({ hostRequired: true });
  }

  /** Keep a URL without a path as it is: `https://example.com` rather than `https://example.com/`. */
  preserveEmptyPath(): this {
    return this["~limit"]({ preservesEmptyPath: true });
  }

  /** What takes the place of a host, port or path that is not there. */
  defaults(defaults: UrlDefaults): this {
    return this["~limit"]({ defaults: Object.freeze({ ...defaults }) });
  }

  /** Several hosts may stand there, with commas between: `postgres://one:5432,two:5433/db`. `new URL` does not read such a text. */
  multiHost(): this {
    return this["~limit"]({ isMultiHost: true });
  }

  "~limit"(limits: UrlLimits): this {
    return this["~copy"]({ limits: Object.freeze({ ...this.limits, ...limits }) });
  }

  override "~exactness"(value: unknown): Exactness {
    return value instanceof URL ? EXACT : LAX;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): string | Invalid {
    const text = textOfUrl(value, mode, strict);
    if (text === undefined || !text.isWellFormed()) return INVALID;
    const reading = read(text, this.limits, strict);
    return "text" in reading ? reading.text : INVALID;
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    const text = textOfUrl(value, context.mode, strict);
    if (text === undefined) return context.report("url_type", "URL input should be a string or URL", value);
    const broken = refuseBroken(value, context);
    if (broken !== undefined) return broken;
    const { type, message, ctx } = read(text, this.limits, strict) as Exclude<Reading, { text: string }>;
    return context.report(type, message, value, ctx);
  }

  "~jsonSchema"(): JsonSchema {
    const { maxLength, isMultiHost } = this.limits;
    return { type: "string", format: isMultiHost === true ? "multi-host-uri" : "uri", ...(maxLength === undefined ? {} : { maxLength }), minLength: 1 };
  }
}

function textOfUrl(value: unknown, mode: InputMode, strict: boolean): string | undefined {
  if (mode === "js" && value instanceof URL) return value.href;
  if (!isTextual(value, mode) || (strict && typeof value !== "string")) return undefined;
  return textOf(value, mode);
}

function read(text: string, limits: UrlLimits, strict: boolean): Reading {
  const { schemes, maxLength, hostRequired, preservesEmptyPath, defaults, isMultiHost } = limits;
  if (maxLength !== undefined && text.length * 3 > maxLength && new TextEncoder().encode(text).length > maxLength) {
    return { type: "url_too_long", message: `URL should have at most ${maxLength} character${pluralEnding(maxLength)}`, ctx: { max_length: maxLength } };
  }
  const hosts = isMultiHost === true ? splitHosts(text) : undefined;
  const wrong = hosts?.others.find((other) => readUrl(other) === undefined);
  if (wrong !== undefined) return fault(urlFault(wrong));
  const main = hosts?.main ?? text;
  const url = readUrl(main);
  if (url === undefined) return fault(urlFault(main));
  const violation = strict ? urlViolation(text) : undefined;
  if (violation !== undefined)
    return { type: "url_syntax_violation", message: `Input violated strict URL syntax rules, ${violation}`, ctx: { error: violation } };
  if (schemes !== undefined && !schemes.includes(url.protocol.slice(0, -1))) {
    const expected = expectedList(schemes);
    return { type: "url_scheme", message: `URL scheme should be ${expected}`, ctx: { expected_schemes: expected } };
  }
  const fill = defaults === undefined ? undefined : complete(url, defaults);
  if (fill !== undefined) return fault(fill);
  const others = hosts?.others.map((other) => authorityOf(readUrl(other)!)) ?? [];
  if ((hostRequired === true || isMultiHost === true) && [url.host, ...others].includes("")) return fault("empty host");
  if (others.length > 0) return { text: url.href.replace("//", () => `//${others.join(",")},`) };
  return { text: preservesEmptyPath === true && url.pathname === "/" && !hasPath(text) ? withoutPath(url) : url.href };
}

/** Fills in what is not there. A text says why that cannot be. */
function complete(url: URL, { host, port, path }: UrlDefaults): string | undefined {
  if (host !== undefined && url.host === "") {
    url.host = host;
    if (url.host === "") return "a cannot-be-a-base URL doesn’t have a host to set";
  }
  if (port !== undefined && url.port === "" && url.host !== "") url.port = String(port);
  if (path !== undefined && (url.pathname === "" || url.pathname === "/")) url.pathname = path;
  return undefined;
}

/** The URL of the last host, with what follows it, and one for each host before. */
function splitHosts(text: string): { readonly main: string; readonly others: readonly string[] } | undefined {
  const [, scheme, authority, rest] = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)([^]*)$/i.exec(text.trim()) ?? [];
  if (authority === undefined) return undefined;
  const hosts = authority.split(",");
  return { main: `${scheme}${hosts.at(-1)}${rest}`, others: hosts.slice(0, -1).map((host) => scheme + host) };
}

/** User, host and port as they stand in the normal form. */
function authorityOf(url: URL): string {
  return /^[^/]*\/\/([^/?#]*)/.exec(url.href)?.[1] ?? "";
}

function fault(error: string): Reading {
  return { type: "url_parsing", message: `Input should be a valid URL, ${error}`, ctx: { error } };
}

/** Whether anything stands for the path in what was given. */
function hasPath(text: string): boolean {
  return /^[^:]*:[/\\]*(?![/\\])[^/\\?#]*[/\\]/.test(text.trim());
}

function withoutPath(url: URL): string {
  const end = url.href.length - url.search.length - url.hash.length;
  return url.href.slice(0, end - 1) + url.href.slice(end);
}

/** A URL, as text. */
export const url: UrlKind = Object.freeze(new UrlKind());

/** A URL of the scheme `http` or `https` and at most 2083 bytes. */
export const httpUrl: UrlKind = url.schemes("http", "https").maxLength(2083);
