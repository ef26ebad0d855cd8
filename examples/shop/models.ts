// What goes in and out: every model that a request or an answer carries.

import { Model, t, ValueError } from "signatura";

/** A key of a table: PostgreSQL's `integer`. */
export const Id = t.int.ge(1).le(2_147_483_647);

/** Money is counted in cents, so that nothing is ever rounded. */
const Cents = t.int.ge(1).le(100_000_000).description("In cents");

/** A line of text that PostgreSQL can keep: it knows every character but U+0000. */
const Line = t.string
  .strip()
  .minLength(1)
  .maxLength(200)
  .pattern(String.raw`^[^\x00]*$`);

const Quantity = t.int.ge(1).le(1_000);
const Stock = t.int.ge(0).le(1_000_000);

// Users

export class UserCreate extends Model({
  email: t.email.transform((email) => email.toLowerCase()),
  password: t.secret.minLength(8).maxLength(200),
}) {}

export class User extends Model({
  id: Id,
  email: t.email,
  created_at: t.datetime,
}) {}

export class AccessToken extends Model({
  access_token: t.string,
  token_type: t.string.default("bearer"),
}) {}

// Products

export class ProductCreate extends Model({
  name: Line,
  price: Cents,
  stock: Stock,
}) {}

/** What may be changed of a product: only what is given. */
export class ProductChange extends ProductCreate.partial() {}

export class Product extends ProductCreate.extend({ id: Id, seller_id: Id }) {}

// Orders

export class OrderLineCreate extends Model({
  product_id: Id,
  quantity: Quantity,
}) {}

export class OrderCreate extends Model(
  { lines: t.list(OrderLineCreate).minLength(1).maxLength(50) },
  {
    validate: {
      after({ lines }) {
        if (new Set(lines.map(({ product_id }) => product_id)).size < lines.length) throw new ValueError("each product may be named once");
      },
    },
  },
) {}

export class OrderLine extends Model(
  { product_id: Id, name: t.string, quantity: Quantity, price: Cents.description("What one cost when it was ordered, in cents") },
  { computed: { total: [t.int, ({ price, quantity }) => price * quantity] } },
) {}

export class Order extends Model(
  {
    id: Id,
    buyer_id: Id,
    placed_at: t.datetime,
    lines: t.list(OrderLine),
    confirmed_at: t.datetime.orNull.description("When the confirmation was written; null until then"),
  },
  { computed: { total: [t.int, ({ lines }) => lines.reduce((sum, line) => sum + line.total, 0)] } },
) {}

// Errors

export class Problem extends Model({ detail: t.string }) {}
