import { App, Body, Model, Router, t } from "signatura";

export const app = new App({
  title: "Everything",
  version: "1.2.3",
  summary: "In short",
  description: "In *long*",
  termsOfService: "http://example.com/terms",
  contact: { url: "http://example.com", email: "who@example.com", name: "Who", "x-what": { b: null, a: 1 } },
  licenseInfo: { url: "https://example.com/mit?x=1", name: "MIT", identifier: "MIT" },
  servers: [
    { description: "Stage", url: "https://stage.example.com" },
    { url: "https://{region}.example.com", variables: { region: { default: "eu", description: "Where", enum: ["eu", "us"] } } },
  ],
  openapiTags: [
    { externalDocs: { url: "http://example.com", description: "More" }, name: "b", "x-z": 1 },
    { name: "a", description: "First" },
  ],
  openapiExternalDocs: { url: "http://docs.example.com", description: "Out there" },
});

class Invoice extends Model({ id: t.string, total: t.number }) {}

class Received extends Model({ ok: t.boolean }) {}

const answer = (): object => ({});

const callbacks = new Router();
callbacks.post("{$callback_url}/invoices/{$request.body.id}", { body: Invoice }, { returns: Received, name: "invoice_notification" }, () => ({ ok: true }));
callbacks.get("{$callback_url}/ping", {}, { name: "ping" }, answer);

app.post("/invoices/", { invoice: Invoice, callback_url: t.string.orNull }, { callbacks, tags: ["b"], name: "create_invoice" }, answer);

app.webhooks.post("new-subscription", { body: Invoice }, { tags: ["a"], name: "new_subscription" }, answer);
app.webhooks.get("asked", { q: t.string }, { name: "asked" }, answer);

app.put("/same", {}, { name: "put_same", deprecated: true, summary: "Put it", description: "With *words*", tags: ["a", "b"], operationId: "put_same" }, answer);
app.get("/same", {}, { name: "get_same" }, answer);
app.head("/same", {}, { name: "head_same" }, answer);
app.delete("/mixed/{a}", { a: t.int }, { name: "delete_mixed" }, answer);
app.get("/mixed/{a}", { a: t.int, x: Body(t.int.gt(1), { description: "d", title: "t" }) }, { name: "get_mixed" }, answer);
app.get(
  "/extra",
  {},
  {
    name: "extra",
    tags: ["a"],
    openapiExtra: {
      "x-aperture": { b: null, a: "blue" },
      tags: ["b"],
      responses: { 200: { content: { "application/json": { example: { v: 1 } } } }, 599: { "x-none": 1 } },
      servers: [{ description: "There", url: "http://there" }],
    },
  },
  answer,
);
app.post(
  "/parameters",
  {},
  {
    name: "with_extra_parameters",
    openapiExtra: {
      parameters: [{ in: "query", name: "q", schema: { title: "Q", type: "string" } }],
      requestBody: {
        required: true,
        content: { "application/x-yaml": { schema: { type: "object", required: ["b"], properties: { b: { type: "string" } } } } },
      },
    },
  },
  answer,
);
app.post("/documented", { x: Invoice }, { name: "documented", openapiExtra: { externalDocs: { url: "http://example.com", description: "Raw" } } }, answer);
