import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("t.url", () => {
  test("gives the normal text, which URL takes", () => {
    const text = fresh(t.url).parse("HTTPS://Exämple.com:443");
    expect(text).toBe("https://xn--exmple-cua.com/");
    expect(new URL(text).hostname).toBe("xn--exmple-cua.com");
  });

  test("takes a URL of the program", () => {
    expect(fresh(t.url).parse(new URL("http://example.com/a"))).toBe("http://example.com/a");
  });

  test("asks for schemes, a length and a host", () => {
    const database = t.url.schemes("postgres", "postgresql").hostRequired().maxLength(40);
    expect(database.parse("postgres://u:p@localhost:5432/db")).toBe("postgres://u:p@localhost:5432/db");
  });

  test("says which of them fails", () => {
    const database = t.url.schemes("postgres", "postgresql").hostRequired().maxLength(40);
    expect(issueOf(() => database.parse("mysql://h"))).toMatchObject({ type: "url_scheme", msg: "URL scheme should be 'postgres' or 'postgresql'" });
    expect(issueOf(() => database.parse("postgres:x"))).toMatchObject({ type: "url_parsing", ctx: { error: "empty host" } });
    expect(typeOfIssue(() => database.parse(`postgres://${"x".repeat(40)}`))).toBe("url_too_long");
    expect(() => t.url.schemes("HTTP:")).toThrow("SIG108");
  });

  test("leaves an empty path empty where asked", () => {
    const kind = t.url.preserveEmptyPath();
    expect(["http://a.co", "http://a.co/", "http://a.co?x#y", "http://a.co/b"].map((text) => kind.parse(text))).toEqual([
      "http://a.co",
      "http://a.co/",
      "http://a.co?x#y",
      "http://a.co/b",
    ]);
  });

  test("takes in strict mode what needs no mending", () => {
    expect(t.url.strict().parse("http://example.com/a")).toBe("http://example.com/a");
    expect(typeOfIssue(() => t.url.strict().parse("http://example.com/a b"))).toBe("url_syntax_violation");
    expect(fresh(t.url).parse("http://example.com/a b")).toBe("http://example.com/a%20b");
  });

  test("says its limits in JSON Schema", () => {
    expect(t.httpUrl.jsonSchema()).toEqual({ type: "string", format: "uri", minLength: 1, maxLength: 2083 });
  });
});
