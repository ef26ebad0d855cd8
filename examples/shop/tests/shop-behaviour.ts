// What the shop does, whatever database it runs on.

import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testClient, type TestClient } from "signatura/testing";
import { app } from "../main.ts";
import { Environment, Settings } from "../settings.ts";
import { newCustomer, PASSWORD, type Customer } from "./customer.ts";
import type { TestDatabase } from "./databases.ts";

const SECRET = "a secret of the tests, which is long enough";
const key = new TextEncoder().encode(SECRET);

interface Order {
  readonly id: number;
  readonly total: number;
  readonly lines: readonly { readonly product_id: number; readonly quantity: number; readonly price: number; readonly total: number }[];
  readonly confirmed_at: string | null;
}

export function describeShop(open: () => Promise<TestDatabase>): void {
  let database: TestDatabase;
  let client: TestClient;
  let seller: Customer;
  let buyer: Customer;

  beforeAll(async () => {
    database = await open();
    const settings = new Settings({ data: database.data, databaseUrl: database.databaseUrl, secret: SECRET });
    app.override(Environment, () => settings);
    client = await testClient(app);
    seller = await newCustomer(client);
    buyer = await newCustomer(client);
  });

  afterAll(async () => {
    await client?.[Symbol.asyncDispose]();
    await database?.[Symbol.asyncDispose]();
  });

  const stockOf = async (product: number): Promise<number> => (await client.get(`/products/${product}`)).json<{ stock: number }>().stock;
  const ordersOf = async (customer: Customer): Promise<Order[]> =>
    (await client.get("/orders", { headers: customer.headers, query: { limit: 100 } })).json<Order[]>();

  describe("users", () => {
    it("registers an email address once, whatever its letters", async () => {
      const json = { email: "Ada@Example.com", password: PASSWORD };
      const created = await client.post("/users", { json });
      expect(created.status).toBe(201);
      expect(created.json()).toEqual({ id: expect.any(Number), email: "ada@example.com", created_at: expect.any(String) });
      const again = await client.post("/users", { json: { ...json, email: "ADA@example.com" } });
      expect([again.status, again.json()]).toEqual([409, { detail: "This email address has an account already" }]);
    });

    it("answers 422 to a short password without repeating it", async () => {
      const response = await client.post("/users", { json: { email: "short@example.com", password: "hunter2" } });
      expect(response.status).toBe(422);
      expect(response.text).not.toContain("hunter2");
    });

    it.each([
      ["a wrong password", "ada@example.com", "wrong password"],
      ["a stranger", "nobody@example.com", PASSWORD],
      ["a name with U+0000, which PostgreSQL cannot hold", "ada\0@example.com", PASSWORD],
      ["an empty name", " ", PASSWORD],
    ])("refuses %s with the same 401", async (_what, username, password) => {
      const response = await client.post("/token", { form: { username, password } });
      expect([response.status, response.json()]).toEqual([401, { detail: "Incorrect username or password" }]);
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
    });

    it("tells who is signed in", async () => {
      const response = await client.get("/users/me", { headers: buyer.headers });
      expect(response.json()).toMatchObject({ email: buyer.email });
      expect(response.text).not.toContain("password");
    });
  });

  describe("tokens", () => {
    const token = (): SignJWT => new SignJWT().setIssuer("shop").setSubject("1").setIssuedAt();
    const soon = "10 minutes";
    const bad: readonly (readonly [string, () => string | Promise<string>])[] = [
      ["that is none", () => "token"],
      ["that has expired", () => token().setProtectedHeader({ alg: "HS256" }).setExpirationTime("1 second ago").sign(key)],
      ["that never expires", () => token().setProtectedHeader({ alg: "HS256" }).sign(key)],
      ["of another issuer", () => token().setIssuer("elsewhere").setProtectedHeader({ alg: "HS256" }).setExpirationTime(soon).sign(key)],
      [
        "signed with another key",
        () =>
          token()
            .setProtectedHeader({ alg: "HS256" })
            .setExpirationTime(soon)
            .sign(new TextEncoder().encode("x".repeat(40))),
      ],
      ["signed with another algorithm", () => token().setProtectedHeader({ alg: "HS512" }).setExpirationTime(soon).sign(key)],
      ["that is not signed", () => new UnsecuredJWT().setIssuer("shop").setSubject("1").setExpirationTime(soon).encode()],
      ["of a user that is gone", () => token().setSubject("2000000000").setProtectedHeader({ alg: "HS256" }).setExpirationTime(soon).sign(key)],
      ["whose subject is no number", () => token().setSubject("ada").setProtectedHeader({ alg: "HS256" }).setExpirationTime(soon).sign(key)],
    ];

    it.each(bad)("are refused: one %s", async (_what, make) => {
      const response = await client.get("/users/me", { headers: { authorization: `Bearer ${await make()}` } });
      expect([response.status, response.json()]).toEqual([401, { detail: "Could not validate credentials" }]);
    });

    it("are taken where all of that is right", async () => {
      const good = await token().setProtectedHeader({ alg: "HS256" }).setExpirationTime(soon).sign(key);
      expect((await client.get("/users/me", { headers: { authorization: `Bearer ${good}` } })).status).toBe(200);
    });

    it("are asked for by everything that belongs to somebody", async () => {
      for (const [method, path] of [
        ["GET", "/users/me"],
        ["POST", "/products"],
        ["PATCH", "/products/1"],
        ["GET", "/orders"],
        ["POST", "/orders"],
        ["GET", "/orders/1"],
      ] as const) {
        const response = await client.request(method, path, method === "GET" ? {} : { json: {} });
        expect([path, response.status]).toEqual([path, 401]);
      }
    });
  });

  describe("products", () => {
    it("are changed by their seller only, and only where something is given", async () => {
      const product = await seller.sell({ name: " Green tea ", price: 300 });
      const path = `/products/${product}`;
      expect((await client.patch(path, { headers: buyer.headers, json: { price: 1 } })).json()).toEqual({ detail: "Only its seller may change a product" });
      expect((await client.patch(path, { headers: seller.headers, json: {} })).json()).toMatchObject({ name: "Green tea", price: 300 });
      expect((await client.patch(path, { headers: seller.headers, json: { price: 350 } })).json()).toMatchObject({ name: "Green tea", price: 350 });
      expect((await client.get(path)).json()).toMatchObject({ name: "Green tea", price: 350, stock: 10 });
    });

    it("answers 404 where there is none", async () => {
      expect((await client.get("/products/2000000000")).status).toBe(404);
      expect((await client.patch("/products/2000000000", { headers: seller.headers, json: {} })).status).toBe(404);
    });

    it("come in pages", async () => {
      const ids = [await seller.sell(), await seller.sell(), await seller.sell()];
      const all = (await client.get("/products", { query: { limit: 100 } })).json<{ id: number }[]>().map(({ id }) => id);
      const page = (await client.get("/products", { query: { skip: all.length - 3, limit: 2 } })).json<{ id: number }[]>().map(({ id }) => id);
      expect(page).toEqual(ids.slice(0, 2));
      expect((await client.get("/products", { query: { limit: 101 } })).status).toBe(422);
    });

    it.each([
      ["no name", { name: "  " }],
      ["a name with U+0000", { name: "a\0b" }],
      ["a name with half a character", { name: "a\ud800b" }],
      ["a price of nothing", { price: 0 }],
      ["half a cent", { price: 0.5 }],
      ["a negative stock", { stock: -1 }],
    ])("are not made with %s", async (_what, change) => {
      const json = { name: "Tea", price: 250, stock: 10, ...change };
      expect((await client.post("/products", { headers: seller.headers, json })).status).toBe(422);
    });
  });

  describe("orders", () => {
    it("take from the stock, add up, and are confirmed after the answer", async () => {
      const [tea, cake] = [await seller.sell({ price: 250 }), await seller.sell({ name: "Cake", price: 399 })];
      const placed = await buyer.order({ product_id: cake, quantity: 3 }, { product_id: tea, quantity: 2 });
      expect(placed.status).toBe(201);
      const order = placed.json<Order>();
      expect(order.lines).toEqual([
        { product_id: tea, name: "Tea", quantity: 2, price: 250, total: 500 },
        { product_id: cake, name: "Cake", quantity: 3, price: 399, total: 1197 },
      ]);
      expect([order.total, order.confirmed_at]).toEqual([1697, null]);
      expect([await stockOf(tea), await stockOf(cake)]).toEqual([8, 7]);
      const later = (await client.get(`/orders/${order.id}`, { headers: buyer.headers })).json<Order>();
      expect(later).toEqual({ ...order, confirmed_at: expect.any(String) });
    });

    it("leave nothing behind where one line cannot be had", async () => {
      const [tea, cake] = [await seller.sell({ stock: 5 }), await seller.sell({ stock: 1 })];
      const before = await ordersOf(buyer);
      const short = await buyer.order({ product_id: tea, quantity: 5 }, { product_id: cake, quantity: 2 });
      expect([short.status, short.json()]).toEqual([409, { detail: `Product ${cake} has 1 left` }]);
      const unknown = await buyer.order({ product_id: tea, quantity: 5 }, { product_id: 2_000_000_000, quantity: 2 });
      expect([unknown.status, unknown.json()]).toEqual([404, { detail: "There is no product 2000000000" }]);
      expect([await stockOf(tea), await stockOf(cake)]).toEqual([5, 1]);
      expect(await ordersOf(buyer)).toEqual(before);
    });

    it("keep the price that they were placed at", async () => {
      const tea = await seller.sell({ price: 100 });
      const { id } = (await buyer.order({ product_id: tea, quantity: 1 })).json<Order>();
      await client.patch(`/products/${tea}`, { headers: seller.headers, json: { price: 999 } });
      expect((await client.get(`/orders/${id}`, { headers: buyer.headers })).json<Order>().total).toBe(100);
    });

    it("are their buyer's only", async () => {
      const { id } = (await buyer.order({ product_id: await seller.sell(), quantity: 1 })).json<Order>();
      const other = await client.get(`/orders/${id}`, { headers: seller.headers });
      expect([other.status, other.json()]).toEqual([404, { detail: "There is no such order" }]);
      expect((await ordersOf(seller)).map((order) => order.id)).not.toContain(id);
    });

    it("come in pages, the newest first", async () => {
      const tea = await seller.sell();
      const ids: number[] = [];
      for (let round = 0; round < 3; round += 1) ids.push((await buyer.order({ product_id: tea, quantity: 1 })).json<Order>().id);
      const page = await client.get("/orders", { headers: buyer.headers, query: { skip: 1, limit: 2 } });
      expect(page.json<Order[]>().map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    });

    it.each([
      ["no lines", { lines: [] }],
      [
        "a product twice",
        {
          lines: [
            { product_id: 1, quantity: 1 },
            { product_id: 1, quantity: 2 },
          ],
        },
      ],
      ["a quantity of nothing", { lines: [{ product_id: 1, quantity: 0 }] }],
      ["too great a quantity", { lines: [{ product_id: 1, quantity: 1001 }] }],
      ["a product that no key could be", { lines: [{ product_id: 2 ** 31, quantity: 1 }] }],
    ])("are not placed with %s", async (_what, json) => {
      expect((await client.post("/orders", { headers: buyer.headers, json })).status).toBe(422);
    });

    it("never sell more than there is, however many come at once", async () => {
      const tea = await seller.sell({ stock: 7 });
      const answers = await Promise.all(Array.from({ length: 20 }, () => buyer.order({ product_id: tea, quantity: 1 })));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(7);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(13);
      expect(await stockOf(tea)).toBe(0);
    });

    it("do not wait for each other in a circle", async () => {
      const [tea, cake] = [await seller.sell({ stock: 1000 }), await seller.sell({ stock: 1000 })];
      const lines = [tea, cake].map((product_id) => ({ product_id, quantity: 1 }));
      const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => buyer.order(...(index % 2 === 0 ? lines : lines.toReversed()))));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect([await stockOf(tea), await stockOf(cake)]).toEqual([970, 970]);
    });
  });

  it("documents its errors and its sign-in", () => {
    const { paths, components } = app.openapi() as { paths: Record<string, Record<string, { responses: object }>>; components: { securitySchemes: object } };
    expect(Object.keys(paths["/orders"]!["post"]!.responses)).toEqual(["201", "401", "404", "409", "422"]);
    expect(Object.keys(paths["/products/{product_id}"]!["patch"]!.responses)).toEqual(["200", "401", "403", "404", "422"]);
    expect(components.securitySchemes).toEqual({ OAuth2PasswordBearer: { type: "oauth2", flows: { password: { scopes: {}, tokenUrl: "token" } } } });
  });
}
