import { App, Header, HttpRequest, Model, t } from "signatura";
import { get } from "../corpus.ts";

class CommonHeaders extends Model({
  host: t.string,
  save_data: t.boolean,
  if_modified_since: t.string.orNull,
  traceparent: t.string.orNull,
  x_tag: t.list(t.string).default([]),
}) {}

class StrictHeaders extends Model(
  { host: t.string, x_token: t.int, content_length: t.int.default(0), connection: t.string.default("") },
  { config: { extra: "forbid" } },
) {}

class AliasHeaders extends Model({ token: t.string.alias("X-Token"), other: t.string.alias("x_other").default("none") }) {}

export const app = new App({ title: "Headers" });

app.get("/agent", { user_agent: Header(t.string.orNull) }, async function agent({ user_agent }) {
  return { agent: user_agent };
});
app.get("/required", { x_token: Header(t.int) }, async function required({ x_token }) {
  return { token: x_token };
});
app.get("/upper", { X_Token: Header(t.string) }, async function upper({ X_Token }) {
  return { token: X_Token };
});
app.get("/strange", { strange_header: Header(t.string.orNull, { convertUnderscores: false }) }, async function strange({ strange_header }) {
  return { strange: strange_header };
});
app.get("/list", { x_token: Header(t.list(t.string).orNull) }, async function many({ x_token }) {
  return { tokens: x_token };
});
app.get("/list-required", { x_number: Header(t.list(t.int)) }, async function many_required({ x_number }) {
  return { numbers: x_number };
});
app.get("/alias", { value: Header(t.string.default("none"), { alias: "X-Custom_Name" }) }, async function aliased({ value }) {
  return { value };
});
app.get("/constrained", { x_n: Header(t.int.ge(3).default(5)), x_s: Header(t.string.maxLength(3).default("abc")) }, async function constrained({ x_n, x_s }) {
  return [x_n, x_s];
});
app.get("/group", { headers: Header(CommonHeaders) }, async function group({ headers }) {
  return headers;
});
app.get("/raw-group", { headers: Header(CommonHeaders, { convertUnderscores: false }) }, async function raw_group({ headers }) {
  return headers;
});
app.get("/strict-group", { headers: Header(StrictHeaders) }, async function strict_group({ headers }) {
  return headers;
});
app.get("/alias-group", { headers: Header(AliasHeaders) }, async function alias_group({ headers }) {
  return headers;
});
app.get("/raw", { request: HttpRequest }, async function raw({ request: { headers } }) {
  return {
    items: [...headers].filter(([name]) => name.startsWith("x-")),
    one: headers.get("X-A") ?? null,
    all: headers.getAll("x-a"),
    has: headers.has("X-A"),
  };
});

const pairs = (...list: [string, string][]): [string, string][] => list;

export const requests = [
  get("/openapi.json"),
  get("/agent"),
  get("/agent", { "User-Agent": "curl/8" }),
  get("/agent", { user_agent: "curl/8" }),
  get("/agent", { "user-agent": "" }),
  get("/agent", pairs(["user-agent", "a"], ["user-agent", "b"])),
  get("/agent", { "user-agent": "caf\u00e9" }),
  get("/required"),
  get("/required", { "x-token": "5" }),
  get("/required", { "X-TOKEN": "x" }),
  get("/required", { x_token: "5" }),
  get("/required", { "x-token": "" }),
  get("/upper"),
  get("/upper", { "x-token": "a" }),
  get("/strange", { strange_header: "a" }),
  get("/strange", { "strange-header": "a" }),
  ...["/list", "/list-required"].flatMap((path) => [
    get(path),
    get(path, { "x-token": "a", "x-number": "1" }),
    get(path, pairs(["x-token", "a"], ["X-Token", "b"], ["x-number", "1"], ["x-number", "x"])),
    get(path, { "x-token": "a, b", "x-number": "1,2" }),
    get(path, { "x-token": "", "x-number": "" }),
  ]),
  get("/alias"),
  get("/alias", { "x-custom_name": "v" }),
  get("/alias", { "x-custom-name": "v" }),
  get("/constrained"),
  get("/constrained", { "x-n": "1", "x-s": "abcd" }),
  ...["/group", "/raw-group"].flatMap((path) => [
    get(path),
    get(path, { "save-data": "true" }),
    get(path, { save_data: "true" }),
    get(path, { "save-data": "x", "x-tag": "a" }),
    get(path, pairs(["save-data", "1"], ["x-tag", "a"], ["x-tag", "b"], ["if-modified-since", "now"], ["other", "x"])),
    get(path, pairs(["save_data", "1"], ["x_tag", "a"], ["x_tag", "b"])),
  ]),
  get("/strict-group"),
  get("/strict-group", { "x-token": "1" }),
  get("/strict-group", { "x-token": "1", "x-more": "2" }),
  get("/strict-group", pairs(["x-token", "1"], ["x-more", "2"], ["x-more", "3"], ["x_token", "4"])),
  get("/alias-group"),
  get("/alias-group", { "x-token": "a" }),
  get("/alias-group", { "x-token": "a", x_other: "b" }),
  get("/alias-group", { "x-token": "a", "x-other": "b" }),
  get("/raw"),
  get("/raw", pairs(["X-A", "1"], ["x-b", "2"], ["x-a", "3"])),
];
