import { describe, expect, it, vi } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";
import { app as tutorial006 } from "./tutorial006.ts";

const notAnInteger = {
  type: "int_parsing",
  loc: ["path", "item_id"],
  msg: "Input should be a valid integer, unable to parse string as an integer",
  input: "foo",
};

describe("handling errors", () => {
  it.each([
    ["tutorial001", tutorial001, "items", null],
    ["tutorial002", tutorial002, "items-header", "There goes my error"],
  ])("%s answers 404 for what it does not have", async (_name, app, path, header) => {
    await using client = await testClient(app);
    expect(await ask(client, `GET /${path}/foo`)).toEqual([200, { item: "The Foo Wrestlers" }]);
    const response = await client.get(`/${path}/bar`);
    expect([response.status, response.json(), response.headers.get("x-error")]).toEqual([404, { detail: "Item not found" }, header]);
  });

  it("tutorial003 answers an error of its own", async () => {
    await using client = await testClient(tutorial003);
    expect(await ask(client, "GET /unicorns/shinny")).toEqual([200, { unicorn_name: "shinny" }]);
    expect(await ask(client, "GET /unicorns/yolo")).toEqual([418, { message: "Oops! yolo did something. There goes a rainbow..." }]);
  });

  it("tutorial004 answers errors as plain text", async () => {
    await using client = await testClient(tutorial004);
    expect(await ask(client, "GET /items/2")).toEqual([200, { item_id: 2 }]);
    const invalid = await client.get("/items/foo");
    expect([invalid.status, invalid.text]).toEqual([400, `Validation errors:\nField: ('path', 'item_id'), Error: ${notAnInteger.msg}`]);
    const refused = await client.get("/items/3");
    expect([refused.status, refused.text, refused.headers.get("content-type")]).toEqual([418, "Nope! I don't like 3.", "text/plain; charset=utf-8"]);
    expect((await client.get("/nowhere")).text).toBe("Not Found");
  });

  it("tutorial005 tells what the body was", async () => {
    await using client = await testClient(tutorial005);
    expect(await ask(client, "POST /items/", { json: { title: "towel", size: 5 } })).toEqual([200, { title: "towel", size: 5 }]);
    const body = { title: "towel", size: "XL" };
    expect(await ask(client, "POST /items/", { json: body })).toEqual([422, { detail: [{ ...notAnInteger, loc: ["body", "size"], input: "XL" }], body }]);
  });

  it("tutorial006 looks at errors and answers them as usual", async () => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    await using client = await testClient(tutorial006);
    expect(await ask(client, "GET /items/2")).toEqual([200, { item_id: 2 }]);
    expect(log).not.toHaveBeenCalled();
    expect(await ask(client, "GET /items/3")).toEqual([418, { detail: "Nope! I don't like 3." }]);
    expect(await ask(client, "GET /items/foo")).toEqual([422, { detail: [notAnInteger] }]);
    expect(log).toHaveBeenCalledTimes(2);
    log.mockRestore();
  });
});
