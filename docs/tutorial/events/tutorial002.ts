// What follows the lifespan's `yield` runs at shutdown, after the last request.

import { appendFile } from "node:fs/promises";
import { App } from "signatura";

async function* lifespan(): AsyncGenerator<void> {
  yield;
  await appendFile("log.txt", "Application shutdown");
}

export const app = new App({ lifespan });

app.get("/items/", async function read_items() {
  return [{ name: "Foo" }];
});
