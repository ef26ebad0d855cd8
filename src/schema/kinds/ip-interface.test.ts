import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("interfaces", () => {
  test("keep the address within its network", () => {
    expect(fresh(t.ipInterface).parse("192.0.2.7/255.255.255.0")).toBe("192.0.2.7/24");
    expect(fresh(t.ipv6Interface).parse("FE80::1/64")).toBe("fe80::1/64");
    expect(typeOfIssue(() => fresh(t.ipv4Interface).parse("192.0.2.7/33"))).toBe("ip_v4_interface");
  });
});
