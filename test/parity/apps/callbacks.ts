import { APIKeyHeader, App, Header, Model, Query, Router, t } from "signatura";
import { get, post } from "../corpus.ts";

export const app = new App({ title: "Callbacks" });
const shared = new Router();
const own = new Router();

class Invoice extends Model({ id: t.string, total: t.number }) {}
class Event extends Model({ description: t.string, paid: t.boolean.default(false) }) {}
class Received extends Model({ ok: t.boolean }) {}
class Subscription extends Model({ username: t.string, fee: t.number }) {}

shared.post("{$callback_url}/invoices/{$request.body.id}", { body: Event, x_signature: Header(t.string) }, { returns: Received }, function invoice_event() {
  return { ok: true };
});
own.put(
  "{$request.body.url}/state/{state}",
  { state: t.string, retries: Query(t.int.ge(0).default(0)) },
  { status: 202, responses: { 410: { description: "Gone" } } },
  function state_changed() {},
);
own.delete("{$callback_url}", function cancelled() {});

app.post("/invoices/", { invoice: Invoice, callback_url: t.httpUrl.orNull }, { callbacks: shared }, function create_invoice({ callback_url }) {
  return { msg: "received", to: callback_url };
});

const router = new Router({ prefix: "/more", callbacks: shared });
router.post("/orders", { invoice: Invoice }, { callbacks: own }, function create_order({ invoice }) {
  return invoice.id;
});
app.include(router, { tags: ["more"] });

app.webhooks.post(
  "new-subscription",
  { body: Subscription },
  { tags: ["hooks"], summary: "Somebody came", description: "Sent for each." },
  function new_subscription() {},
);
app.webhooks.get("ping", { count: t.int.default(1) }, { returns: Received, dependencies: [APIKeyHeader({ name: "X-Hook" })] }, function ping() {
  return { ok: true };
});

export const requests = [
  get("/openapi.json"),
  post("/invoices/", { id: "a", total: 1 }),
  post("/invoices/?callback_url=https://example.com/back", { id: "a", total: "1.5" }),
  post("/invoices/?callback_url=nowhere", { id: 1 }),
  post("/more/orders", { id: "a", total: 1 }),
  post("/new-subscription", {}),
  get("/ping"),
];
