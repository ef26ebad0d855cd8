// Orders: all of an order or nothing of it, in one transaction.

import type { Transaction } from "kysely";
import { BackgroundTasks, HTTPException, Router, t } from "signatura";
import { writeConfirmation } from "../confirmations.ts";
import { Db, Pool } from "../database.ts";
import { Id, Order, OrderCreate } from "../models.ts";
import { Paging } from "../paging.ts";
import { conflict, notFound, unauthorized } from "../problems.ts";
import { CurrentUser } from "../security.ts";
import type { Tables } from "../tables.ts";

export const orders = new Router({ prefix: "/orders", tags: ["orders"], responses: unauthorized });

export const placeOrder = orders.post(
  "",
  { order: OrderCreate, user: CurrentUser, db: Db, pool: Pool, background: BackgroundTasks },
  { returns: Order, status: 201, responses: { ...notFound, ...conflict } },
  async function place_order({ order, user, db, pool, background }) {
    const { id } = await db.insertInto("orders").values({ buyer_id: user.id }).returning("id").executeTakeFirstOrThrow();
    // In the order of their keys: two orders of the same products then wait for each other, and never both.
    for (const { product_id, quantity } of order.lines.toSorted((a, b) => a.product_id - b.product_id)) {
      const price = await takeFromStock(db, product_id, quantity);
      await db.insertInto("order_lines").values({ order_id: id, product_id, quantity, price }).execute();
    }
    background.add(writeConfirmation, pool, id);
    const [placed] = await findOrders(db, user.id, { id });
    return placed!;
  },
);

export const listOrders = orders.get("", { user: CurrentUser, page: Paging, db: Db }, { returns: t.list(Order) }, function list_orders({ user, page, db }) {
  return findOrders(db, user.id, page);
});

export const readOrder = orders.get(
  "/{order_id}",
  { order_id: Id, user: CurrentUser, db: Db },
  { returns: Order, responses: notFound },
  async function read_order({ order_id, user, db }) {
    // Somebody else's order is not found either: who asks must not learn that it exists.
    const [order] = await findOrders(db, user.id, { id: order_id });
    if (order === undefined) throw new HTTPException(404, "There is no such order");
    return order;
  },
);

/** The price of one. @throws HTTPException 404, 409 */
async function takeFromStock(db: Transaction<Tables>, product_id: number, quantity: number): Promise<number> {
  const taken = await db
    .updateTable("products")
    .set((product) => ({ stock: product("stock", "-", quantity) }))
    .where("id", "=", product_id)
    .where("stock", ">=", quantity)
    .returning("price")
    .executeTakeFirst();
  if (taken !== undefined) return taken.price;
  const product = await db.selectFrom("products").select("stock").where("id", "=", product_id).executeTakeFirst();
  if (product === undefined) throw new HTTPException(404, `There is no product ${product_id}`);
  throw new HTTPException(409, `Product ${product_id} has ${product.stock} left`);
}

/** Orders of a buyer with their lines, the newest first: one of them, or a page. */
async function findOrders(db: Transaction<Tables>, buyer_id: number, wanted: { readonly id: number } | { readonly skip: number; readonly limit: number }) {
  let query = db
    .selectFrom("orders")
    .leftJoin("confirmations", "confirmations.order_id", "orders.id")
    .select(["id", "buyer_id", "placed_at", "written_at as confirmed_at"])
    .where("buyer_id", "=", buyer_id)
    .orderBy("id", "desc");
  query = "id" in wanted ? query.where("id", "=", wanted.id) : query.offset(wanted.skip).limit(wanted.limit);
  const found = await query.execute();
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const lines = await db
    .selectFrom("order_lines")
    .innerJoin("products", "products.id", "order_lines.product_id")
    .select(["order_id", "product_id", "quantity", "order_lines.price", "name"])
    .where("order_id", "in", ids)
    .orderBy("product_id")
    .execute();
  return found.map((order) => ({ ...order, lines: lines.filter(({ order_id }) => order_id === order.id) }));
}
