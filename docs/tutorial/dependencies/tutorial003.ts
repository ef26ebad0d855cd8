// The parameters of a dependency may stand apart as data, for others to use them, too.

import { App, Depends, t, type Args } from "signatura";

const fake_items_db = [{ item_name: "Foo" }, { item_name: "Bar" }, { item_name: "Baz" }];

const pageParameters = {
  q: t.string.orNull,
  skip: t.int.default(0),
  limit: t.int.default(100),
};

class CommonQueryParams {
  readonly q: string | null;
  readonly skip: number;
  readonly limit: number;

  constructor({ q, skip, limit }: Args<typeof pageParameters>) {
    this.q = q;
    this.skip = skip;
    this.limit = limit;
  }
}

const Commons = Depends(pageParameters, (parameters) => new CommonQueryParams(parameters));

export const app = new App();

app.get("/items/", { commons: Commons }, async function read_items({ commons }) {
  const items = fake_items_db.slice(commons.skip, commons.skip + commons.limit);
  return commons.q ? { q: commons.q, items } : { items };
});
