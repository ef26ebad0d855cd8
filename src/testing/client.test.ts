import { expect, it } from "vitest";
import { App, HttpRequest } from "signatura";
import { testClient } from "signatura/testing";

it("sends a header once, the nearest value, however its name is written", async () => {
  const app = new App();
  app.get("/", { request: HttpRequest }, ({ request }) => [request.headers.getAll("user-agent"), request.headers.getAll("x-token")]);
  await using client = await testClient(app, { headers: { "User-Agent": "of the client", "X-Token": "of the client" } });
  expect((await client.get("/")).json()).toEqual([["of the client"], ["of the client"]]);
  expect((await client.get("/", { headers: { "USER-AGENT": "of the request" } })).json()).toEqual([["of the request"], ["of the client"]]);
});
