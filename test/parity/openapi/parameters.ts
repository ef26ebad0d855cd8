import { App, Cookie, Depends, Header, Model, Path, Query, t } from "signatura";

export const app = new App({ title: "Parameters" });

class Filters extends Model(
  {
    limit: t.int.gt(0).le(100).default(100),
    order_by: t.string.alias("orderBy").default("created_at").description("A column"),
    tags: t.list(t.string).default([]),
    old: t.string.orNull.deprecated(),
  },
  { config: { extra: "forbid" } },
) {}

class Client extends Model({ host: t.string, save_data: t.boolean, x_tag: t.list(t.string).default([]) }) {}

class Session extends Model({ session_id: t.string, tracker: t.string.orNull }) {}

app.get(
  "/items/{item_id}/{rest:path}",
  {
    rest: t.string,
    item_id: Path(t.int.ge(1).le(1000), { title: "The ID", description: "Which item" }),
    q: t.string.orNull,
    short: t.boolean.default(false),
    size: Query(t.number.gt(0).lt(10.5).default(2.5), { examples: [1.5, 2] }),
    words: Query(t.list(t.string).minLength(1).default(["a"]), { alias: "word" }),
    needed: Query(
      t.string
        .minLength(3)
        .maxLength(50)
        .pattern(/^fixed/).nullable,
    ),
    hidden: Query(t.string.orNull, { includeInSchema: false }),
    old: Query(t.string.orNull, { deprecated: true, title: "Old one", description: "Do not" }),
    user_agent: Header(t.string.orNull),
    strange_header: Header(t.string.orNull, { convertUnderscores: false }),
    ads_id: Cookie(t.string.orNull, { openapiExamples: { one: { summary: "First", value: "a" }, none: { value: null } } }),
    extra: Query(t.int.default(0), { jsonSchemaExtra: { "x-b": { z: 1, a: null }, "x-a": 2 } }),
  },
  function read_item() {
    return {};
  },
);

app.get("/filters", { filters: Query(Filters), client: Header(Client), session: Cookie(Session) }, function read_filters() {
  return {};
});

const Paging = Depends({ skip: t.int.default(0), limit: Query(t.int.le(10).default(10)), q: t.string.orNull }, ({ skip }) => skip);

const Deeper = Depends({ q: t.string, token: Header(t.string), page: Paging }, ({ page }) => page);

app.get("/dependent/{item_id}", { d: Deeper, p: Paging, item_id: t.string, limit: t.int.default(5), last: t.int.default(1) }, function read_dependent() {
  return {};
});

app.get("/hidden", { secret: Query(t.string, { includeInSchema: false }) }, function only_hidden() {
  return {};
});

app.get("/none", async function no_parameters() {
  return {};
});

app.get("/invisible", { a: t.int }, { includeInSchema: false }, function invisible() {
  return {};
});
