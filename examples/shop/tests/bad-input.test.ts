// Bad input of every sort, over the real server: a clear answer to each, never a stack trace, nothing in the log, and the next request is served.

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { serve, type RunningServer } from "signatura/node";
import { app } from "../main.ts";
import { Environment, Settings } from "../settings.ts";
import { makePGlite, type TestDatabase } from "./databases.ts";
import { sendRaw } from "./raw-request.ts";

const MEGABYTE = 1_048_576;

let database: TestDatabase;
let server: RunningServer;
let authorization: string;
const logged = vi.spyOn(console, "error");

beforeAll(async () => {
  database = await makePGlite();
  const settings = new Settings({ data: database.data });
  app.override(Environment, () => settings);
  server = await serve(app, { port: 0 });
  const user = { email: "ada@example.com", password: "correct horse" };
  await fetch(`${server.url}/users`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(user) });
  const signedIn = await fetch(`${server.url}/token`, { method: "POST", body: new URLSearchParams({ username: user.email, password: user.password }) });
  authorization = `Bearer ${((await signedIn.json()) as { access_token: string }).access_token}`;
});

afterAll(async () => {
  await server?.close();
  await database?.[Symbol.asyncDispose]();
});

afterEach(async () => {
  expect(logged).not.toHaveBeenCalled();
  expect((await fetch(`${server.url}/products`)).status).toBe(200);
});

/** What of a program's inside must not be seen from outside. */
const INSIDE = /\bat .+:\d+:\d+|node:internal|node_modules|\.ts\b|postgres|kysely|syntax error/i;

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly type?: string;
  readonly body?: BodyInit;
}

async function send({
  method = "POST",
  path = "/products",
  type = "application/json",
  body,
}: Sent): Promise<{ status: number; text: string; headers: Headers }> {
  const init: RequestInit = { method, headers: { authorization, ...(body === undefined ? {} : { "content-type": type }) } };
  const response = await fetch(`${server.url}${path}`, body === undefined ? init : { ...init, body });
  const text = await response.text();
  expect(text).not.toMatch(INSIDE);
  return { status: response.status, text, headers: response.headers };
}

/** The types of a 422's issues, with where they are. */
function issuesOf(text: string): string[] {
  return (JSON.parse(text) as { detail: { type: string; loc: unknown[] }[] }).detail.map(({ type, loc }) => `${loc.join(".")}: ${type}`);
}

const product = (changes: string): string => `{"name": "Tea", "price": 250, "stock": 1${changes}}`;

