import { Model, Secret, type ValidationError } from "signatura";
import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import { compiled } from "../compile.ts";
import * as t from "../t.ts";

/** Everything that an error shows of itself. */
function shownBy(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return `${JSON.stringify((error as ValidationError).errors())} ${String(error)}`;
  }
  throw new Error("nothing was refused");
}

inBothModes("t.secret", () => {
  test("wraps text, and writes stars", () => {
    const kind = fresh(t.secret);
    const secret = kind.parse("hunter2");
    expect(secret.reveal()).toBe("hunter2");
    expect(kind.dumpJson(secret)).toBe('"**********"');
    expect(kind.dump(secret)).toBe(secret);
    expect(compiled(fresh(t.secret)).responder()("hunter2", [])).toBe("**********");
  });

  test("takes a secret as it is, if it holds what it should", () => {
    const secret = new Secret("hunter2");
    expect(t.secret.strict().parse(secret)).toBe(secret);
    expect(typeOfIssue(() => fresh(t.secret).parse(new Secret(7)))).toBe("string_type");
    expect(typeOfIssue(() => fresh(t.secretBytes).parse(secret))).toBe("bytes_type");
  });

  test("wraps bytes", () => {
    expect(fresh(t.secretBytes).parse("é").reveal()).toEqual(Uint8Array.of(0xc3, 0xa9));
    expect(typeOfIssue(() => t.secretBytes.maxLength(1).parse("é"))).toBe("too_long");
  });

  test("is never repeated by an issue", () => {
    expect(issueOf(() => t.secret.minLength(8).parse("hunter2"))).toMatchObject({ type: "too_short", input: "**********" });
    expect(issueOf(() => fresh(t.secret).parse(1234))).toMatchObject({ input: "**********" });
    expect(issueOf(() => fresh(t.secret).parse(null))).toMatchObject({ input: null });
  });

  test("is never repeated by the issue of a model around it", () => {
    class Login extends Model({ user: t.string, password: t.secret, codes: t.list(t.secret).default([]) }) {}
    class Outer extends Model({ login: Login, other: t.int }) {}
    const inputs = [{ password: "hunter2" }, { user: 1, password: "hunter2", codes: ["hunter2", 7] }, { user: "fred", password: ["hunter2"] }];
    for (const input of inputs) expect(shownBy(() => Login.parse(input))).not.toContain("hunter2");
    expect(shownBy(() => Outer.parse({ login: { password: "hunter2" } }))).not.toContain("hunter2");
    expect(shownBy(() => t.union(Login, t.int).parse({ password: "hunter2" }))).not.toContain("hunter2");
    expect(shownBy(() => t.json.of(Login).parse('{"password": "hunter2"}'))).not.toContain("hunter2");
    expect(shownBy(() => t.json.of(Login).parse('{"password": "hunter2"'))).not.toContain("hunter2");
  });

  test("is written to, never read, in JSON Schema", () => {
    expect(t.secret.minLength(8).jsonSchema()).toEqual({ type: "string", format: "password", writeOnly: true, minLength: 8 });
    expect(JSON.stringify(t.secret.default(new Secret("hunter2")).jsonSchema())).not.toContain("hunter2");
  });
});
