import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { registerConvertor } from "./convertors.ts";
import { compileMatcher } from "./matcher.ts";
import { parsePathTemplate, parsePrefixTemplate } from "./path-template.ts";
import { createPlainMatcher } from "./plain-matcher.ts";
import { NO_PARAMS } from "./route-table.ts";
import type { Matcher, Route } from "./route-table.ts";

// "GET /items/{id}", "GET,POST /items", "* /any/method", "mount /static"; the value is the text itself.
function toRoute(text: string): Route<string> {
  const space = text.indexOf(" ");
  const methods = text.slice(0, space);
  const source = text.slice(space + 1);
  if (methods === "mount") return { template: parsePrefixTemplate(source), methods: null, value: text };
  return { template: parsePathTemplate(source), methods: methods === "*" ? null : new Set(methods.split(",")), value: text };
}

/** A copy: the compiled matcher's answer is its own until the next call. */
function ask(matcher: Matcher<string>, method: string, path: string) {
  const found = matcher.match(method, path);
  return found === null ? null : { route: found.route.value, isFull: found.isFull, params: [...found.params], rest: found.rest };
}

const full = (route: string, params: string[] = [], rest = "") => ({ route, isFull: true, params, rest });
const partial = (route: string, params: string[] = [], rest = "") => ({ route, isFull: false, params, rest });

type Case = readonly [request: string, answer: ReturnType<typeof ask>];

