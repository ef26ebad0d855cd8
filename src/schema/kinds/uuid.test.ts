import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

const canonical = "12345678-1234-4234-8234-1234567890ab";

inBothModes("t.uuid", () => {
  test("gives the canonical text", () => {
    expect(fresh(t.uuid).parse(`{${canonical.toUpperCase()}}`)).toBe(canonical);
    expect(fresh(t.uuid).parse(crypto.randomUUID())).toHaveLength(36);
  });

  test("takes what it gives in strict mode, too", () => {
    expect(t.uuid.strict().parse(canonical)).toBe(canonical);
    expect(issueOf(() => t.uuid.strict().parse(1))).toMatchObject({ type: "is_instance_of", ctx: { class: "UUID" } });
    expect(typeOfIssue(() => t.uuid.strict().parse(new Uint8Array(16)))).toBe("is_instance_of");
  });

  test("tells versions by the variant, too", () => {
    expect(t.uuid.version(4).parse(canonical)).toBe(canonical);
    expect(typeOfIssue(() => t.uuid.version(4).parse("12345678-1234-4234-0234-1234567890ab"))).toBe("uuid_version");
    expect(typeOfIssue(() => t.uuid.version(7).parse(canonical))).toBe("uuid_version");
    expect(t.uuid.version(7).jsonSchema()).toEqual({ type: "string", format: "uuid7" });
    expect(() => t.uuid.version(2 as never)).toThrow("SIG108");
  });
});
