// A class that makes its own dependency: what it is and where it comes from stand in one place.

import { App, Depends, t } from "signatura";

const fake_items_db = [{ item_name: "Foo" }, { item_name: "Bar" }, { item_name: "Baz" }];

class CommonQueryParams {
  static readonly fromQuery = Depends(
    { q: t.string.orNull, skip: t.int.default(0), limit: t.int.default(100) },
    ({ q, skip, limit }) => new CommonQueryParams(q, skip, limit),
  );
  readonly q: string | null;
  readonly skip: number;
  readonly limit: number;

  constructor(q: string | null, skip: number, limit: number) {
    this.q = q;
    this.skip = skip;
    this.limit = limit;
  }
}

export const app = new App();

app.get(
  "/items/",
  { commons: CommonQueryParams.fromQuery },
  async function read_items({ commons }) {
    const items = fake_items_db.slice(commons.skip, commons.skip + commons.limit);
    return commons.q ? { q: commons.q, items } : { items };
  },
);
