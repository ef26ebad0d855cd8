import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/shop/client/client/index.js";
import * as sdk from "../.generated/shop/client/index.js";
import type { paths } from "../.generated/shop/types.js";

export async function use(baseUrl: string): Promise<unknown[]> {
  const open = createClient<paths>({ baseUrl });
  const account = { email: "ada@example.com", password: "correct horse battery" };
  const made = await open.POST("/users", { body: account });
  const signedIn = await open.POST("/token", {
    body: { username: account.email, password: account.password, scope: "" },
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    bodySerializer: (body) => new URLSearchParams(Object.entries(body) as [string, string][]),
  });
  const token = signedIn.data?.access_token ?? "";
  const api = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });
  const client = createSdkClient({ baseUrl, auth: token });
  const product = await api.POST("/products", { body: { name: "Tea", price: 250, stock: 10 } });
  const list = Object.values(sdk).filter((value) => typeof value === "function");
  const unknown = await open.GET("/products/{product_id}", { params: { path: { product_id: 999 } } });
  const order = await api.POST("/orders", { body: { lines: [{ product_id: product.data?.id ?? 0, quantity: 3 }] } });
  const refused = await open.POST("/products", { body: { name: "Tea", price: 250, stock: 10 } });
  const seen = await client.get({ url: "/orders", security: [{ scheme: "bearer", type: "http" }] });
  return [made.data?.email, product.data?.name, list.length > 5, unknown.response.status, order.data?.total, refused.response.status, seen.response?.status];
}
