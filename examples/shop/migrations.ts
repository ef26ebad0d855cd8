// How the tables came to be what they are: one step a change, run at start where it has not run yet. A step that has been released is never edited.

import { sql, type Kysely } from "kysely";
import { Migrator, type Migration } from "kysely/migration";

const MIGRATIONS: Record<string, Migration> = {
  "001_users": {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable("users")
        .addColumn("id", "integer", (column) => column.generatedAlwaysAsIdentity().primaryKey())
        .addColumn("email", "text", (column) => column.notNull().unique())
        .addColumn("password_hash", "text", (column) => column.notNull())
        .addColumn("created_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
        .execute();
    },
  },
  "002_products": {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable("products")
        .addColumn("id", "integer", (column) => column.generatedAlwaysAsIdentity().primaryKey())
        .addColumn("seller_id", "integer", (column) => column.notNull().references("users.id"))
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("price", "integer", (column) => column.notNull().check(sql`price > 0`))
        .addColumn("stock", "integer", (column) => column.notNull().check(sql`stock >= 0`))
        .execute();
    },
  },
  "003_orders": {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable("orders")
        .addColumn("id", "integer", (column) => column.generatedAlwaysAsIdentity().primaryKey())
        .addColumn("buyer_id", "integer", (column) => column.notNull().references("users.id"))
        .addColumn("placed_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
        .execute();
      await database.schema.createIndex("orders_of_buyer").on("orders").columns(["buyer_id", "id"]).execute();
      await database.schema
        .createTable("order_lines")
        .addColumn("order_id", "integer", (column) => column.notNull().references("orders.id"))
        .addColumn("product_id", "integer", (column) => column.notNull().references("products.id"))
        .addColumn("quantity", "integer", (column) => column.notNull().check(sql`quantity > 0`))
        .addColumn("price", "integer", (column) => column.notNull())
        .addPrimaryKeyConstraint("order_lines_key", ["order_id", "product_id"])
        .execute();
      await database.schema
        .createTable("confirmations")
        .addColumn("order_id", "integer", (column) => column.primaryKey().references("orders.id"))
        .addColumn("text", "text", (column) => column.notNull())
        .addColumn("written_at", "timestamptz", (column) => column.notNull().defaultTo(sql`now()`))
        .execute();
    },
  },
};

/** Brings the tables up to date: all steps that are missing, in one transaction. @throws Error whose cause is what a step threw */
// oxlint-disable-next-line typescript/no-explicit-any -- a migration knows no tables: they are what it makes
export async function migrate(database: Kysely<any>): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error("The tables could not be brought up to date.", { cause: error });
}
