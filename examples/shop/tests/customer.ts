// Somebody who uses the shop in tests: registered, signed in, with the requests that they make.

import type { TestClient, TestResponse } from "signatura/testing";

let count = 0;

export interface Customer {
  readonly email: string;
  readonly headers: { readonly authorization: string };
  /** The id of a new product. */
  sell(product?: { readonly name?: string; readonly price?: number; readonly stock?: number }): Promise<number>;
  order(...lines: readonly { readonly product_id: number; readonly quantity: number }[]): Promise<TestResponse>;
}

export const PASSWORD = "correct horse battery staple";

export async function newCustomer(client: TestClient): Promise<Customer> {
  const email = `customer-${(count += 1)}@example.com`;
  await expectStatus(201, client.post("/users", { json: { email, password: PASSWORD } }));
  const signedIn = await expectStatus(200, client.post("/token", { form: { username: email, password: PASSWORD } }));
  const headers = { authorization: `Bearer ${signedIn.json<{ access_token: string }>().access_token}` };
  return {
    email,
    headers,
    async sell(product = {}) {
      const created = await expectStatus(201, client.post("/products", { headers, json: { name: "Tea", price: 250, stock: 10, ...product } }));
      return created.json<{ id: number }>().id;
    },
    order: (...lines) => client.post("/orders", { headers, json: { lines } }),
  };
}

async function expectStatus(status: number, sent: Promise<TestResponse>): Promise<TestResponse> {
  const response = await sent;
  if (response.status !== status) throw new Error(`Expected ${status} of ${response.url.pathname}, found ${response.status}: ${response.text}`);
  return response;
}
