// `t.ipNetwork`, `t.ipv4Network` and `t.ipv6Network`: a network of IP addresses as its canonical text, `192.0.2.0/24`.

import { ipNetworkOf, ipNetworkText, readIpNetwork } from "../../kernel/ip-network.ts";
import { IpKind, type IpFamily } from "../ip-kind.ts";

const NETWORK: IpFamily = {
  noun: "network",
  read: (text, version) => {
    const network = readIpNetwork(text, version);
    return typeof network === "string" ? { fault: network } : { text: ipNetworkText(network) };
  },
  write: (address) => ipNetworkText(ipNetworkOf(address)),
};

/** A network of IPv4 or IPv6 addresses, as text. */
export const ipNetwork: IpKind = Object.freeze(new IpKind(NETWORK, [4, 6]));

/** A network of IPv4 addresses, as text. A mask (`192.0.2.0/255.255.255.0`) is taken, too. */
export const ipv4Network: IpKind = Object.freeze(new IpKind(NETWORK, [4]));

/** A network of IPv6 addresses, as text. */
export const ipv6Network: IpKind = Object.freeze(new IpKind(NETWORK, [6]));
