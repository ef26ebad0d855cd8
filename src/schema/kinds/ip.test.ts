import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("addresses", () => {
  test("are canonical text", () => {
    expect(fresh(t.ip).parse("192.0.2.1")).toBe("192.0.2.1");
    expect(fresh(t.ip).parse("2001:DB8::0:1")).toBe("2001:db8::1");
    expect(fresh(t.ipv6).parse(Uint8Array.of(0xfe, 0x80, ...new Uint8Array(14)))).toBe("fe80::");
    expect(fresh(t.ip).parse(2n ** 32n)).toBe("::1:0:0");
  });

  test("have no zeros in front, which would be read as octal elsewhere", () => {
    expect(typeOfIssue(() => fresh(t.ipv4).parse("010.0.0.1"))).toBe("ip_v4_address");
  });

  test("take text in strict mode, and say more about it", () => {
    expect(t.ipv4.strict().parse("192.0.2.1")).toBe("192.0.2.1");
    expect(issueOf(() => t.ipv4.strict().parseJson('"1.2.3"'))).toMatchObject({ type: "value_error", msg: "Value error, Expected 4 octets in '1.2.3'" });
    expect(typeOfIssue(() => t.ipv4.strict().parse(1))).toBe("is_instance_of");
  });

  test("have the formats of JSON Schema", () => {
    expect([t.ip, t.ipv4, t.ipv6].map((kind) => kind.jsonSchema().format)).toEqual(["ipvanyaddress", "ipv4", "ipv6"]);
  });
});
