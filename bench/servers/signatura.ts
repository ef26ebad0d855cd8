// Signatura as its guide writes it: docs, limits, error handling and logging as they come.

import { App, Model, t } from "signatura";
import { serve } from "signatura/node";

class Hello extends Model({ message: t.string }) {}

class Item extends Model({ item_id: t.int, q: t.string.orNull, limit: t.int, include_deleted: t.boolean, name: t.string }) {}

class Customer extends Model({ name: t.string.minLength(1).maxLength(100), email: t.email, phone: t.string.orNull, vip: t.boolean.default(false) }) {}

class Address extends Model({ street: t.string, city: t.string, postal_code: t.string.maxLength(12), country: t.string.minLength(2).maxLength(2) }) {}

class Line extends Model({
  sku: t.string.pattern(/^[A-Z]{3}-\d{4}$/),
  title: t.string.maxLength(200),
  quantity: t.int.ge(1).le(1000),
  unit_price: t.number.gt(0),
  discount: t.number.ge(0).le(1).orNull,
  tags: t.list(t.string).default([]),
}) {}

export class OrderCreate extends Model({
  customer: Customer,
  reference: t.string.minLength(3).maxLength(40),
  currency: t.literal("EUR", "USD", "GBP"),
  placed_at: t.datetime,
  shipping: Address,
  note: t.string.orNull,
  items: t.list(Line).minLength(1).maxLength(100),
}) {}

class Order extends OrderCreate.extend({ id: t.int }) {}

export const app = new App({ title: "Bench" });

app.get("/hello", {}, { returns: Hello }, async function hello() {
  return { message: "Hello World" };
});

app.get(
  "/items/{item_id}",
  { item_id: t.int, q: t.string.orNull, limit: t.int.ge(1).le(100).default(20), include_deleted: t.boolean.default(false) },
  { returns: Item },
  async function read_item({ item_id, q, limit, include_deleted }) {
    const row = { item_id, q, limit, include_deleted, name: `Item ${item_id}`, internal: "not shown" };
    return row;
  },
);

app.post("/orders", { order: OrderCreate }, { returns: Order, status: 201 }, async function create_order({ order }) {
  const row = { ...order, id: 1, internal: "not shown" };
  return row;
});

if (import.meta.main) {
  const server = await serve(app, { port: Number(process.env.PORT ?? 0) });
  console.log(server.url);
}
