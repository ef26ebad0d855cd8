// A page from a template, which links to an operation and to a static file by their names.

import { App, HTMLResponse, HttpRequest, staticFiles, t } from "signatura";
import { templates } from "signatura/templates";

export const app = new App();

app.mount("/static", staticFiles(new URL("./static", import.meta.url)), "static");

const pages = templates(new URL("./templates", import.meta.url));

app.get(
  "/items/{id}",
  { request: HttpRequest, id: t.string },
  { responseClass: HTMLResponse },
  async function read_item({ request, id }) {
    return pages.response(request, "item.html", { id });
  },
);
