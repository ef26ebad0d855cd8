// A group of query parameters that refuses any other: `extra: "forbid"`.

import { App, Model, Query, t } from "signatura";

class FilterParams extends Model(
  {
    limit: t.int.gt(0).le(100).default(100),
    offset: t.int.ge(0).default(0),
    order_by: t.literal("created_at", "updated_at").default("created_at"),
    tags: t.list(t.string).default([]),
  },
  { config: { extra: "forbid" } },
) {}

export const app = new App();

app.get(
  "/items/",
  { filter_query: Query(FilterParams) },
  async function read_items({ filter_query }) {
    return filter_query;
  },
);
