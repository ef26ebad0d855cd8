// The same work written by hand on `node:http`: what one would write who wants nothing between himself and the server.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

interface Mistake {
  readonly path: string;
  readonly message: string;
}

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const SKU = /^[A-Z]{3}-\d{4}$/;
const CURRENCIES = new Set(["EUR", "USD", "GBP"]);

function answer(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value);
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.end(text);
}

function textOf(source: Record<string, unknown>, name: string, path: string, mistakes: Mistake[], least = 0, most = Infinity): string {
  const value = source[name];
  if (typeof value !== "string") mistakes.push({ path: `${path}${name}`, message: "must be a string" });
  else if (value.length < least || value.length > most) mistakes.push({ path: `${path}${name}`, message: "has the wrong length" });
  return value as string;
}

function optionalText(source: Record<string, unknown>, name: string, path: string, mistakes: Mistake[]): string | null {
  return source[name] === undefined || source[name] === null ? null : textOf(source, name, path, mistakes);
}

function record(value: unknown, path: string, mistakes: Mistake[]): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  mistakes.push({ path, message: "must be an object" });
  return {};
}

function readOrder(input: unknown, mistakes: Mistake[]) {
  const source = record(input, "body", mistakes);
  const customer = record(source.customer, "customer", mistakes);
  const shipping = record(source.shipping, "shipping", mistakes);
  const email = textOf(customer, "email", "customer.", mistakes);
  if (typeof email === "string" && !EMAIL.test(email)) mistakes.push({ path: "customer.email", message: "must be an e-mail address" });
  const { currency } = source;
  if (typeof currency !== "string" || !CURRENCIES.has(currency)) mistakes.push({ path: "currency", message: "must be EUR, USD or GBP" });
  const placed = new Date(source.placed_at as string);
  if (Number.isNaN(placed.getTime())) mistakes.push({ path: "placed_at", message: "must be a date" });
  const lines = Array.isArray(source.items) ? source.items : [];
  if (lines.length < 1 || lines.length > 100) mistakes.push({ path: "items", message: "must be 1 to 100 items" });
  const items = lines.map((line: unknown, index) => readLine(line, `items.${index}.`, mistakes));
  return {
    customer: {
      name: textOf(customer, "name", "customer.", mistakes, 1, 100),
      email,
      phone: optionalText(customer, "phone", "customer.", mistakes),
      vip: customer.vip === true,
    },
    reference: textOf(source, "reference", "", mistakes, 3, 40),
    currency,
    placed_at: placed,
    shipping: {
      street: textOf(shipping, "street", "shipping.", mistakes),
      city: textOf(shipping, "city", "shipping.", mistakes),
      postal_code: textOf(shipping, "postal_code", "shipping.", mistakes, 0, 12),
      country: textOf(shipping, "country", "shipping.", mistakes, 2, 2),
    },
    note: optionalText(source, "note", "", mistakes),
    items,
  };
}

function readLine(line: unknown, path: string, mistakes: Mistake[]) {
  const source = record(line, path, mistakes);
  const { quantity, unit_price: price, discount = null, tags = [] } = source;
  const sku = textOf(source, "sku", path, mistakes);
  if (typeof sku === "string" && !SKU.test(sku)) mistakes.push({ path: `${path}sku`, message: "must look like ABC-1234" });
  if (!Number.isSafeInteger(quantity) || (quantity as number) < 1 || (quantity as number) > 1000)
    mistakes.push({ path: `${path}quantity`, message: "must be 1 to 1000" });
  if (typeof price !== "number" || !(price > 0)) mistakes.push({ path: `${path}unit_price`, message: "must be above 0" });
  if (discount !== null && (typeof discount !== "number" || discount < 0 || discount > 1))
    mistakes.push({ path: `${path}discount`, message: "must be 0 to 1" });
  if (!Array.isArray(tags) || !tags.every((tag) => typeof tag === "string")) mistakes.push({ path: `${path}tags`, message: "must be strings" });
  return { sku, title: textOf(source, "title", path, mistakes, 0, 200), quantity, unit_price: price, discount, tags };
}

function readItem(request: IncomingMessage, response: ServerResponse, path: string, query: string): void {
  const mistakes: Mistake[] = [];
  const id = Number(path.slice("/items/".length));
  if (!Number.isSafeInteger(id)) mistakes.push({ path: "item_id", message: "must be an integer" });
  const parameters = new URLSearchParams(query);
  const limit = Number(parameters.get("limit") ?? "20");
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > 100) mistakes.push({ path: "limit", message: "must be 1 to 100" });
  const deleted = parameters.get("include_deleted") ?? "false";
  if (deleted !== "true" && deleted !== "false") mistakes.push({ path: "include_deleted", message: "must be a boolean" });
  if (mistakes.length > 0) answer(response, 422, { detail: mistakes });
  else answer(response, 200, { item_id: id, q: parameters.get("q"), limit, include_deleted: deleted === "true", name: `Item ${id}` });
}

function createOrder(request: IncomingMessage, response: ServerResponse): void {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    let input: unknown;
    try {
      input = JSON.parse(Buffer.concat(parts).toString());
    } catch {
      answer(response, 400, { detail: "no JSON" });
      return;
    }
    const mistakes: Mistake[] = [];
    const order = readOrder(input, mistakes);
    if (mistakes.length > 0) answer(response, 422, { detail: mistakes });
    else answer(response, 201, { ...order, id: 1 });
  });
}

const server = createServer((request, response) => {
  const target = request.url!;
  const mark = target.indexOf("?");
  const path = mark === -1 ? target : target.slice(0, mark);
  if (request.method === "GET" && path === "/hello") answer(response, 200, { message: "Hello World" });
  else if (request.method === "GET" && path.startsWith("/items/")) readItem(request, response, path, mark === -1 ? "" : target.slice(mark + 1));
  else if (request.method === "POST" && path === "/orders") createOrder(request, response);
  else answer(response, 404, { detail: "Not Found" });
});

server.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => {
  const address = server.address() as { port: number };
  console.log(`http://127.0.0.1:${address.port}`);
});
