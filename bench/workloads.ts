// The work that contestants do: requests, what a right answer is, and how many connections ask. W1 to W4 of the method in README.md.

export interface Workload {
  readonly name: string;
  readonly title: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string;
  readonly status: number;
  /** What the answer must carry, for a contestant to be measured at all. Throws where it is wrong. */
  check(body: unknown): void;
}

export const orderInput = {
  customer: { name: "Ada Lovelace", email: "ada.lovelace@example.com", phone: "+44 20 7946 0958", vip: true },
  reference: "PO-2026-000481",
  currency: "EUR",
  placed_at: "2026-05-01T12:30:00Z",
  shipping: { street: "12 St James's Square", city: "London", postal_code: "SW1Y 4JH", country: "GB" },
  note: null,
  items: Array.from({ length: 8 }, (_, index) => ({
    sku: `SKU-${String(1000 + index)}`,
    title: `Analytical engine part number ${index + 1}`,
    quantity: index + 1,
    unit_price: 12.5 + index,
    discount: index % 2 === 0 ? null : 0.1,
    tags: ["brass", "gear"],
  })),
};

const badOrder = structuredClone(orderInput);
badOrder.customer.email = "not an address";
badOrder.items[2]!.quantity = 0;
badOrder.currency = "XXX";

function equal(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what} is ${left}, expected ${right}`);
}

export const workloads: readonly Workload[] = [
  {
    name: "W1",
    title: "GET /hello, a JSON object",
    method: "GET",
    path: "/hello",
    status: 200,
    check: (body) => equal(body, { message: "Hello World" }, "the answer"),
  },
  {
    name: "W2",
    title: "GET with four validated parameters, five of six fields answered",
    method: "GET",
    path: "/items/42?q=engine&limit=10&include_deleted=true",
    status: 200,
    check: (body) => equal(body, { item_id: 42, q: "engine", limit: 10, include_deleted: true, name: "Item 42" }, "the answer"),
  },
  {
    name: "W3",
    title: "POST an order of 1.2 KB, validated in and out",
    method: "POST",
    path: "/orders",
    body: JSON.stringify(orderInput),
    status: 201,
    check(body) {
      const answer = body as Record<string, unknown>;
      equal(answer.id, 1, "id");
      equal(answer.customer, orderInput.customer, "customer");
      equal(answer.items, orderInput.items, "items");
      equal(new Date(answer.placed_at as string).getTime(), Date.parse(orderInput.placed_at), "placed_at");
      equal("internal" in answer, false, "an undeclared field");
    },
  },
  {
    name: "W4",
    title: "POST the order with three mistakes",
    method: "POST",
    path: "/orders",
    body: JSON.stringify(badOrder),
    status: 422,
    check(body) {
      const text = JSON.stringify(body);
      for (const word of ["email", "quantity", "currency"]) if (!text.includes(word)) throw new Error(`the errors do not name ${word}: ${text}`);
    },
  },
];
