// `t.ipInterface`, `t.ipv4Interface` and `t.ipv6Interface`: an IP address with its network as canonical text, `192.0.2.7/24`.

import { ipNetworkOf, ipNetworkText, readIpInterface } from "../../kernel/ip-network.ts";
import { IpKind, type IpFamily } from "../ip-kind.ts";

const INTERFACE: IpFamily = {
  noun: "interface",
  read: (text, version) => {
    const network = readIpInterface(text, version);
    return typeof network === "string" ? { fault: network } : { text: ipNetworkText(network) };
  },
  write: (address) => ipNetworkText(ipNetworkOf(address)),
};

/** An IPv4 or IPv6 address with its network, as text. */
export const ipInterface: IpKind = Object.freeze(new IpKind(INTERFACE, [4, 6]));

/** An IPv4 address with its network, as text. A mask (`192.0.2.7/255.255.255.0`) is taken, too. */
export const ipv4Interface: IpKind = Object.freeze(new IpKind(INTERFACE, [4]));

/** An IPv6 address with its network, as text. */
export const ipv6Interface: IpKind = Object.freeze(new IpKind(INTERFACE, [6]));