describe("bad input", () => {
  it.each<[string, Sent, readonly string[]]>([
    ["JSON that breaks off", { body: `{"name": "Tea"` }, ["body.14: json_invalid"]],
    ["no JSON at all", { body: "name=Tea" }, ["body.0: json_invalid"]],
    ["an empty body", { body: "" }, ["body: missing"]],
    ["no body", {}, ["body: missing"]],
    ["null", { body: "null" }, ["body: missing"]],
    ["a list in the place of an object", { body: "[]" }, ["body: model_attributes_type"]],
    ["JSON that says it is text", { body: product(""), type: "text/plain" }, ["body: model_attributes_type"]],
    ["JSON that says it is a form", { body: product(""), type: "application/x-www-form-urlencoded" }, ["body: model_attributes_type"]],
    ["JSON where a form is wanted", { path: "/token", body: `{"username": "a", "password": "b"}` }, ["body.username: missing", "body.password: missing"]],
    ["an integer beyond the database's", { body: product(`, "stock": 3000000000`) }, ["body.stock: less_than_equal"]],
    ["an integer beyond JavaScript's", { body: product(`, "stock": 9007199254740993`) }, ["body.stock: int_parsing_size"]],
    ["a number beyond all", { body: product(`, "stock": 1e999`) }, ["body.stock: finite_number"]],
    ["a key beyond the database's", { method: "GET", path: "/products/2147483648" }, ["path.product_id: less_than_equal"]],
    ["a key beyond JavaScript's", { method: "GET", path: `/products/${"9".repeat(30)}` }, ["path.product_id: int_parsing_size"]],
    ["a page beyond the database's", { method: "GET", path: "/products?skip=9223372036854775808" }, ["query.skip: int_parsing_size"]],
    ["half of a surrogate pair", { body: product(`, "name": "a\\ud800b"`) }, ["body.name: string_unicode"]],
    ["U+0000", { body: product(`, "name": "a\\u0000b"`) }, ["body.name: string_pattern_mismatch"]],
    [
      "__proto__ in the place of the fields",
      { body: `{"__proto__": {"name": "Tea", "price": 250, "stock": 1}}` },
      ["body.name: missing", "body.price: missing", "body.stock: missing"],
    ],
    [
      "constructor and prototype in the place of a field",
      { body: `{"name": {"constructor": {"prototype": {}}}, "price": 250, "stock": 1}` },
      ["body.name: string_type"],
    ],
  ])("answers 422 to %s", async (_what, sent, issues) => {
    const { status, text } = await send(sent);
    expect(issuesOf(text)).toEqual(issues);
    expect(status).toBe(422);
  });

  it("answers 422 to an integer of 400 digits, and does not repeat it as another number", async () => {
    const { status, text } = await send({ body: product(`, "stock": ${"9".repeat(400)}`) });
    const { detail } = JSON.parse(text) as { detail: { loc: unknown[]; input: unknown }[] };
    expect([status, detail.map(({ loc }) => loc)]).toEqual([422, [["body", "stock"]]]);
    expect(text).not.toMatch(/Infinity|e\+/);
  });

  it("takes __proto__ beside the fields for what it is, an unknown key", async () => {
    const { status, text } = await send({ body: product(`, "__proto__": {"isAdmin": true, "price": 1}, "constructor": {"prototype": {"isAdmin": true}}`) });
    expect(status).toBe(201);
    expect(JSON.parse(text)).toEqual({ name: "Tea", price: 250, stock: 1, id: expect.any(Number), seller_id: expect.any(Number) });
    expect(Object.hasOwn(Object.prototype, "isAdmin")).toBe(false);
  });

  it("takes half a surrogate pair in a key for an unknown key", async () => {
    expect((await send({ body: product(`, "\\udfff": 1`) })).status).toBe(201);
  });

  it.each([
    ["bytes that are no UTF-8", new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
    ["100,000 brackets", "[".repeat(100_000)],
  ])("answers 4xx to %s", async (_what, body) => {
    const { status, text } = await send({ body });
    expect([400, 422]).toContain(status);
    expect(text.length).toBeLessThan(1000);
  });

  it("answers 405 with what is allowed, and 404, 401", async () => {
    const wrong = await send({ method: "DELETE", path: "/products/1" });
    expect([wrong.status, wrong.text]).toEqual([405, `{"detail":"Method Not Allowed"}`]);
    expect(wrong.headers.get("allow")).toBe("GET");
    const unknown = await send({ method: "GET", path: "/no/such/thing" });
    expect([unknown.status, unknown.text]).toEqual([404, `{"detail":"Not Found"}`]);
    const stranger = await fetch(`${server.url}/orders`, { headers: { authorization: "Basic YTpi" } });
    expect([stranger.status, await stranger.text()]).toEqual([401, `{"detail":"Not authenticated"}`]);
  });

  it.each(["/products/%", "/products/%zz", "/products/%00", "/products/%ff", "/products/..%2f..%2fetc%2fpasswd"])(
    "answers 4xx to the path %s",
    async (path) => {
      const { status, text } = await sendRaw(server.url, `GET ${path} HTTP/1.1\r\nhost: shop\r\nconnection: close\r\n\r\n`);
      expect([400, 404, 422]).toContain(status);
      expect(text).not.toMatch(INSIDE);
    },
  );

  it.each([
    ["no HTTP", "HELLO\r\n\r\n", 400],
    ["no host", "GET /products HTTP/1.1\r\nconnection: close\r\n\r\n", 400],
    ["two lengths", "POST /products HTTP/1.1\r\nhost: shop\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", 400],
    ["a length and chunks", "POST /products HTTP/1.1\r\nhost: shop\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n", 400],
    ["a header that never ends", `GET /products HTTP/1.1\r\nhost: shop\r\nx: ${"y".repeat(100_000)}\r\n\r\n`, 431],
  ])("answers 4xx to a head with %s", async (_what, head, status) => {
    const answer = await sendRaw(server.url, head);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(INSIDE);
  });

  const head = (length: string): string =>
    `POST /products HTTP/1.1\r\nhost: shop\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\n${length}\r\n\r\n`;

  it("answers 413 to a body that says it has 100 MB, before any of it is sent", async () => {
    const answer = await sendRaw(server.url, head(`content-length: ${100 * MEGABYTE}`));
    expect(answer.status).toBe(413);
    expect(answer.sent).toBe(0);
  });

  it("answers 413 to a body of 100 MB that does not say so, soon after the limit", async () => {
    const piece = Buffer.from(`10000\r\n${"x".repeat(65_536)}\r\n`);
    const answer = await sendRaw(
      server.url,
      head("transfer-encoding: chunked"),
      Array.from({ length: 1_600 }, () => piece),
    );
    expect(answer.status).toBe(413);
    expect(answer.sent).toBeLessThan(20 * MEGABYTE);
  });

  it("answers 413 to a form of 100 MB, and 400 to a field of 2 MB", async () => {
    const form = `POST /token HTTP/1.1\r\nhost: shop\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${100 * MEGABYTE}\r\n\r\n`;
    const whole = await sendRaw(server.url, form);
    expect([whole.status, whole.sent]).toEqual([413, 0]);
    const field = await send({ path: "/token", type: "application/x-www-form-urlencoded", body: `username=a&password=${"b".repeat(2 * MEGABYTE)}` });
    expect([field.status, field.text]).toEqual([400, `{"detail":"Field exceeded maximum size of 1024KB."}`]);
  });
});
