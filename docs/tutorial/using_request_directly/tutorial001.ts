// The request itself, among the parameters.

import { App, HttpRequest, t } from "signatura";

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: t.string, request: HttpRequest },
  function read_root({ item_id, request }) {
    return { client_host: request.client?.host, item_id };
  },
);
