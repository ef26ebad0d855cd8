// The models of the example shop, as they are, with operations that need no database: what its clients are told of good and bad orders.

import { App } from "signatura";
import { Id, Order, OrderCreate, ProductCreate } from "../../../examples/shop/models.ts";
import { Paging } from "../../../examples/shop/paging.ts";
import { get, post, postText, unrepeatable } from "../corpus.ts";

export const app = new App({ title: "Shop" });

app.post("/products", { product: ProductCreate }, { returns: ProductCreate, status: 201 }, async function create_product({ product }) {
  return product;
});
app.post("/orders", { order: OrderCreate }, { returns: Order, status: 201 }, async function place_order({ order }) {
  const lines = order.lines.map(({ product_id, quantity }) => ({ product_id, name: "Tea", quantity, price: 250 }));
  return { id: 1, buyer_id: 1, placed_at: "2026-01-02T03:04:05Z", lines };
});
app.get("/orders/{order_id}", { order_id: Id }, async function read_order({ order_id }) {
  return order_id;
});
app.get("/orders", { page: Paging }, async function list_orders({ page }) {
  return [page.skip, page.limit];
});

const line = (product_id: unknown, quantity: unknown): object => ({ product_id, quantity });
const product = (changes: object): object => ({ name: "Tea", price: 250, stock: 1, ...changes });

export const requests = [
  post("/orders", { lines: [line(1, 3), line(2, 1)] }),
  post("/orders", { lines: [line("1", "3")], note: "what nobody asked for" }),
  post("/orders", { lines: [line("tea", 0)] }),
  post("/orders", { lines: [line(0, 1001), line(2 ** 31, -1), {}] }),
  post("/orders", { lines: [line(1.5, true), line(null, [])] }),
  post("/orders", { lines: [line(1, 1), line(1, 2)] }),
  post("/orders", { lines: [] }),
  post("/orders", { lines: Array.from({ length: 51 }, (_, index) => line(index + 1, 1)) }),
  post("/orders", { lines: "tea" }),
  post("/orders", { lines: null }),
  post("/orders", {}),
  post("/orders", []),
  postText("/orders", "null"),
  postText("/orders", ""),
  postText("/orders", `{"lines": [{"product_id": 1, "quantity": 1}`),
  postText("/orders", `{"lines": [{"product_id": 1, "quantity": 1}]}`, "text/plain"),
  postText("/orders", `{"lines": [{"product_id": 1, "quantity": 1}]}`, null),
  postText("/orders", `{"__proto__": {"lines": []}}`),
  postText("/orders", `{"lines": [{"product_id": 1, "quantity": 1, "__proto__": {"quantity": 7}}]}`),
  unrepeatable(postText("/orders", `{"lines": [{"product_id": 1, "quantity": 1e999}]}`)),
  post("/products", product({})),
  post("/products", product({ name: "  " })),
  post("/products", product({ name: "x".repeat(201) })),
  post("/products", product({ name: "a\0b" })),
  post("/products", product({ price: 0, stock: -1 })),
  post("/products", product({ price: 100_000_001, stock: 3_000_000_000 })),
  unrepeatable(postText("/products", `{"name": "a\\ud800b", "price": 250, "stock": 1}`)),
  get("/orders/2147483648"),
  get("/orders/0"),
  get("/orders/tea"),
  get("/orders?skip=-1&limit=101"),
  get("/orders?skip=1&limit=1"),
];
