import { App, HttpRequest, Model, Query, t, ValueError } from "signatura";
import { get } from "../corpus.ts";

const Color = { red: "red", green: "green" } as const;

class Filters extends Model({
  limit: t.int.gt(0).le(100).default(100),
  offset: t.int.ge(0).default(0),
  order_by: t.literal("created_at", "updated_at").default("created_at"),
  tags: t.list(t.string).default([]),
}) {}

class StrictFilters extends Model(
  { limit: t.int, name: t.string.alias("theName").default("x"), tags: t.list(t.int).minLength(1).default([]) },
  { config: { extra: "forbid" } },
) {}

class OpenFilters extends Model({ a: t.int.default(1) }, { config: { extra: "allow" } }) {}

export const app = new App({ title: "Query" });

app.get("/required", { q: t.int }, async function required({ q }) {
  return { q };
});
app.get(
  "/defaults",
  { skip: t.int.default(0), limit: t.int.default(10), name: t.string.default("x"), ratio: t.number.default(0.5) },
  async function defaults(args) {
    return [args.skip, args.limit, args.name, args.ratio];
  },
);
app.get("/optional", { q: t.string.orNull, n: t.int.orNull }, async function optional({ q, n }) {
  return { q, n };
});
app.get("/nullable", { n: t.int.nullable }, async function nullable({ n }) {
  return { n };
});
app.get("/bool", { flag: t.boolean.default(false) }, async function boolean({ flag }) {
  return { flag };
});
app.get("/list", { q: Query(t.list(t.string).default([])) }, async function many({ q }) {
  return { q };
});
app.get("/list-required", { q: Query(t.list(t.int)) }, async function many_required({ q }) {
  return { q };
});
app.get("/list-default", { q: Query(t.list(t.string).minLength(1).maxLength(3).default(["a", "b"])) }, async function many_default({ q }) {
  return { q };
});
app.get("/list-optional", { q: Query(t.list(t.int).orNull) }, async function many_optional({ q }) {
  return { q };
});
app.get("/set", { q: Query(t.set(t.int)) }, async function unique({ q }) {
  return { q: [...q].toSorted((left, right) => left - right) };
});
app.get("/alias", { q: Query(t.string.default("none"), { alias: "item-query" }) }, async function aliased({ q }) {
  return { q };
});
app.get(
  "/constrained",
  { q: Query(t.string.minLength(3).maxLength(5).pattern("^a").default("abc")), n: Query(t.int.ge(1).lt(10).multipleOf(2).default(2)) },
  async function constrained({ q, n }) {
    return [q, n];
  },
);
app.get("/enum", { color: t.enum("Color", Color), kind: t.literal("a", "b").default("a") }, async function enumerated({ color, kind }) {
  return [color, kind];
});
app.get("/when", { at: t.zonedDateTime.orNull, wait: t.duration.orNull }, async function when({ at, wait }) {
  return { at, wait };
});
app.get("/group", { filters: Query(Filters) }, async function group({ filters }) {
  return filters;
});
app.get("/strict-group", { filters: Query(StrictFilters) }, async function strict_group({ filters }) {
  return filters;
});
app.get("/open-group", { filters: Query(OpenFilters) }, async function open_group({ filters }) {
  return filters;
});
const noDigits = (value: string): string => {
  if (/\d/.test(value)) throw new ValueError("no digits");
  return value.toUpperCase();
};
app.get("/validator", { q: t.string.transform(noDigits).default("d") }, async function validator({ q }) {
  return { q };
});
app.get("/several", { a: t.int, b: t.int, c: t.int.default(3) }, async function several({ a, b, c }) {
  return [a, b, c];
});
app.get(
  "/names",
  { class_: Query(t.int.default(0), { alias: "class" }), constructor: t.int.default(1), ["__proto__"]: t.int.default(2) },
  async function names(args) {
    return [args.class_, args.constructor, args["__proto__"]];
  },
);
app.get("/raw", { request: HttpRequest }, async function raw({ request: { query } }) {
  return { items: [...query], a: query.get("a") ?? null, all: query.getAll("a"), keys: query.keys() };
});

const texts = [
  "",
  "q",
  "q=",
  "q=1",
  "q=1&q=2",
  "q=a",
  "q=%20a%20",
  "q=1%202",
  "q=+1",
  "q=%2B1",
  "q=&q=2",
  "q=1&q=",
  "Q=1",
  "q[]=1",
  "q=1;q=2",
  "q=%ff",
  "q=%C3%BC",
  "q==1",
  "=1",
  "&&q=1&",
  "q=%00",
  "%71=5",
];
const moments = ["2020-01-02T03:04:05Z", "2020-01-02T03:04:05%2B02:00", "1577934245", "1577934245.123456", "x"];

export const requests = [
  get("/openapi.json"),
  ...["required", "list", "list-required", "list-default", "list-optional", "set", "optional", "validator"].flatMap((path) =>
    texts.map((text) => get(`/${path}?${text}`)),
  ),
  ...["", "skip=1", "limit=x&skip=y", "ratio=1e5&name=", "ratio=.5", "ratio=nan", "skip=", "skip=1.0", "skip=null"].map((text) => get(`/defaults?${text}`)),
  ...["", "n=", "n=1", "n=null", "n=None"].flatMap((text) => [get(`/nullable?${text}`), get(`/optional?${text}`)]),
  ...["1", "0", "true", "False", "yes", "no", "on", "OFF", "y", "n", "t", "f", "", "2", "ja", " true", "01"].map((text) =>
    get(`/bool?flag=${encodeURIComponent(text)}`),
  ),
  ...["", "item-query=1", "q=1", "item_query=1"].map((text) => get(`/alias?${text}`)),
  ...["", "q=ab", "q=abcdef", "q=xyz", "q=xy", "q=abcd&n=4", "n=0", "n=10", "n=3", "n=x&q=x"].map((text) => get(`/constrained?${text}`)),
  ...["", "color=red", "color=blue", "color=RED", "color=green&kind=b", "color=green&kind=c", "color="].map((text) => get(`/enum?${text}`)),
  ...moments.map((text) => get(`/when?at=${text}`)),
  ...["P1DT2H", "90", "1.5", "-P1D", "x", "12:30:00"].map((text) => get(`/when?wait=${text}`)),
  ...["", "limit=5", "limit=0&offset=-1", "limit=x", "order_by=x", "tags=a&tags=b", "tags=a", "more=1", "limit=1&limit=2", "tags="].map((text) =>
    get(`/group?${text}`),
  ),
  ...[
    "",
    "limit=5",
    "limit=5&more=1",
    "limit=5&more=1&more=2&other=",
    "limit=5&name=y",
    "limit=5&theName=y",
    "limit=5&tags=1&tags=x",
    "limit=x&more=1",
    "limit=5&tags=1",
    "limit=5&__proto__=1",
    "limit=5&constructor=1",
  ].map((text) => get(`/strict-group?${text}`)),
  ...["", "a=2&b=3", "b=1&b=2", "a=x&b=1", "__proto__=1", "b="].map((text) => get(`/open-group?${text}`)),
  ...["", "a=1", "a=1&b=x", "c=y", "a=1&b=2&c=", "b=2&a=1&a=3"].map((text) => get(`/several?${text}`)),
  ...["", "class=4", "class_=4", "constructor=5&__proto__=6", "constructor=x"].map((text) => get(`/names?${text}`)),
  ...["", "a=1&b=2&a=3", "a", "a=%20+x&%61=2", "a=1&&b", "=x", "a=b=c", "a=%zz", "a;b=1"].map((text) => get(`/raw?${text}`)),
];
