// The smallest application: one path operation that answers a GET of `/` with JSON.

import { App } from "signatura";

export const app = new App();

app.get("/", async function root() {
  return { message: "Hello World" };
});
