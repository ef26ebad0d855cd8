import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";
import { app as tutorial006 } from "./tutorial006.ts";
import { app as tutorial007 } from "./tutorial007.ts";
import { app as tutorial008 } from "./tutorial008.ts";
import { app as tutorial009 } from "./tutorial009.ts";

const item = { name: "Foo", price: 42 };
const whole = { ...item, description: null, tax: null };
const image = { url: "http://example.com/baz.jpg", name: "The Foo live" };

const badUrl = (...loc: unknown[]): object => ({
  type: "url_parsing",
  loc: ["body", ...loc],
  msg: "Input should be a valid URL, relative URL without a base",
  input: "nowhere",
  ctx: { error: "relative URL without a base" },
});

describe("models inside of bodies", () => {
  it("tutorial001 takes a list of anything", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "PUT /items/5", { json: { ...item, tags: ["rock", 1, null] } })).toEqual([
      200,
      { item_id: 5, item: { ...whole, tags: ["rock", 1, null] } },
    ]);
    expect(await ask(client, "PUT /items/5", { json: item })).toEqual([200, { item_id: 5, item: { ...whole, tags: [] } }]);
    expect(await ask(client, "PUT /items/5", { json: { ...item, tags: "rock" } })).toEqual([
      422,
      { detail: [{ type: "list_type", loc: ["body", "tags"], msg: "Input should be a valid list", input: "rock" }] },
    ]);
  });

  it("tutorial002 takes a list of texts", async () => {
    await using client = await testClient(tutorial002);
    expect(await ask(client, "PUT /items/5", { json: { ...item, tags: ["rock", "rock"] } })).toEqual([
      200,
      { item_id: 5, item: { ...whole, tags: ["rock", "rock"] } },
    ]);
    expect(await ask(client, "PUT /items/5", { json: { ...item, tags: ["rock", 1] } })).toEqual([
      422,
      { detail: [{ type: "string_type", loc: ["body", "tags", 1], msg: "Input should be a valid string", input: 1 }] },
    ]);
  });

  it("tutorial003 keeps each text once", async () => {
    await using client = await testClient(tutorial003);
    expect(await ask(client, "PUT /items/5", { json: { ...item, tags: ["rock", "metal", "rock"] } })).toEqual([
      200,
      { item_id: 5, item: { ...whole, tags: ["rock", "metal"] } },
    ]);
    expect(await ask(client, "PUT /items/5", { json: { ...item, tags: {} } })).toEqual([
      422,
      { detail: [{ type: "set_type", loc: ["body", "tags"], msg: "Input should be a valid set", input: {} }] },
    ]);
  });

  it("tutorial004 takes a model inside of another", async () => {
    await using client = await testClient(tutorial004);
    expect(await ask(client, "PUT /items/5", { json: { ...item, image: { url: "anything", name: "Foo" } } })).toEqual([
      200,
      { item_id: 5, item: { ...whole, tags: [], image: { url: "anything", name: "Foo" } } },
    ]);
    expect(await ask(client, "PUT /items/5", { json: { ...item, image: { url: "anything" } } })).toEqual([
      422,
      { detail: [{ type: "missing", loc: ["body", "image", "name"], msg: "Field required", input: { url: "anything" } }] },
    ]);
  });

  it("tutorial005 takes addresses of the web only", async () => {
    await using client = await testClient(tutorial005);
    expect(await ask(client, "PUT /items/5", { json: { ...item, image } })).toEqual([200, { item_id: 5, item: { ...whole, tags: [], image } }]);
    expect(await ask(client, "PUT /items/5", { json: { ...item, image: { ...image, url: "nowhere" } } })).toEqual([422, { detail: [badUrl("image", "url")] }]);
  });

  it("tutorial006 takes a list of models", async () => {
    await using client = await testClient(tutorial006);
    expect(await ask(client, "PUT /items/5", { json: { ...item, images: [image, image] } })).toEqual([
      200,
      { item_id: 5, item: { ...whole, tags: [], images: [image, image] } },
    ]);
    expect(await ask(client, "PUT /items/5", { json: { ...item, images: [image, { ...image, url: "nowhere" }] } })).toEqual([
      422,
      { detail: [badUrl("images", 1, "url")] },
    ]);
  });

  it("tutorial007 goes as deep as its models", async () => {
    await using client = await testClient(tutorial007);
    expect(await ask(client, "POST /offers/", { json: { name: "Special", price: 38.6, items: [{ ...item, tags: ["a", "a"], images: [image] }] } })).toEqual([
      200,
      { name: "Special", description: null, price: 38.6, items: [{ ...whole, tags: ["a"], images: [image] }] },
    ]);
    const bare = { name: "Special", price: 1, items: [{ ...item, images: [{ ...image, url: "nowhere" }] }, {}] };
    expect(await ask(client, "POST /offers/", { json: bare })).toEqual([
      422,
      {
        detail: [
          badUrl("items", 0, "images", 0, "url"),
          { type: "missing", loc: ["body", "items", 1, "name"], msg: "Field required", input: {} },
          { type: "missing", loc: ["body", "items", 1, "price"], msg: "Field required", input: {} },
        ],
      },
    ]);
  });

  it("tutorial008 takes a list as the whole body", async () => {
    await using client = await testClient(tutorial008);
    expect(await ask(client, "POST /images/multiple/", { json: [image] })).toEqual([200, [image]]);
    expect(await ask(client, "POST /images/multiple/", { json: [{ ...image, url: "nowhere" }] })).toEqual([422, { detail: [badUrl(0, "url")] }]);
    expect(await ask(client, "POST /images/multiple/", { json: image })).toEqual([
      422,
      { detail: [{ type: "list_type", loc: ["body"], msg: "Input should be a valid list", input: image }] },
    ]);
  });

  it("tutorial009 reads keys as integers", async () => {
    await using client = await testClient(tutorial009);
    expect(await ask(client, "POST /index-weights/", { json: { "2": 2.2, "3": "3.3" } })).toEqual([200, { "2": 2.2, "3": 3.3 }]);
    expect(await ask(client, "POST /index-weights/", { json: { foo: 2.2, "3": 3.3 } })).toEqual([
      422,
      {
        detail: [
          {
            type: "int_parsing",
            loc: ["body", "foo", "[key]"],
            msg: "Input should be a valid integer, unable to parse string as an integer",
            input: "foo",
          },
        ],
      },
    ]);
  });
});
