// The shop: users, products and orders. Read this file first; each other one is named after what it holds.

import { App, RedirectResponse } from "signatura";
import { Pool } from "./database.ts";
import { tellRequestsApart } from "./pglite.ts";
import { orders } from "./routers/orders.ts";
import { products } from "./routers/products.ts";
import { users } from "./routers/users.ts";

export const app = new App({
  title: "Shop",
  version: "1.0.0",
  description: "A small real service: register, sign in, sell products, place orders.",
  middleware: [tellRequestsApart],
  lifespan: openDatabase,
});

app.include(users);
app.include(products);
app.include(orders);

app.get("/", {}, { includeInSchema: false }, () => new RedirectResponse("/docs"));

/** At start rather than with the first request: who cannot have the database learns it now. */
async function* openDatabase(shop: App): AsyncGenerator<void> {
  await shop.scope().resolve(Pool);
  yield;
}
