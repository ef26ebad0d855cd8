// IP addresses as text and as numbers, by the rules of Python's `ipaddress` and with its words for what is wrong.
// Readers give the value, or a string that says the fault.

import { pythonRepr } from "./python-text.ts";

export type IpVersion = 4 | 6;

/** An address: its number, and for IPv6 the zone after `%`. */
export interface IpAddress {
  readonly version: IpVersion;
  readonly value: bigint;
  readonly zone: string | undefined;
}

/** How many bits an address of the version has. */
export function bitsOf(version: IpVersion): number {
  return version === 4 ? 32 : 128;
}

/** Reads the text of an address. */
export function readIpAddress(text: string, version: IpVersion): IpAddress | string {
  if (text.includes("/")) return `Unexpected '/' in ${pythonRepr(text)}`;
  return version === 4 ? readIpv4(text) : readIpv6(text);
}

/** The address of a number, or undefined where the version has none such. */
export function ipAddressOf(value: bigint, version: IpVersion): IpAddress | undefined {
  return value < 0n || value >> BigInt(bitsOf(version)) !== 0n ? undefined : { version, value, zone: undefined };
}

/** The address of four or sixteen bytes. */
export function ipAddressOfBytes(bytes: Uint8Array, version: IpVersion): IpAddress | undefined {
  if (bytes.length * 8 !== bitsOf(version)) return undefined;
  return { version, value: bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n), zone: undefined };
}

/** The canonical text: IPv6 in small letters, its longest run of zeros as `::`. */
export function ipAddressText({ version, value, zone }: IpAddress): string {
  if (version === 4) return [24, 16, 8, 0].map((shift) => (Number(value) >>> shift) & 255).join(".");
  const digits = value.toString(16).padStart(32, "0");
  const text = compress(Array.from({ length: 8 }, (_, index) => digits.slice(index * 4, index * 4 + 4).replace(/^0{1,3}/, "")));
  return zone === undefined ? text : `${text}%${zone}`;
}

function readIpv4(text: string): IpAddress | string {
  if (text === "") return "Address cannot be empty";
  const octets = text.split(".");
  if (octets.length !== 4) return `Expected 4 octets in ${pythonRepr(text)}`;
  let value = 0;
  for (const octet of octets) {
    const fault = octetFault(octet);
    if (fault !== undefined) return `${fault} in ${pythonRepr(text)}`;
    value = value * 256 + Number(octet);
  }
  return { version: 4, value: BigInt(value), zone: undefined };
}

function octetFault(octet: string): string | undefined {
  if (octet === "") return "Empty octet not permitted";
  if (!/^[0-9]+$/.test(octet)) return `Only decimal digits permitted in ${pythonRepr(octet)}`;
  if (octet.length > 3) return `At most 3 characters permitted in ${pythonRepr(octet)}`;
  if (octet !== "0" && octet.startsWith("0")) return `Leading zeros are not permitted in ${pythonRepr(octet)}`;
  return Number(octet) > 255 ? `Octet ${Number(octet)} (> 255) not permitted` : undefined;
}

function readIpv6(text: string): IpAddress | string {
  const mark = text.indexOf("%");
  const zone = mark === -1 ? undefined : text.slice(mark + 1);
  if (zone === "" || zone?.includes("%")) return `Invalid IPv6 address: "${pythonRepr(text)}"`;
  const address = mark === -1 ? text : text.slice(0, mark);
  const parts = splitIpv6(address);
  if (typeof parts === "string") return parts;
  return { version: 6, value: BigInt(`0x${parts.map((part) => part.padStart(4, "0")).join("")}`), zone };
}

/** The eight groups of digits, with `::` and a dotted end written out. */
function splitIpv6(text: string): readonly string[] | string {
  if (text === "") return "Address cannot be empty";
  const parts = text.split(":");
  if (parts.length < 3) return `At least 3 parts expected in ${pythonRepr(text)}`;
  if (parts.at(-1)!.includes(".")) {
    const end = readIpv4(parts.pop()!);
    if (typeof end === "string") return `${end} in ${pythonRepr(text)}`;
    parts.push((end.value >> 16n).toString(16), (end.value & 0xffffn).toString(16));
  }
  if (parts.length > 9) return `At most 8 colons permitted in ${pythonRepr(text)}`;
  const gaps = [...parts.keys()].filter((index) => parts[index] === "" && index > 0 && index < parts.length - 1);
  if (gaps.length > 1) return `At most one '::' permitted in ${pythonRepr(text)}`;
  const groups = gaps[0] === undefined ? withoutGap(parts, text) : fillGap(parts, gaps[0], text);
  if (typeof groups === "string") return groups;
  for (const group of groups) {
    if (!/^[0-9a-f]*$/i.test(group)) return `Only hex digits permitted in ${pythonRepr(group)} in ${pythonRepr(text)}`;
    if (group.length > 4) return `At most 4 characters permitted in ${pythonRepr(group)} in ${pythonRepr(text)}`;
  }
  return groups;
}

const LEADING = "Leading ':' only permitted as part of '::' in";
const TRAILING = "Trailing ':' only permitted as part of '::' in";

function withoutGap(parts: readonly string[], text: string): readonly string[] | string {
  if (parts.length !== 8) return `Exactly 8 parts expected without '::' in ${pythonRepr(text)}`;
  if (parts[0] === "") return `${LEADING} ${pythonRepr(text)}`;
  return parts.at(-1) === "" ? `${TRAILING} ${pythonRepr(text)}` : parts;
}

function fillGap(parts: readonly string[], gap: number, text: string): readonly string[] | string {
  if (parts[0] === "" && gap > 1) return `${LEADING} ${pythonRepr(text)}`;
  if (parts.at(-1) === "" && gap < parts.length - 2) return `${TRAILING} ${pythonRepr(text)}`;
  const high = parts[0] === "" ? [] : parts.slice(0, gap);
  const low = parts.at(-1) === "" ? [] : parts.slice(gap + 1);
  const missing = 8 - high.length - low.length;
  if (missing < 1) return `Expected at most 7 other parts with '::' in ${pythonRepr(text)}`;
  return [...high, ...Array.from({ length: missing }, () => "0"), ...low];
}

/** The longest run of two or more zero groups becomes `::`, the first of equals. */
function compress(groups: readonly string[]): string {
  let best = { start: 0, length: 1 };
  for (let start = 0; start < groups.length; start += 1) {
    let length = 0;
    while (groups[start + length] === "0") length += 1;
    if (length > best.length) best = { start, length };
  }
  if (best.length < 2) return groups.join(":");
  return `${groups.slice(0, best.start).join(":")}::${groups.slice(best.start + best.length).join(":")}`;
}
