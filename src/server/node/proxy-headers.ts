// `x-forwarded-for` and `x-forwarded-proto`, believed only where the connection comes from a trusted proxy: uvicorn's rules.

import { BlockList, isIP } from "node:net";
import type { Address, Exchange } from "../../http/exchange.ts";

/** Whether an address is a proxy to believe. */
export type TrustedProxies = (host: string) => boolean;

/** An exchange that can be told what a proxy says of its client. */
export interface ProxiedExchange extends Exchange {
  "~setProxied"(client: Address | undefined, scheme: string | undefined): void;
}

/** @param list Addresses, networks (`10.0.0.0/8`) or `*` for everybody; a text separates them by commas. */
export function trustedProxies(list: string | readonly string[]): TrustedProxies {
  const entries = (typeof list === "string" ? list.split(",") : list).map((entry) => entry.trim()).filter((entry) => entry !== "");
  if (entries.includes("*")) return () => true;
  const blocks = new BlockList();
  const literals = new Set<string>();
  for (const entry of entries) {
    const [host = "", bits] = entry.split("/");
    const family = isIP(host) === 6 ? "ipv6" : "ipv4";
    if (isIP(host) === 0) literals.add(entry);
    else if (bits === undefined) blocks.addAddress(host, family);
    else blocks.addSubnet(host, Number(bits), family);
  }
  return (host) => literals.has(host) || (isIP(host) !== 0 && blocks.check(host, isIP(host) === 6 ? "ipv6" : "ipv4"));
}

/** Takes over what a trusted proxy says. Costs two header look-ups where nothing is said. */
export function readProxyHeaders(exchange: ProxiedExchange, trusted: TrustedProxies): void {
  const forwardedFor = exchange.header("x-forwarded-for");
  const forwardedProto = exchange.header("x-forwarded-proto");
  if (forwardedFor === undefined && forwardedProto === undefined) return;
  const { client } = exchange;
  if (client !== undefined && !trusted(client.host)) return;
  const proto = forwardedProto?.trim();
  const scheme = proto === "http" || proto === "https" || proto === "ws" || proto === "wss" ? proto.replace("ws", "http") : undefined;
  exchange["~setProxied"](forwardedFor === undefined ? client : nearestUntrusted(exchange.headers, trusted), scheme);
}

/** The right-most address that is no trusted proxy; the left-most where all are. */
function nearestUntrusted(headers: readonly string[], trusted: TrustedProxies): Address {
  const all: string[] = [];
  for (let index = 0; index < headers.length; index += 2) if (headers[index] === "x-forwarded-for") all.push(...headers[index + 1]!.split(","));
  const addresses = all.map((entry) => toAddress(entry.trim()));
  return addresses.findLast((address) => !trusted(address.host)) ?? addresses[0]!;
}

/** `1.2.3.4`, `1.2.3.4:80`, `[::1]:80` or `::1`. */
function toAddress(text: string): Address {
  const bracketed = /^\[([^\]]+)\](?::(\d+))?$/.exec(text);
  if (bracketed !== null) return { host: bracketed[1]!, port: Number(bracketed[2] ?? 0) };
  const [host = "", port] = text.split(":").length === 2 ? text.split(":") : [text];
  return { host, port: Number(port ?? 0) };
}
