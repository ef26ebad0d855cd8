// The confirmation of an order: written once the answer is out, so that nobody waits for it.

import { sql } from "kysely";
import type { Database } from "./database.ts";

/** Writes the confirmation of an order, once however often it is asked. */
export async function writeConfirmation(pool: Database, orderId: number): Promise<void> {
  await pool
    .insertInto("confirmations")
    .columns(["order_id", "text"])
    .expression(
      pool
        .selectFrom("orders")
        .innerJoin("users", "users.id", "orders.buyer_id")
        .where("orders.id", "=", orderId)
        .select(["orders.id", sql<string>`'Thank you, ' || users.email || '! We have your order ' || orders.id || '.'`.as("text")]),
    )
    .onConflict((conflict) => conflict.column("order_id").doNothing())
    .execute();
}
