import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findConflicts } from "./conflicts.ts";
import { registerConvertor } from "./convertors.ts";
import { parsePathTemplate, parsePrefixTemplate } from "./path-template.ts";
import { createPlainMatcher } from "./plain-matcher.ts";
import type { Route } from "./route-table.ts";

// As in `matcher.test.ts`: "GET,POST /items", "* /any/method", "mount /static".
function toRoute(text: string): Route<string> {
  const space = text.indexOf(" ");
  const methods = text.slice(0, space);
  const source = text.slice(space + 1);
  if (methods === "mount") return { template: parsePrefixTemplate(source), methods: null, value: text };
  return { template: parsePathTemplate(source), methods: methods === "*" ? null : new Set(methods.split(",")), value: text };
}

/** "GET /b ← GET /a (GET)" */
function conflicts(...texts: string[]): string[] {
  return findConflicts(texts.map(toRoute)).map(({ route, shadowedBy, methods }) => `${route.value} ← ${shadowedBy.value} (${methods?.join() ?? "every"})`);
}

registerConvertor("test_conflicts_slug", { pattern: "[a-z/]*", convert: String, format: String });
registerConvertor("test_conflicts_maybe", {
  pattern: "[0-9]*",
  convert: String,
  format: String,
  accepts: (path, start, end) => /^[0-9]*$/.test(path.slice(start, end)),
});