// Each answer is Starlette's own to the same table.
const table: readonly (readonly [behaviour: string, routes: readonly string[], cases: readonly Case[]])[] = [
  [
    "takes the first declared route, static or not",
    ["GET /items/{id}", "GET /items/special", "GET /users/me", "GET /users/{id}"],
    [
      ["GET /items/special", full("GET /items/{id}", ["special"])],
      ["GET /users/me", full("GET /users/me")],
      ["GET /users/you", full("GET /users/{id}", ["you"])],
      ["GET /users", null],
      ["GET /users/me/more", null],
      ["GET /Users/me", null],
    ],
  ],
  [
    "prefers a later route that takes the method to an earlier one that does not",
    ["GET /a/{x}", "PUT /a/b", "POST /a/{y}", "POST /a/b"],
    [
      ["POST /a/b", full("POST /a/{y}", ["b"])],
      ["PUT /a/b", full("PUT /a/b")],
      ["DELETE /a/b", partial("GET /a/{x}", ["b"])],
      ["DELETE /a/c", partial("GET /a/{x}", ["c"])],
      ["PUT /a/c", partial("GET /a/{x}", ["c"])],
      ["get /a/b", partial("GET /a/{x}", ["b"])],
    ],
  ],
  [
    "does not answer HEAD or OPTIONS for GET",
    ["GET /a"],
    [
      ["HEAD /a", partial("GET /a")],
      ["OPTIONS /a", partial("GET /a")],
    ],
  ],
  [
    "takes every method where a route names none",
    ["GET /a", "* /a", "POST /a", "* /{x}"],
    [
      ["GET /a", full("GET /a")],
      ["POST /a", full("* /a")],
      ["BREW /a", full("* /a")],
      ["BREW /b", full("* /{x}", ["b"])],
    ],
  ],
  [
    "gives a str parameter one segment that is not empty",
    ["GET /{a}/x", "GET /{a}/", "GET /y//{b}"],
    [
      ["GET /é 😀/x", full("GET /{a}/x", ["é 😀"])],
      ["GET //x", null],
      ["GET /a/", full("GET /{a}/", ["a"])],
      ["GET //", null],
      ["GET /y//z", full("GET /y//{b}", ["z"])],
      ["GET /y/z", null],
      ["GET /a\nb/x", full("GET /{a}/x", ["a\nb"])],
    ],
  ],
  [
    "gives a path parameter all that follows, or nothing",
    ["GET /files/{p:path}", "GET /all{p:path}", "GET /deep/{p:path}/end"],
    [
      ["GET /files/a/b//c/", full("GET /files/{p:path}", ["a/b//c/"])],
      ["GET /files/", full("GET /files/{p:path}", [""])],
      ["GET /files", null],
      ["GET /files/a\r\u2028b", full("GET /files/{p:path}", ["a\r\u2028b"])],
      ["GET /files/a\nb", null],
      ["GET /all", full("GET /all{p:path}", [""])],
      ["GET /all/x", full("GET /all{p:path}", ["/x"])],
      ["GET /deep/a/end/end", full("GET /deep/{p:path}/end", ["a/end"])],
      ["GET /deep/end", null],
    ],
  ],
  [
    "looks at what the convertor takes, and goes on where it does not",
    ["GET /{n:int}", "GET /{f:float}", "GET /{u:uuid}", "GET /{s}"],
    [
      ["GET /007", full("GET /{n:int}", ["007"])],
      ["GET /1.5", full("GET /{f:float}", ["1.5"])],
      ["GET /123E4567E89B12D3A456426614174000", full("GET /{u:uuid}", ["123E4567E89B12D3A456426614174000"])],
      ["GET /-1", full("GET /{s}", ["-1"])],
      ["GET /١", full("GET /{s}", ["١"])],
    ],
  ],
  [
    "takes literal text around and between parameters",
    ["GET /{name}.json", "GET /a{b}c", "GET /{from}-{to}", "GET /v{major:int}.{minor:int}/{x}", "GET /{a}{b}"],
    [
      ["GET /x.json.json", full("GET /{name}.json", ["x.json"])],
      ["GET /.json", full("GET /{a}{b}", [".jso", "n"])],
      ["GET /aéc", full("GET /a{b}c", ["é"])],
      ["GET /ac", full("GET /{a}{b}", ["a", "c"])],
      ["GET /1-2-3", full("GET /{from}-{to}", ["1-2", "3"])],
      ["GET /v1.20/y", full("GET /v{major:int}.{minor:int}/{x}", ["1", "20", "y"])],
      ["GET /v1./y", null],
      ["GET /😀", null],
    ],
  ],
  [
    "reads literal text as it stands",
    ["GET /a.b*c", "GET /(x)/{y}", "GET /$^|[]+?\\/{y}"],
    [
      ["GET /a.b*c", full("GET /a.b*c")],
      ["GET /aXbc", null],
      ["GET /(x)/y", full("GET /(x)/{y}", ["y"])],
      ["GET /x/y", null],
      ["GET /$^|[]+?\\/y", full("GET /$^|[]+?\\/{y}", ["y"])],
    ],
  ],
  [
    "goes back where a more literal branch leads nowhere",
    ["GET /a/{x}/c", "GET /{y}/b/d", "GET /a/b/{z}/e", "GET /{p}/{q}/{r}"],
    [
      ["GET /a/b/c", full("GET /a/{x}/c", ["b"])],
      ["GET /a/b/d", full("GET /{y}/b/d", ["a"])],
      ["GET /a/b/f", full("GET /{p}/{q}/{r}", ["a", "b", "f"])],
      ["GET /a/b/f/e", full("GET /a/b/{z}/e", ["f"])],
      ["GET /a/b/f/g", null],
    ],
  ],
  [
    "hands a mount what follows its prefix, at its place in the order",
    ["GET /static/first", "mount /static", "GET /static/second", "mount /{tenant}/app/", "POST /x/app/y"],
    [
      ["GET /static/first", full("GET /static/first")],
      ["POST /static/first", full("mount /static", [], "/first")],
      ["GET /static/second", full("mount /static", [], "/second")],
      ["GET /static/a/b/", full("mount /static", [], "/a/b/")],
      ["GET /static/", full("mount /static", [], "/")],
      ["GET /static//a", full("mount /static", [], "//a")],
      ["GET /static", null],
      ["GET /staticx", null],
      ["GET /red/app/a", full("mount /{tenant}/app/", ["red"], "/a")],
      ["POST /x/app/y", full("mount /{tenant}/app/", ["x"], "/y")],
    ],
  ],
  [
    "takes every path for a mount at the root",
    ["GET /a", "mount /", "GET /b"],
    [
      ["GET /a", full("GET /a")],
      ["POST /a", full("mount /", [], "/a")],
      ["GET /b", full("mount /", [], "/b")],
      ["GET /", full("mount /", [], "/")],
      ["GET //", full("mount /", [], "//")],
      ["GET *", null],
      ["GET ", null],
    ],
  ],
  [
    "takes one line feed at the end, as a regular expression of Python does",
    ["GET /a", "GET /b/{x}", "GET /c/{x:int}", "GET /d/{x:path}", "mount /e", "GET /{x:int}{y}"],
    [
      ["GET /a\n", full("GET /a")],
      ["GET /a\n\n", null],
      ["GET /b/x\n", full("GET /b/{x}", ["x\n"])],
      ["GET /c/1\n", full("GET /c/{x:int}", ["1"])],
      ["GET /d/x\n", full("GET /d/{x:path}", ["x"])],
      ["POST /d/x\n", partial("GET /d/{x:path}", ["x"])],
      ["GET /e/x\n", full("mount /e", [], "/e/x\n")],
      ["GET /e//x\n", full("mount /e", [], "/x\n")],
      ["GET /12\n", full("GET /{x:int}{y}", ["12", "\n"])],
    ],
  ],
];

