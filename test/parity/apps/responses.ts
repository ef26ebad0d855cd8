import { App, Cookie, HTMLResponse, HttpResponse, JSONResponse, Model, PlainTextResponse, RedirectResponse, StreamingResponse, t } from "signatura";
import { ask, get, post } from "../corpus.ts";

export const app = new App({ title: "Responses" });

class Sub extends Model({ a: t.int.default(1), b: t.string.orNull }) {}
class Out extends Model({
  name: t.string,
  price: t.number.default(10.5),
  tags: t.list(t.string).default([]),
  note: t.string.orNull,
  sub: t.of(Sub).default(new Sub({})),
}) {}
class Aliased extends Model(
  { first_name: t.string.alias("firstName"), last: t.string.serializationAlias("LAST").default("x") },
  { config: { byName: true } },
) {}
class Computed extends Model({ width: t.int }, { computed: { area: [t.int, ({ width }) => width * width] } }) {}
class UserIn extends Model({ username: t.string, password: t.string }) {}
class UserOut extends Model({ username: t.string }) {}

class Row {
  constructor(values: object) {
    Object.assign(this, values);
  }
}

app.get("/none", async function none() {
  return null;
});
app.get("/nothing", async function nothing() {});
app.get("/text", async function text() {
  return 'text é \u2028 " </script>';
});
app.get("/number", async function number() {
  return 1.5;
});
app.get("/list", async function a_list() {
  return [1, "a", null, true, { b: [2] }];
});
app.get("/dict", async function a_dict() {
  return { a: 1, b: null, "1": 2 };
});
app.get("/nan", async function nan() {
  return { x: Number.NaN };
});
app.get("/nan-model", {}, { returns: t.number }, async function nan_model() {
  return Number.NaN;
});
app.get("/created", {}, { status: 201 }, async function created() {
  return { a: 1 };
});
app.get("/204", {}, { status: 204 }, async function no_content() {
  return { ignored: true };
});
app.get("/204-none", {}, { status: 204 }, async function no_content_none() {
  return null;
});
app.get("/304", {}, { status: 304 }, async function not_modified() {
  return null;
});
app.get("/model", { how: t.string.default("plain") }, { returns: Out }, async function model({ how }) {
  if (how === "plain") return { name: "a", more: 1 } as never;
  if (how === "model") return new Out({ name: "m", note: "n" });
  if (how === "object") return new Row({ name: "r", price: 1, secret: "s", sub: new Row({ a: 2, b: "c", d: 3 }) }) as never;
  if (how === "invalid") return { name: 1, price: "x" } as never;
  if (how === "none") return null as never;
  if (how === "list") return [{ name: "a" }] as never;
  return new HttpResponse("own");
});
app.get("/annotated", {}, { returns: Out }, async function annotated() {
  return new Out({ name: "annotated" });
});
app.get("/models", {}, { returns: t.list(Out) }, async function models() {
  return [new Out({ name: "a" }), new Out({ name: "b", sub: { a: 5 } })];
});
app.get("/model-dict", {}, { returns: t.record(t.string, Out) }, async function model_dict() {
  return { k: new Out({ name: "a" }) };
});
app.get("/optional-model", { there: t.boolean.default(false) }, { returns: t.of(Out).nullable }, async function optional_model({ there }) {
  return there ? new Out({ name: "a" }) : null;
});
app.get("/union", { which: t.string.default("user") }, { returns: t.union(UserOut, Sub) }, async function union({ which }) {
  return (which === "user" ? { username: "u", password: "p" } : { a: 5 }) as never;
});
app.post("/user", { user: UserIn }, { returns: UserOut }, async function user({ user }) {
  return user;
});
app.get("/include", {}, { returns: Out, include: ["name", "price"] }, async function include() {
  return new Out({ name: "a", price: 2 });
});
app.get("/exclude", {}, { returns: Out, exclude: ["tags", "sub"] }, async function exclude() {
  return new Out({ name: "a", price: 2 });
});
app.get("/include-nested", {}, { returns: Out, include: { name: true, sub: ["a"] } }, async function include_nested() {
  return new Out({ name: "a", price: 2 });
});
app.get("/unset", { how: t.string.default("dict") }, { returns: Out, excludeUnset: true }, async function unset({ how }) {
  return how === "dict" ? { name: "a", sub: { b: null } } : new Out({ name: "a", price: 10.5 });
});
app.get("/defaults", {}, { returns: Out, excludeDefaults: true }, async function defaults() {
  return new Out({ name: "a", price: 10.5, sub: { a: 2 } });
});
app.get("/no-none", {}, { returns: Out, excludeNone: true }, async function no_none() {
  return new Out({ name: "a" });
});
app.get("/alias", {}, { returns: Aliased }, async function alias() {
  return new Aliased({ first_name: "f" });
});
app.get("/no-alias", {}, { returns: Aliased, byAlias: false }, async function no_alias() {
  return new Aliased({ first_name: "f" });
});
app.get("/computed", {}, { returns: Computed }, async function computed() {
  return new Computed({ width: 3 });
});
app.get("/no-model", async function no_model() {
  return new Out({ name: "raw", price: 1 });
});
app.get("/scalar", {}, { returns: t.int }, async function scalar() {
  return "5" as never;
});
app.get("/scalar-invalid", {}, { returns: t.int }, async function scalar_invalid() {
  return "x" as never;
});
app.get("/any", {}, { returns: t.any }, async function anything() {
  return { a: [1, null] };
});
app.get("/html", {}, { responseClass: HTMLResponse }, async function html() {
  return "<h1>é</h1>";
});
app.get("/plain", {}, { responseClass: PlainTextResponse }, async function plain() {
  return "plain é";
});
app.get("/plain-status", {}, { responseClass: PlainTextResponse, status: 202 }, async function plain_status() {
  return "accepted";
});
app.get("/redirect", { to: t.string.default("/list") }, async function redirect({ to }) {
  return new RedirectResponse(to);
});
app.get("/redirect-class", {}, { responseClass: RedirectResponse }, async function redirect_class() {
  return "https://example.com/é?a=b c";
});
app.get("/redirect-status", {}, { responseClass: RedirectResponse, status: 302 }, async function redirect_status() {
  return "/list";
});
app.get("/json-class", {}, { responseClass: JSONResponse, returns: Out }, async function json_class() {
  return { name: "a", more: 1 } as never;
});
app.get("/json", async function json() {
  return new JSONResponse({ a: [1, "é"] }, { status: 203, headers: { "X-Own": "1" } });
});
app.get("/raw", async function raw() {
  return new HttpResponse(new Uint8Array([0, 255]), { mediaType: "application/octet-stream", headers: { "Content-Language": "en" } });
});
app.get("/raw-none", async function raw_none() {
  return new HttpResponse();
});
app.get("/raw-status", { code: t.int.default(200) }, async function raw_status({ code }) {
  return new HttpResponse("x", { status: code });
});
app.get("/content-type", async function content_type() {
  return new HttpResponse("x", { headers: { "Content-Type": "text/x-own" }, mediaType: "text/plain" });
});
app.get("/charset", async function charset() {
  return new HttpResponse("x", { mediaType: "text/plain; charset=latin-1" });
});
app.get("/stream", async function stream() {
  const parts = function* () {
    yield "a";
    yield new TextEncoder().encode("b");
    yield "é";
  };
  return new StreamingResponse(parts(), { mediaType: "text/plain" });
});
app.get("/stream-empty", async function stream_empty() {
  return new StreamingResponse([]);
});
app.get("/param", { response: HttpResponse, code: t.int.default(200), seen: Cookie(t.string.orNull) }, async function param({ response, code }) {
  response.status = code;
  response.headers.set("X-Param", "a");
  response.headers.set("X-Param", "b");
  response.headers.append("X-Param", "c");
  response.setCookie("seen", "yes");
  return { code };
});
app.get("/param-status", { response: HttpResponse, change: t.boolean.default(false) }, { status: 201 }, async function param_status({ response, change }) {
  if (change) response.status = 202;
  return {};
});
app.get("/param-type", { response: HttpResponse }, async function param_type({ response }) {
  response.headers.set("Content-Type", "application/x-own");
  response.headers.set("Cache-Control", "no-store");
  return {};
});
app.get("/param-model", { response: HttpResponse }, { returns: Out }, async function param_model({ response }) {
  response.status = 404;
  response.headers.set("X-Param", "m");
  return new Out({ name: "a" });
});
app.get("/html-dict", {}, { responseClass: HTMLResponse }, async function html_dict() {
  return { a: 1 };
});
app.get("/bytes-class", {}, { responseClass: HttpResponse }, async function bytes_class() {
  return "text";
});
const SHARED = new JSONResponse({ shared: true });
app.get("/shared", async function shared() {
  return SHARED;
});
app.middleware(async (_request, next) => {
  const response = await next();
  response.headers.append("x-middleware", "1");
  return response;
});
app.head("/head", { response: HttpResponse }, async function head({ response }) {
  response.headers.set("X-Head", "1");
  return { a: 1 };
});
app.options("/options", async function options() {
  return { options: true };
});
app.patch("/patch", async function patch() {
  return "patched";
});
app.trace("/trace", async function trace() {
  return "traced";
});

