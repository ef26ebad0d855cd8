import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { app as tutorial001 } from "./tutorial001.ts";

describe("templates", () => {
  it("tutorial001 answers with a page that links to itself and to its style", async () => {
    await using client = await testClient(tutorial001);
    const page = await client.get("/items/foo");
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.text).toContain('<h1><a href="http://testserver/items/foo">Item ID: foo</a></h1>');
    const [, style] = /<link rel="stylesheet" href="([^"]+)"/.exec(page.text)!;
    expect(style).toBe("http://testserver/static/styles.css");
    expect((await client.get(style!)).text).toContain("color: green");
    expect((await client.get("/items/%3Cb%3E&")).text).toContain("Item ID: &lt;b&gt;&amp;</a>");
  });
});
