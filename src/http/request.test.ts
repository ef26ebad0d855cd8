import { expect, test } from "vitest";
import { App, HttpRequest } from "signatura";
import { testClient } from "signatura/testing";

test("a request knows what a proxy and a mount have taken off its path", async () => {
  const app = new App({ rootPath: "/api/v1" });
  const below = new App();
  const rootPath = ({ request }: { request: HttpRequest }): string => request.rootPath;
  app.get("/root", { request: HttpRequest }, rootPath);
  below.get("/root", { request: HttpRequest }, rootPath);
  app.mount("/below", below);
  await using client = await testClient(app);
  expect((await client.get("/root")).json()).toBe("/api/v1");
  expect((await client.get("/below/root")).json()).toBe("/api/v1/below");

  const plain = new App();
  plain.get("/root", { request: HttpRequest }, rootPath);
  expect(await (await plain.fetch(new Request("http://testserver/root"))).json()).toBe("");
});
