import { App, HttpRequest, registerConvertor, staticFiles, t } from "signatura";
import { ask, get } from "../corpus.ts";

const files = (name: string): URL => new URL(`./frontend_files/${name}`, import.meta.url);

registerConvertor("hex", {
  pattern: "[0-9a-f]+",
  convert: (text) => Number.parseInt(text, 16),
  format: (value) => (value as number).toString(16),
});
export const app = new App({ title: "Convertors" });

app.get("/int/{n:int}", { n: t.int }, async function by_int({ n }) {
  return { n };
});
app.get("/int/{n}", { n: t.string }, async function by_text({ n }) {
  return { text: n };
});
app.get("/int-as-text/{n:int}", { n: t.string }, async function int_as_text({ n }) {
  return { n };
});
app.get("/float/{n:float}", { n: t.number }, async function by_float({ n }) {
  return { n };
});
app.get("/uuid/{n:uuid}", { n: t.uuid, request: HttpRequest }, async function by_uuid({ n, request }) {
  return { n, raw: String(request.pathParams["n"]) };
});
app.get("/hex/{n:hex}", { n: t.int, request: HttpRequest }, async function by_hex({ n, request }) {
  return { n, raw: request.pathParams["n"] };
});
app.get("/between/{a:int}-{b:hex}.{kind}", { a: t.int, b: t.int, kind: t.string }, async function between({ a, b, kind }) {
  return { a, b, kind };
});
app.get("/files/{rest:path}/raw", { rest: t.string }, async function raw({ rest }) {
  return { raw: rest };
});
app.get("/files/{rest:path}", { rest: t.string }, async function file({ rest }) {
  return { rest };
});

const named: readonly (readonly [name: string, params: Readonly<Record<string, unknown>>])[] = [
  ["by_int", { n: 5 }],
  ["by_text", { n: "a+b" }],
  ["by_text", { n: "a-b_c" }],
  ["by_float", { n: 1.5 }],
  ["by_hex", { n: 255 }],
  ["between", { a: 1, b: 17, kind: "x" }],
  ["file", { rest: "a/b.c" }],
  ["raw", { rest: "a/b" }],
  ["static", { path: "/spa/index.html" }],
  ["static", { path: "spa/index.html" }],
  ["static", { path: "" }],
];

app.get("/urls", { request: HttpRequest }, async function urls({ request }) {
  const found: unknown[] = named.map(([name, params]) => [String(request.urlFor(name, params)), app.urlPathFor(name, params)]);
  for (const [name, params] of [
    ["by_int", {}],
    ["by_int", { n: 1, m: 2 }],
    ["nothing", {}],
  ] as const) {
    try {
      request.urlFor(name, params);
      found.push(["found"]);
    } catch {
      found.push(["none"]);
    }
  }
  return found;
});

app.mount("/static", staticFiles(files("")), "static");
app.mount("/html", staticFiles(files("pages"), { html: true }), "html");

const numbers = ["5", "-5", "0", "007", "1.5", "1.", ".5", "1e3", "abc", "ff", "FF", "a b", "", "5/", "99999999999999999999"];
const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";

export const requests = [
  get("/openapi.json"),
  get("/urls"),
  get("/urls", { host: "example.com:8000" }),
  ...["/int", "/int-as-text", "/float", "/hex"].flatMap((path) =>
    numbers.filter((n) => n !== "99999999999999999999" || path === "/float").map((n) => get(`${path}/${encodeURI(n)}`)),
  ),
  ...[uuid, uuid.toUpperCase(), uuid.replaceAll("-", ""), `${uuid}0`, uuid.slice(1), "x"].map((n) => get(`/uuid/${n}`)),
  ...["1-ff.txt", "1-ff.tar.gz", "a-ff.x", "1-.x", "1-1-1.x", "1-ff."].map((n) => get(`/between/${n}`)),
  ...["a", "a/b", "a/b/raw", "/raw", "raw", "raw/raw", "", "a%2Fb", "a//b", "%C3%A4"].map((n) => get(`/files/${n}`)),
  ...[
    "/static/spa/index.html",
    "/static/spa",
    "/static/spa/",
    "/static/nothing",
    "/static",
    "/static/",
    "/html",
    "/html/",
    "/html/sub",
    "/html/sub/",
    "/html/nothing",
    "/html/sub/index.html",
  ].flatMap((path) => [get(path), ask("HEAD", path), ask("POST", path)]),
];
