// `t.ip`, `t.ipv4` and `t.ipv6`: an IP address as its canonical text.

import { ipAddressText, readIpAddress } from "../../kernel/ip-address.ts";
import { IpKind, type IpFamily } from "../ip-kind.ts";

const ADDRESS: IpFamily = {
  noun: "address",
  read: (text, version) => {
    const address = readIpAddress(text, version);
    return typeof address === "string" ? { fault: address } : { text: ipAddressText(address) };
  },
  write: ipAddressText,
};

/** An IPv4 or IPv6 address, as text. */
export const ip: IpKind = Object.freeze(new IpKind(ADDRESS, [4, 6]));

/** An IPv4 address, as text. */
export const ipv4: IpKind = Object.freeze(new IpKind(ADDRESS, [4]));

/** An IPv6 address, as text: small letters, zeros shortened. */
export const ipv6: IpKind = Object.freeze(new IpKind(ADDRESS, [6]));
