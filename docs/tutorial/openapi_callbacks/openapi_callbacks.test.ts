import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 documents what it will send", async () => {
  await using client = await testClient(tutorial001);
  const json = { id: "fooinvoice", customer: "John", total: 5.3 };
  expect(await ask(client, "POST /invoices/?callback_url=https://example.com", { json })).toEqual([200, { msg: "Invoice received" }]);
  expect(await ask(client, "POST /invoices/?callback_url=nowhere", { json })).toMatchObject([
    422,
    { detail: [{ type: "url_parsing", loc: ["query", "callback_url"] }] },
  ]);
  const path = "{$callback_url}/invoices/{$request.body.id}";
  expect(await ask(client, "GET /openapi.json")).toMatchObject([
    200,
    { paths: { "/invoices/": { post: { callbacks: { invoice_notification: { [path]: { post: { summary: "Invoice Notification" } } } } } } } },
  ]);
});