describe("findConflicts", () => {
  it.each([
    ["GET /items/{name}", "GET /items/special"],
    ["GET /items", "GET /items"],
    ["GET /items/{a}", "GET /items/{b}"],
    ["GET /items/{a}", "GET /items/{b:int}"],
    ["GET /items/{a}", "GET /items/{b:uuid}"],
    ["GET /items/{a:float}", "GET /items/{b:int}"],
    ["GET /items/{a}", "GET /items/{b}.json"],
    ["GET /items/{a}", "GET /items/{b}-{c}"],
    ["GET /items/x{a}.json", "GET /items/xy{b:int}.min.json"],
    ["GET /items/x{a}.json", "GET /items/x{b}-{c}.json"],
    ["GET /items/x{a:int}", "GET /items/x{b:int}"],
    ["GET /items/x{a}", "GET /items/x{b:test_conflicts_maybe}y"],
    ["GET /{a}/{b:int}/c", "GET /x/5/c"],
    ["GET /{a}/{b:int}/c/{d}", "GET /x/5/c/{d}"],
    ["GET /{a}-{b}", "GET /{c}-{d}"],
    ["GET /{a}-{b}", "GET /x-y"],
    ["GET /{a}-{b}/{c}", "GET /{c}-{d}/z"],
    ["GET /files/{p:path}", "GET /files/{a}/b"],
    ["GET /files/{p:path}", "GET /files/"],
    ["GET /files/{p:path}", "GET /files/{p:path}.json"],
    ["GET /files/{p:path}", "GET /files/a/{q:path}"],
    ["GET /{p:path}", "GET /"],
    ["GET /{p:path}/end", "GET /{q:path}/end"],
    ["GET /{p:path}/end", "GET /a/b/end"],
    ["GET /{s:test_conflicts_slug}", "GET /{t:test_conflicts_slug}"],
  ])("%s hides %s", (earlier, later) => {
    expect(conflicts(earlier, later)).toEqual([`${later} ← ${earlier} (GET)`]);
  });

  it.each([
    ["GET /items/special", "GET /items/{name}"],
    ["GET /items/{a:int}", "GET /items/{b}"],
    ["GET /items/{a:int}", "GET /items/{b:float}"],
    ["GET /items/{a:int}", "GET /items/x"],
    ["GET /items/{a}.json", "GET /items/{b}"],
    ["GET /items/{a}", "GET /items/"],
    ["GET /items/{a}", "GET /items/{b}/"],
    ["GET /items/{a}/c", "GET /items/{b}"],
    ["GET /items/{a}", "GET /items/{b:test_conflicts_maybe}"],
    ["GET /items/x{a}", "GET /items/x{b:test_conflicts_maybe}"],
    ["GET /items/xx{a:int}xx", "GET /items/{b}/xxx"],
    ["GET /x{a}x", "GET /x"],
    ["GET /ab{a:test_conflicts_maybe}ba/{b}", "GET /aba/{b}"],
    ["GET /files/{p:path}", "GET /files"],
    ["GET /files/{p:path}", "GET /{p:path}"],
    ["GET /files/{a}", "GET /files/{p:path}"],
    ["GET /files/{a}", "mount /files"],
    ["GET /{a}-{b}", "GET /{c}.{d}"],
    ["GET /{p:path}/end", "GET /{q:path}/ends"],
    ["GET /{a}", "GET /{s:test_conflicts_slug}"],
    ["mount /static", "GET /static"],
    ["GET /a/{x}", "GET /b/{x}"],
  ])("%s leaves something to %s", (earlier, later) => {
    expect(conflicts(earlier, later)).toEqual([]);
  });

  it("finds what stands behind a mount", () => {
    expect(conflicts("mount /static", "GET /static/logo.png", "POST /static/{a}", "mount /static/more", "mount /static", "GET /static")).toEqual([
      "GET /static/logo.png ← mount /static (GET)",
      "POST /static/{a} ← mount /static (POST)",
      "mount /static/more ← mount /static (every)",
      "mount /static ← mount /static (every)",
    ]);
    expect(conflicts("mount /", "GET /a/{b}", "* /")).toEqual(["GET /a/{b} ← mount / (GET)", "* / ← mount / (every)"]);
  });

  it("reports a route only when none of its methods is left", () => {
    expect(conflicts("GET /a", "GET,POST /a")).toEqual([]);
    expect(conflicts("GET /a", "POST /a")).toEqual([]);
    expect(conflicts("GET /a", "* /a")).toEqual([]);
    expect(conflicts("* /a", "GET /a")).toEqual(["GET /a ← * /a (GET)"]);
  });

  it("names every route that has a part in hiding another", () => {
    expect(conflicts("GET /a/b", "GET,PUT /a/{x}", "POST /a/{y}", "POST,PUT,GET /a/b")).toEqual([
      "POST,PUT,GET /a/b ← GET /a/b (GET)",
      "POST,PUT,GET /a/b ← GET,PUT /a/{x} (PUT)",
      "POST,PUT,GET /a/b ← POST /a/{y} (POST)",
    ]);
  });

  it("reports a third route of the same kind against the first alone", () => {
    expect(conflicts("GET /a", "GET /a", "GET /a")).toEqual(["GET /a ← GET /a (GET)", "GET /a ← GET /a (GET)"]);
  });

  it("never calls a route unreachable that a request reaches", () => {
    const segment = fc.constantFrom("a", "b", "", "1", "{?}", "{?}", "{?:int}", "{?:float}", "{?}.json", "a{?}", "{?}-{?}", "{?:path}");
    const source = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => {
      let count = 0;
      return `/${segments.join("/")}`.replaceAll("?", () => `p${count++}`);
    });
    const text = fc.tuple(fc.constantFrom("GET", "POST", "GET,POST", "*", "mount"), source).map((parts) => parts.join(" "));
    const value = fc.constantFrom("a", "b", "1", "1.5", "a-b", "x.json", "1.json", "a1", "", "a/b");
    let found = 0;
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 8 }), fc.array(value, { minLength: 6, maxLength: 6 }), (texts, values) => {
        const routes = texts.map(toRoute);
        const matcher = createPlainMatcher(routes);
        for (const { route } of findConflicts(routes)) {
          found++;
          let next = 0;
          const path = route.template.format.replace(/\{[^}]*\}/g, () => values[next++]!) + (route.template.isPrefix ? "/rest" : "");
          for (const method of ["GET", "POST", "PUT"]) {
            const match = matcher.match(method, path);
            expect(match !== null && match.isFull && match.route === route).toBe(false);
          }
        }
      }),
      { numRuns: 2_000 },
    );
    expect(found).toBeGreaterThan(500);
  });
});
