// The tables as Kysely sees them. `migrations.ts` makes them.

import type { Generated } from "kysely";

export interface Tables {
  users: {
    id: Generated<number>;
    email: string;
    password_hash: string;
    created_at: Generated<Date>;
  };
  products: {
    id: Generated<number>;
    seller_id: number;
    name: string;
    /** In cents. */
    price: number;
    stock: number;
  };
  orders: {
    id: Generated<number>;
    buyer_id: number;
    placed_at: Generated<Date>;
  };
  order_lines: {
    order_id: number;
    product_id: number;
    quantity: number;
    /** What the product cost when it was ordered, in cents. */
    price: number;
  };
  confirmations: {
    order_id: number;
    text: string;
    written_at: Generated<Date>;
  };
}