describe.each([
  ["the compiled matcher", compileMatcher<string>],
  ["the plain matcher", createPlainMatcher<string>],
])("%s", (_name, create) => {
  describe.each(table)("%s", (_behaviour, routes, cases) => {
    const matcher = create(routes.map(toRoute));
    it.each(cases)("%j", (request, answer) => {
      const space = request.indexOf(" ");
      expect(ask(matcher, request.slice(0, space), request.slice(space + 1))).toEqual(answer);
    });
  });

  it("finds nothing in an empty table", () => {
    const matcher = create([]);
    expect(["/", "", "/a", "/a\n"].map((path) => matcher.match("GET", path))).toEqual([null, null, null, null]);
  });

  it("takes an empty set of methods for every method", () => {
    const matcher = create([
      { ...toRoute("GET /a/{x}"), methods: new Set() },
      { ...toRoute("GET /b"), methods: new Set() },
    ]);
    expect(matcher.match("BREW", "/a/1")?.isFull).toBe(true);
    expect(matcher.match("BREW", "/b")?.isFull).toBe(true);
  });

  it("shares one frozen array where there are no parameters", () => {
    const matcher = create(["GET /a", "mount /b"].map(toRoute));
    expect(matcher.match("GET", "/a")?.params).toBe(NO_PARAMS);
    expect(matcher.match("GET", "/b/c")?.params).toBe(NO_PARAMS);
    expect(NO_PARAMS).toSatisfy(Object.isFrozen);
  });

  it("keeps the parameters of one answer apart from the next", () => {
    const matcher = create([toRoute("GET /a/{x}")]);
    const first = matcher.match("GET", "/a/1")!.params;
    const second = matcher.match("GET", "/a/2")!.params;
    expect([first, second]).toEqual([["1"], ["2"]]);
  });

  it("uses a registered convertor, with its own scanner or without", () => {
    const year = { pattern: "(?:19|20)[0-9]{2}", convert: Number, format: String };
    registerConvertor("test_matcher_year", year);
    registerConvertor("test_matcher_even", {
      pattern: "[0-9]*[02468]",
      convert: Number,
      format: String,
      accepts: (path, start, end) => end > start && /^[0-9]*[02468]$/.test(path.slice(start, end)),
    });
    registerConvertor("test_matcher_pair", { pattern: "[a-z]/[a-z]", convert: String, format: String });
    const matcher = create(["GET /{y:test_matcher_year}/x", "GET /{e:test_matcher_even}/x", "GET /p/{p:test_matcher_pair}/{q}"].map(toRoute));
    expect(ask(matcher, "GET", "/1999/x")).toEqual(full("GET /{y:test_matcher_year}/x", ["1999"]));
    expect(ask(matcher, "GET", "/1802/x")).toEqual(full("GET /{e:test_matcher_even}/x", ["1802"]));
    expect(ask(matcher, "GET", "/1801/x")).toBeNull();
    expect(ask(matcher, "GET", "/p/a/b/c")).toEqual(full("GET /p/{p:test_matcher_pair}/{q}", ["a/b", "c"]));
  });

  it("does not let the texts around a parameter overlap", () => {
    registerConvertor("test_matcher_maybe", {
      pattern: "[0-9]*",
      convert: Number,
      format: String,
      accepts: (path, start, end) => /^[0-9]*$/.test(path.slice(start, end)),
    });
    const matcher = create([toRoute("GET /ab{n:test_matcher_maybe}ba")]);
    expect(ask(matcher, "GET", "/abba")).toEqual(full("GET /ab{n:test_matcher_maybe}ba", [""]));
    expect(ask(matcher, "GET", "/aba")).toBeNull();
  });

  it("tells literal texts of one hash apart", () => {
    // 31 × "A" + "a" is 31 × "B" + "B".
    const matcher = create(["GET /Aa/{x}", "GET /BB/{x}", "GET /C/{x}", "GET /z/AaAa/{x}", "GET /z/AaBB/{x}"].map(toRoute));
    expect(ask(matcher, "GET", "/Aa/1")).toEqual(full("GET /Aa/{x}", ["1"]));
    expect(ask(matcher, "GET", "/BB/1")).toEqual(full("GET /BB/{x}", ["1"]));
    expect(ask(matcher, "GET", "/z/AaBB/1")).toEqual(full("GET /z/AaBB/{x}", ["1"]));
    expect(ask(matcher, "GET", "/z/BBBB/1")).toBeNull();
  });
});

