import { expect, test } from "vitest";
import { ipAddressOf, ipAddressText, readIpAddress } from "./ip-address.ts";
import { ipNetworkText, readIpInterface, readIpNetwork } from "./ip-network.ts";

const text = (given: string, version: 4 | 6): string => {
  const address = readIpAddress(given, version);
  return typeof address === "string" ? `! ${address}` : ipAddressText(address);
};

test.each([
  ["2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
  ["::FFFF:192.0.2.1", "::ffff:c000:201"],
  ["0:0:0:0:0:0:0:0", "::"],
  ["1:0:2:0:3:0:4:0", "1:0:2:0:3:0:4:0"],
  ["fe80::1%eth0", "fe80::1%eth0"],
  ["1::2::3", "! At most one '::' permitted in '1::2::3'"],
])("%s is %s", (given, shown) => {
  expect(text(given, 6)).toBe(shown);
});

test("numbers and text say the same", () => {
  expect(text("255.0.0.1", 4)).toBe("255.0.0.1");
  expect(ipAddressText(ipAddressOf(2n ** 32n - 1n, 4)!)).toBe("255.255.255.255");
  expect(ipAddressText(ipAddressOf(2n ** 128n - 1n, 6)!)).toBe("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
  expect(ipAddressOf(2n ** 32n, 4)).toBeUndefined();
  expect(ipAddressOf(-1n, 6)).toBeUndefined();
});

test("a network has no bits behind its prefix, an interface may", () => {
  expect(readIpNetwork("192.0.2.1/24", 4)).toBe("192.0.2.1/24 has host bits set");
  expect(ipNetworkText(readIpInterface("192.0.2.1/255.255.255.0", 4) as never)).toBe("192.0.2.1/24");
  expect(ipNetworkText(readIpNetwork("192.0.2.0/0.0.0.255", 4) as never)).toBe("192.0.2.0/24");
  expect(ipNetworkText(readIpNetwork("fe80::/10", 6) as never)).toBe("fe80::/10");
});
