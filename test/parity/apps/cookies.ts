import { App, Cookie, HttpRequest, HttpResponse, Model, t } from "signatura";
import { get } from "../corpus.ts";

class Cookies extends Model({ session_id: t.string, fatebook_tracker: t.string.orNull, count: t.int.default(1) }) {}
class StrictCookies extends Model({ session_id: t.int }, { config: { extra: "forbid" } }) {}

export const app = new App({ title: "Cookies" });

app.get("/one", { ads_id: Cookie(t.string.orNull) }, async function one({ ads_id }) {
  return { ads_id };
});
app.get("/required", { n: Cookie(t.int), name: Cookie(t.string.default("x"), { alias: "the-name" }) }, async function required({ n, name }) {
  return [n, name];
});
app.get("/list", { values: Cookie(t.list(t.string).default(["d"])) }, async function many({ values }) {
  return { values };
});
app.get("/group", { cookies: Cookie(Cookies) }, async function group({ cookies }) {
  return cookies;
});
app.get("/strict-group", { cookies: Cookie(StrictCookies) }, async function strict_group({ cookies }) {
  return cookies;
});
app.get("/raw", { request: HttpRequest }, async function raw({ request }) {
  return request.cookies;
});
app.get("/set", { response: HttpResponse, value: t.string.default("v") }, async function set_cookie({ response, value }) {
  response.setCookie("plain", value);
  response.setCookie("full", value, { maxAge: 60, expires: 3600, path: "/x", domain: "example.com", secure: true, httpOnly: true, sameSite: "strict" });
  response.setCookie("none", value, { sameSite: null, path: null });
  response.deleteCookie("gone", { path: "/y" });
  return { ok: true };
});
app.get("/set-on-response", async function set_on_response() {
  const response = new HttpResponse("hello", { mediaType: "text/plain" });
  response.setCookie("a", 'b c; "d"');
  return response;
});

const lines = [
  "",
  "ads_id=a",
  "ads_id=",
  "ads_id",
  "ads_id=a; ads_id=b",
  "n=1",
  "n=x",
  "n=1; the-name=y",
  "session_id=5; count=2",
  "session_id=s; more=1",
  "session_id=7; count=x",
  "values=a",
  "values=",
  "a=b=c",
  '"quoted"="v"',
  'a="x\\"y"; b=2',
  "a=1;b=2;;c",
  "=v",
  "a = b ",
  "x=\u00e9",
];

export const requests = [
  get("/openapi.json"),
  ...["/one", "/required", "/list", "/group", "/strict-group", "/raw"].flatMap((path) => [get(path), ...lines.map((line) => get(path, { cookie: line }))]),
  get("/raw", [
    ["cookie", "a=1; b=2"],
    ["cookie", "a=3"],
  ]),
  get("/required", [
    ["cookie", "n=1"],
    ["cookie", "n=2"],
  ]),
  ...["/set", "/set?value=a%20b", "/set?value=%22x%22", "/set?value=", "/set?value=%C3%A9", "/set-on-response"].map((path) => get(path)),
];
