// Networks of IP addresses, `192.0.2.0/24`, and interfaces, an address with its network: the rules and words of Python's `ipaddress`.

import { bitsOf, ipAddressText, readIpAddress, type IpAddress, type IpVersion } from "./ip-address.ts";
import { pythonRepr } from "./python-text.ts";

/** An address and how many of its bits name the network. */
export interface IpNetwork {
  readonly address: IpAddress;
  readonly prefix: number;
}

/** Reads `address`, `address/prefix`, and for IPv4 `address/mask`. A string says the fault. */
export function readIpInterface(text: string, version: IpVersion): IpNetwork | string {
  const [start, mask, ...more] = text.split("/") as [string, ...string[]];
  if (more.length > 0) return `Only one '/' permitted in ${pythonRepr(text)}`;
  const address = readIpAddress(start, version);
  if (typeof address === "string") return address;
  const prefix = mask === undefined ? bitsOf(version) : readPrefix(mask, version);
  return prefix === undefined ? `${pythonRepr(mask)} is not a valid netmask` : { address, prefix };
}

/** The same, for a network: no bit may stand behind the prefix. */
export function readIpNetwork(text: string, version: IpVersion): IpNetwork | string {
  const network = readIpInterface(text, version);
  return typeof network === "string" || !hasHostBits(network) ? network : `${ipNetworkText(network)} has host bits set`;
}

/** The network of one address. */
export function ipNetworkOf(address: IpAddress): IpNetwork {
  return { address, prefix: bitsOf(address.version) };
}

/** `192.0.2.0/24` */
export function ipNetworkText({ address, prefix }: IpNetwork): string {
  return `${ipAddressText(address)}/${prefix}`;
}

function hasHostBits({ address, prefix }: IpNetwork): boolean {
  return BigInt.asUintN(bitsOf(address.version) - prefix, address.value) !== 0n;
}

function readPrefix(mask: string, version: IpVersion): number | undefined {
  if (/^[0-9]+$/.test(mask)) return Number(mask) <= bitsOf(version) ? Number(mask) : undefined;
  if (version === 6) return undefined;
  const address = readIpAddress(mask, 4);
  if (typeof address === "string") return undefined;
  return prefixOfMask(address.value) ?? prefixOfMask(address.value ^ 0xffff_ffffn);
}

/** How many ones a mask begins with, where only zeros follow. */
function prefixOfMask(mask: bigint): number | undefined {
  const ones = mask.toString(2).padStart(32, "0").indexOf("0");
  const prefix = ones === -1 ? 32 : ones;
  return BigInt.asUintN(32 - prefix, mask) === 0n ? prefix : undefined;
}
