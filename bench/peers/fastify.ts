// Fastify as its guide writes it: JSON Schema for parameters, bodies and answers.

import Fastify from "fastify";

const app = Fastify({ ajv: { customOptions: { allErrors: true } } });

const text = { type: "string" } as const;

const line = {
  type: "object",
  required: ["sku", "title", "quantity", "unit_price"],
  properties: {
    sku: { type: "string", pattern: "^[A-Z]{3}-\\d{4}$" },
    title: { type: "string", maxLength: 200 },
    quantity: { type: "integer", minimum: 1, maximum: 1000 },
    unit_price: { type: "number", exclusiveMinimum: 0 },
    discount: { type: ["number", "null"], minimum: 0, maximum: 1, default: null },
    tags: { type: "array", items: text, default: [] },
  },
} as const;

const orderFields = {
  customer: {
    type: "object",
    required: ["name", "email"],
    properties: {
      name: { type: "string", minLength: 1, maxLength: 100 },
      email: { type: "string", format: "email" },
      phone: { type: ["string", "null"], default: null },
      vip: { type: "boolean", default: false },
    },
  },
  reference: { type: "string", minLength: 3, maxLength: 40 },
  currency: { type: "string", enum: ["EUR", "USD", "GBP"] },
  placed_at: { type: "string", format: "date-time" },
  shipping: {
    type: "object",
    required: ["street", "city", "postal_code", "country"],
    properties: { street: text, city: text, postal_code: { type: "string", maxLength: 12 }, country: { type: "string", minLength: 2, maxLength: 2 } },
  },
  note: { type: ["string", "null"], default: null },
  items: { type: "array", minItems: 1, maxItems: 100, items: line },
} as const;

const required = ["customer", "reference", "currency", "placed_at", "shipping", "items"] as const;

app.setErrorHandler((error: { validation?: { instancePath: string; message?: string }[]; statusCode?: number }, _request, reply) => {
  if (error.validation === undefined) return reply.status(error.statusCode ?? 500).send({ detail: "failed" });
  return reply.status(422).send({ detail: error.validation.map(({ instancePath, message }) => ({ path: instancePath, message })) });
});

app.get("/hello", { schema: { response: { 200: { type: "object", properties: { message: text } } } } }, async () => ({ message: "Hello World" }));

app.get(
  "/items/:item_id",
  {
    schema: {
      params: { type: "object", properties: { item_id: { type: "integer" } } },
      querystring: {
        type: "object",
        properties: { q: text, limit: { type: "integer", minimum: 1, maximum: 100, default: 20 }, include_deleted: { type: "boolean", default: false } },
      },
      response: {
        200: {
          type: "object",
          properties: {
            item_id: { type: "integer" },
            q: { type: ["string", "null"] },
            limit: { type: "integer" },
            include_deleted: { type: "boolean" },
            name: text,
          },
        },
      },
    },
  },
  async (request) => {
    const { item_id } = request.params as { item_id: number };
    const { q = null, limit, include_deleted } = request.query as { q?: string; limit: number; include_deleted: boolean };
    return { item_id, q, limit, include_deleted, name: `Item ${item_id}`, internal: "not shown" };
  },
);

app.post(
  "/orders",
  {
    schema: {
      body: { type: "object", required, properties: orderFields },
      response: { 201: { type: "object", properties: { ...orderFields, id: { type: "integer" } } } },
    },
  },
  async (request, reply) => {
    reply.status(201);
    return { ...(request.body as object), id: 1, internal: "not shown" };
  },
);

console.log(await app.listen({ port: Number(process.env.PORT ?? 0), host: "127.0.0.1" }));