describe("the compiled matcher against the plain one", () => {
  const literal = fc.constantFrom("a", "b", "ab", "items", "x.json", "", "é", "a b", "a+b", "(", "1", "12", "1.5", "😀", "c*", "^$");
  const id = "123e4567-e89b-12d3-a456-426614174000";
  const value = fc.oneof(
    literal,
    fc.constantFrom("0", "007", "1.", "-1", id, id.replaceAll("-", ""), id.toUpperCase(), "aéc", "a-b", "a.b.c", "\r", "\u2028", "q\nr", "\n", "{x}", "a/b"),
    fc.string({ unit: "grapheme", maxLength: 4 }).filter((text) => !text.includes("%")),
  );
  const convertor = fc.constantFrom("", "", "", "", ":str", ":int", ":float", ":uuid", ":path");
  // Names are given afterwards, so that they differ within a template.
  const segment = fc.oneof(
    { weight: 5, arbitrary: literal },
    { weight: 4, arbitrary: convertor.map((name) => `{?${name}}`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom("", "a", "é", "pre-"), convertor, fc.constantFrom("", "c", ".json", "1"))
        .map(([before, name, after]) => `${before}{?${name}}${after}`),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(convertor, fc.constantFrom("-", "", ".", "a"), convertor).map(([one, between, other]) => `{?${one}}${between}{?${other}}`),
    },
  );
  const source = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => {
    let count = 0;
    return `/${segments.join("/")}`.replaceAll("?", () => `p${count++}`);
  });
  const methods = fc.constantFrom("GET", "GET", "POST", "GET,POST", "PUT", "*", "mount");
  const routes = fc.array(
    fc.tuple(methods, source).map(([names, text]) => `${names} ${text}`),
    { maxLength: 14 },
  );

  // Near the table: a template of it, filled with anything and then bent a little.
  const bends = fc.constantFrom<(path: string) => string>(
    (path) => path,
    (path) => path,
    (path) => path,
    (path) => `${path}/`,
    (path) => `${path}/a`,
    (path) => `${path}\n`,
    (path) => path.replace("/", "//"),
    (path) => path.replace(/\/+$/, ""),
  );
  const request = fc.record({
    method: fc.constantFrom("GET", "POST", "PUT", "DELETE"),
    pick: fc.nat(),
    values: fc.array(value, { minLength: 8, maxLength: 8 }),
    bend: bends,
  });
  const strange = fc.array(value, { maxLength: 5 }).map((segments) => `/${segments.join("/")}`);

  it("gives the same answers over random tables and paths", () => {
    let hits = 0;
    fc.assert(
      fc.property(routes, fc.array(request, { minLength: 12, maxLength: 12 }), fc.array(strange, { maxLength: 3 }), (texts, requests, others) => {
        const compiled = compileMatcher(texts.map(toRoute));
        const plain = createPlainMatcher(texts.map(toRoute));
        const paths = requests.map(({ method, pick, values, bend }) => {
          const text = texts[pick % texts.length] ?? "GET /a";
          let next = 0;
          return [method, bend(text.slice(text.indexOf(" ") + 1).replace(/\{[^}]*\}/g, () => values[next++]!))] as const;
        });
        for (const [method, path] of [...paths, ...others.map((path) => ["GET", path] as const)]) {
          const expected = ask(plain, method, path);
          if (expected !== null) hits++;
          expect({ method, path, found: ask(compiled, method, path) }).toEqual({ method, path, found: expected });
        }
      }),
      { numRuns: 2_000 },
    );
    // Paths that match nothing would prove little.
    expect(hits).toBeGreaterThan(5_000);
  });

  it("gives the same answers over a table of a thousand routes", () => {
    const texts = Array.from({ length: 250 }, (_, index) => [
      `GET /r${index}`,
      `GET /r${index}/{id}`,
      `POST /r${index}/{id}`,
      `GET /r${index % 50}/{id}/{p:path}`,
    ]).flat();
    const compiled = compileMatcher(texts.map(toRoute));
    const plain = createPlainMatcher(texts.map(toRoute));
    fc.assert(
      fc.property(fc.constantFrom("GET", "POST"), fc.nat(260), fc.constantFrom("", "/", "/x", "/x/", "/x/y/z", "//"), (method, index, end) => {
        const path = `/r${index}${end}`;
        expect(ask(compiled, method, path)).toEqual(ask(plain, method, path));
      }),
      { numRuns: 1_000 },
    );
  });
});
