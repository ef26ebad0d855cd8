// The Host header and the address that it makes, by Starlette's rules: a header that could change another part of the URL does not count.

import type { Exchange } from "./exchange.ts";

/** A Host header in its two parts. */
export interface Host {
  /** As it was sent; brackets stay around an IPv6 address. */
  readonly name: string;
  readonly port: string | undefined;
}

const form = /^([a-z0-9._~%!$&'()*+,;=-]+|\[(?:([a-f0-9]*:[a-f0-9.:]+)|v[a-f0-9]+\.[a-z0-9._~!$&'()*+,;=:-]+)\])(?::([0-9]+))?$/i;

/** The parts of a Host header; undefined where it is missing or no such header. */
export function readHost(header: string | undefined): Host | undefined {
  const match = header === undefined ? null : form.exec(header);
  if (match === null) return undefined;
  const [, name, ipv6, port] = match;
  if (ipv6 !== undefined && !URL.canParse(`http://[${ipv6}]/`)) return undefined;
  return { name: name!, port };
}

/** Host and port as a URL has them: of the Host header, else the server's own; undefined where neither is known. */
export function authorityOf(exchange: Exchange): string | undefined {
  const host = readHost(exchange.header("host"));
  if (host !== undefined && isValidPort(host.port)) return host.port === undefined ? host.name : `${host.name}:${host.port}`;
  if (exchange.server === undefined) return undefined;
  const { host: name, port } = exchange.server;
  const bracketed = name.includes(":") && !name.startsWith("[") ? `[${name}]` : name;
  return port === (exchange.scheme === "https" ? 443 : 80) ? bracketed : `${bracketed}:${port}`;
}

/** The whole path of a request, with what a proxy or mount has taken off, percent-encoded as it was sent. */
export function wholePath(exchange: Exchange): string {
  return exchange.fullPath ?? exchange.rootPath.replace(/\/$/, "") + exchange.path;
}

/** "?" and the query; nothing where there is none. */
export function querySuffix(exchange: Exchange): string {
  return exchange.query === "" ? "" : `?${exchange.query}`;
}

function isValidPort(port: string | undefined): boolean {
  if (port === undefined) return true;
  const digits = port.replace(/^0+/, "");
  return digits.length <= 5 && Number(digits) <= 65_535;
}
