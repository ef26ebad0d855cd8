import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial003b } from "./tutorial003b.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";

describe("path parameters", () => {
  it("tutorial001 takes any text", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "GET /items/foobar")).toEqual([200, { item_id: "foobar" }]);
    expect(await ask(client, "GET /items/4")).toEqual([200, { item_id: "4" }]);
  });

  it("tutorial002 takes integers only", async () => {
    await using client = await testClient(tutorial002);
    expect(await ask(client, "GET /items/1")).toEqual([200, { item_id: 1 }]);
    const refused = (input: string): unknown => [
      422,
      { detail: [{ type: "int_parsing", loc: ["path", "item_id"], msg: "Input should be a valid integer, unable to parse string as an integer", input }] },
    ];
    expect(await ask(client, "GET /items/foo")).toEqual(refused("foo"));
    expect(await ask(client, "GET /items/4.2")).toEqual(refused("4.2"));
  });

  it("tutorial003 tries the fixed path first", async () => {
    await using client = await testClient(tutorial003);
    expect(await ask(client, "GET /users/me")).toEqual([200, { user_id: "the current user" }]);
    expect(await ask(client, "GET /users/alice")).toEqual([200, { user_id: "alice" }]);
  });

  it("tutorial003b answers by the first of two equal paths", async () => {
    await using client = await testClient(tutorial003b);
    expect(await ask(client, "GET /users")).toEqual([200, ["Rick", "Morty"]]);
    expect(await ask(client, "GET /users/1")).toEqual([404, { detail: "Not Found" }]);
  });

  it("tutorial004 takes slashes", async () => {
    await using client = await testClient(tutorial004);
    expect(await ask(client, "GET /files/home/johndoe/myfile.txt")).toEqual([200, { file_path: "home/johndoe/myfile.txt" }]);
    expect(await ask(client, "GET /files//home/johndoe/myfile.txt")).toEqual([200, { file_path: "/home/johndoe/myfile.txt" }]);
  });

  it("tutorial005 takes the values of the enum", async () => {
    await using client = await testClient(tutorial005);
    expect(await ask(client, "GET /models/alexnet")).toEqual([200, { model_name: "alexnet", message: "Deep Learning FTW!" }]);
    expect(await ask(client, "GET /models/lenet")).toEqual([200, { model_name: "lenet", message: "LeCNN all the images" }]);
    expect(await ask(client, "GET /models/resnet")).toEqual([200, { model_name: "resnet", message: "Have some residuals" }]);
    const expected = "'alexnet', 'resnet' or 'lenet'";
    expect(await ask(client, "GET /models/foo")).toEqual([
      422,
      { detail: [{ type: "enum", loc: ["path", "model_name"], msg: `Input should be ${expected}`, input: "foo", ctx: { expected } }] },
    ]);
  });
});
