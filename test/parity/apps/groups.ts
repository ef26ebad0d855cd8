import { App, Cookie, Form, Header, Model, Path, Query, t } from "signatura";
import { ask, get, postForm } from "../corpus.ts";

export const app = new App({ title: "Groups" });

class Paging extends Model({ limit: t.int.gt(0).le(100).default(100), offset: t.int.ge(0).default(0) }) {}
class Filter extends Paging.extend(
  {
    order_by: t.literal("created_at", "updated_at").default("created_at"),
    tags: t.list(t.string).default([]),
    since: t.number.orNull.alias("from"),
  },
  { config: { extra: "forbid" } },
) {}
class Open extends Model({ q: t.string.default("none") }, { config: { extra: "allow" } }) {}
class Session extends Model({ session_id: t.string.minLength(2), visits: t.int.default(0) }, { config: { extra: "forbid" } }) {}
class Tracing extends Model({ x_trace: t.string.pattern("^[a-f0-9]+$"), x_tag: t.list(t.int).default([]), x_debug: t.boolean.default(false) }) {}
class Login extends Model(
  { username: t.string, roles: t.list(t.string).maxLength(2).default([]), remember: t.boolean.default(false).alias("keep") },
  { config: { extra: "forbid" } },
) {}

app.get("/query", { given: Query(Filter) }, async function by_query({ given }) {
  return given;
});
app.get("/query-by-name", { given: Query(Filter) }, async function by_query_names({ given }) {
  return given.dump({ byAlias: false });
});
app.get("/open", { given: Query(Open) }, async function open_query({ given }) {
  return given;
});
app.get("/cookies", { given: Cookie(Session) }, async function by_cookies({ given }) {
  return given;
});
app.get("/headers", { given: Header(Tracing) }, async function by_headers({ given }) {
  return given;
});
app.post("/form", { given: Form(Login) }, async function by_form({ given }) {
  return given;
});
app.post(
  "/all/{item_id}",
  { item_id: Path(t.int.ge(1)), query: Query(Paging), headers: Header(Tracing), cookies: Cookie(Session), form: Form(Login) },
  async function everything({ item_id, query, headers, cookies, form }) {
    return { item_id, query, headers, cookies, form };
  },
);

const queries = [
  "",
  "limit=5&offset=2&order_by=updated_at&tags=a&tags=b&from=1.5",
  "limit=0&offset=-1&order_by=x&from=y",
  "since=1",
  "limit=5&limit=6",
  "more=1&other=2&more=3",
  "tags=",
  "limit=",
  "from=",
  "q=a&b=c&b=d",
];
const form = { "content-type": "application/x-www-form-urlencoded" };

export const requests = [
  get("/openapi.json"),
  ...["/query", "/query-by-name", "/open"].flatMap((path) => queries.map((query) => get(`${path}?${query}`))),
  ...["", "session_id=abc", "session_id=a", "session_id=abc; visits=3", "session_id=abc; visits=x; more=1", "other=1"].map((cookie) =>
    get("/cookies", { cookie }),
  ),
  get("/headers"),
  get("/headers", { "x-trace": "ab12", "x-debug": "yes" }),
  get("/headers", { "x-trace": "XY", "x-tag": "a" }),
  get("/headers", [
    ["x-trace", "a"],
    ["x-tag", "1"],
    ["X-Tag", "2"],
    ["x-debug", "maybe"],
  ]),
  ...["", "username=a", "username=a&keep=on&roles=r&roles=s", "username=a&roles=1&roles=2&roles=3", "username=a&remember=1", "username=a&keep=x&more=1"].map(
    (text) => postForm("/form", text),
  ),
  ask("POST", "/all/3?limit=7", { ...form, "x-trace": "a", cookie: "session_id=abc" }, "username=u"),
  ask("POST", "/all/0?limit=700", { ...form, "x-trace": "z", cookie: "session_id=a; visits=v" }, "roles=1"),
  ask("POST", "/all/x", {}),
];
