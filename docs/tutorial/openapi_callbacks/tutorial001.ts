// What the application will send to its clients' own servers, in the document: the operations of a router that is never served.

import { App, Model, Router, t } from "signatura";

class Invoice extends Model({
  id: t.string,
  title: t.string.orNull,
  customer: t.string,
  total: t.number,
}) {}

class InvoiceEvent extends Model({
  description: t.string,
  paid: t.boolean,
}) {}

class InvoiceEventReceived extends Model({
  ok: t.boolean,
}) {}

const callbacks = new Router();

callbacks.post(
  "{$callback_url}/invoices/{$request.body.id}",
  { body: InvoiceEvent },
  { returns: InvoiceEventReceived },
  function invoice_notification() {
    return { ok: true };
  },
);

export const app = new App();

const description = `
Creates an invoice, and sends it to the customer.

Once it is paid, a POST request tells so at the callback URL.
`.trim();

app.post(
  "/invoices/",
  { invoice: Invoice, callback_url: t.httpUrl.orNull },
  { callbacks, description },
  function create_invoice() {
    return { msg: "Invoice received" };
  },
);
