// A class as a dependency: each request gets an instance, made of its query.

import { App, Depends, t } from "signatura";

const fake_items_db = [{ item_name: "Foo" }, { item_name: "Bar" }, { item_name: "Baz" }];

class CommonQueryParams {
  readonly q: string | null;
  readonly skip: number;
  readonly limit: number;

  constructor({ q, skip, limit }: { q: string | null; skip: number; limit: number }) {
    this.q = q;
    this.skip = skip;
    this.limit = limit;
  }
}

const Commons = Depends(
  { q: t.string.orNull, skip: t.int.default(0), limit: t.int.default(100) },
  (parameters) => new CommonQueryParams(parameters),
);

export const app = new App();

app.get("/items/", { commons: Commons }, async function read_items({ commons }) {
  const items = fake_items_db.slice(commons.skip, commons.skip + commons.limit);
  return commons.q ? { q: commons.q, items } : { items };
});
