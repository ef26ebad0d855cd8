// Addresses of operations, by their names.

import { expect, test } from "vitest";
import { App, HttpRequest, t } from "signatura";
import { testClient } from "signatura/testing";

test.each(["a b", "ä", "a?b=c", "a#b", "100%", "%2F", "a&b;c"])("urlFor leads back to the operation with the parameter %s", async (name) => {
  const app = new App();
  app.get("/items/{name}", { name: t.string }, async function read_item(args) {
    return args.name;
  });
  app.get("/address", { request: HttpRequest }, ({ request }) => request.urlFor("read_item", { name }).href);
  await using client = await testClient(app);
  const address = (await client.get("/address")).json<string>();
  expect(address).toMatch(/^http:\/\/testserver\/items\//);
  expect((await client.get(address)).json()).toBe(name);
});
