import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";

describe("advanced middleware", () => {
  it("tutorial001 sends clients to https", async () => {
    await using client = await testClient(tutorial001);
    expect((await client.get("https://testserver/")).json()).toEqual({ message: "Hello World" });
    const response = await client.get("/", { followRedirects: false });
    expect([response.status, response.headers.get("location")]).toEqual([307, "https://testserver/"]);
  });

  it("tutorial002 refuses other hosts", async () => {
    await using client = await testClient(tutorial002);
    expect((await client.get("http://example.com/")).json()).toEqual({ message: "Hello World" });
    expect((await client.get("http://subdomain.example.com/")).json()).toEqual({ message: "Hello World" });
    const response = await client.get("http://invalidhost/");
    expect([response.status, response.text]).toEqual([400, "Invalid host header"]);
  });

  it("tutorial003 packs what is large, and nothing else", async () => {
    await using client = await testClient(tutorial003);
    const headers = { "accept-encoding": "gzip" };
    const small = await client.get("/", { headers });
    expect([small.json(), small.headers.has("content-encoding")]).toEqual(["somebigcontent", false]);
    const large = await tutorial003.fetch(new Request("http://testserver/docs", { headers }));
    expect(large.headers.get("content-encoding")).toBe("gzip");
  });
});
