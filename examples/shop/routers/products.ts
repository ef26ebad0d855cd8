// Products: everybody may look, and who has an account may sell.

import { HTTPException, Router, t } from "signatura";
import { Db } from "../database.ts";
import { Id, Product, ProductChange, ProductCreate } from "../models.ts";
import { Paging } from "../paging.ts";
import { forbidden, notFound, unauthorized } from "../problems.ts";
import { CurrentUser } from "../security.ts";

export const products = new Router({ prefix: "/products", tags: ["products"] });

export const listProducts = products.get("", { page: Paging, db: Db }, { returns: t.list(Product) }, function list_products({ page, db }) {
  return db.selectFrom("products").selectAll().orderBy("id").offset(page.skip).limit(page.limit).execute();
});

// #region read
export const readProduct = products.get(
  "/{product_id}",
  { product_id: Id, db: Db },
  { returns: Product, responses: notFound },
  async function read_product({ product_id, db }) {
    const product = await db.selectFrom("products").selectAll().where("id", "=", product_id).executeTakeFirst();
    if (product === undefined) throw new HTTPException(404, "There is no such product");
    return product;
  },
);
// #endregion read

export const createProduct = products.post(
  "",
  { product: ProductCreate, user: CurrentUser, db: Db },
  { returns: Product, status: 201, responses: unauthorized },
  function create_product({ product, user, db }) {
    return db
      .insertInto("products")
      .values({ ...product, seller_id: user.id })
      .returningAll()
      .executeTakeFirstOrThrow();
  },
);

export const changeProduct = products.patch(
  "/{product_id}",
  { product_id: Id, change: ProductChange, user: CurrentUser, db: Db },
  { returns: Product, responses: { ...unauthorized, ...forbidden, ...notFound } },
  async function change_product({ product_id, change, user, db }) {
    // Locked until the transaction ends, so that an order that comes meanwhile sees either none or all of the change.
    const product = await db.selectFrom("products").selectAll().where("id", "=", product_id).forUpdate().executeTakeFirst();
    if (product === undefined) throw new HTTPException(404, "There is no such product");
    if (product.seller_id !== user.id) throw new HTTPException(403, "Only its seller may change a product");
    const changed = { ...product, ...change };
    const { name, price, stock } = changed;
    await db.updateTable("products").set({ name, price, stock }).where("id", "=", product_id).execute();
    return changed;
  },
);
