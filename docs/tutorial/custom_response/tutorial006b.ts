// A redirect by its class: the handler returns the URL, and the document knows the status.

import { App, RedirectResponse } from "signatura";

export const app = new App();

app.get(
  "/fastapi",
  {},
  { responseClass: RedirectResponse },
  async function redirect_fastapi() {
    return "https://fastapi.tiangolo.com";
  },
);