const plain = [
  ...[
    "/none",
    "/nothing",
    "/text",
    "/number",
    "/list",
    "/dict",
    "/nan",
    "/nan-model",
    "/created",
    "/204",
    "/204-none",
    "/304",
    "/annotated",
    "/models",
    "/model-dict",
    "/optional-model",
    "/optional-model?there=1",
  ],
  ...["plain", "model", "object", "invalid", "none", "list", "response"].map((how) => `/model?how=${how}`),
  ...[
    "/union",
    "/union?which=sub",
    "/include",
    "/exclude",
    "/include-nested",
    "/unset",
    "/unset?how=model",
    "/defaults",
    "/no-none",
    "/alias",
    "/no-alias",
    "/computed",
    "/no-model",
    "/scalar",
    "/scalar-invalid",
    "/any",
  ],
  ...[
    "/html",
    "/plain",
    "/plain-status",
    "/redirect",
    "/redirect?to=https://a.example/x%20y%3Fz",
    "/redirect?to=%22%3C%5E%7B",
    "/redirect-class",
    "/redirect-status",
    "/json-class",
    "/json",
    "/raw",
    "/raw-none",
    "/content-type",
    "/charset",
    "/stream",
    "/stream-empty",
  ],
  ...[200, 204, 304, 404, 500].map((code) => `/raw-status?code=${code}`),
  ...[
    "/param",
    "/param?code=204",
    "/param?code=404",
    "/param-status",
    "/param-status?change=1",
    "/param-type",
    "/param-model",
    "/shared",
    "/shared",
    "/html-dict",
    "/bytes-class",
  ],
];

export const requests = [
  get("/openapi.json"),
  ...plain.map((target) => get(target)),
  post("/user", { username: "u", password: "p" }),
  ask("HEAD", "/head"),
  ask("OPTIONS", "/options"),
  ask("PATCH", "/patch"),
  ask("TRACE", "/trace"),
];
