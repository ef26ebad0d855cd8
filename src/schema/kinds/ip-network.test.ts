import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("networks", () => {
  test("are canonical text", () => {
    expect(fresh(t.ipNetwork).parse("192.0.2.0/255.255.255.0")).toBe("192.0.2.0/24");
    expect(fresh(t.ipNetwork).parse("2001:DB8::/32")).toBe("2001:db8::/32");
    expect(fresh(t.ipv4Network).parse("192.0.2.1")).toBe("192.0.2.1/32");
  });

  test("have no bits behind their prefix", () => {
    expect(typeOfIssue(() => fresh(t.ipv4Network).parse("192.0.2.1/24"))).toBe("ip_v4_network");
    expect(typeOfIssue(() => fresh(t.ipNetwork).parse("192.0.2.1/24"))).toBe("ip_any_network");
  });
});
