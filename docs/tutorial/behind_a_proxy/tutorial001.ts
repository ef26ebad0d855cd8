// Redirects and links carry the scheme and host that the client used, where a proxy tells them by X-Forwarded headers.

import { App } from "signatura";

export const app = new App();

app.get("/items/", function read_items() {
  return ["plumbus", "portal gun"];
});
