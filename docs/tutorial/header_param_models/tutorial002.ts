// A group of headers that refuses any other header.

import { App, Header, Model, t } from "signatura";

class CommonHeaders extends Model(
  {
    host: t.string,
    save_data: t.boolean,
    if_modified_since: t.string.orNull,
    traceparent: t.string.orNull,
    x_tag: t.list(t.string).default([]),
  },
  { config: { extra: "forbid" } },
) {}

export const app = new App();

app.get(
  "/items/",
  { headers: Header(CommonHeaders) },
  async function read_items({ headers }) {
    return headers;
  },
);
