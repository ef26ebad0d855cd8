// A body that the handler reads by itself: the document is told what it should be.

import { App, HttpRequest } from "signatura";

export const app = new App();

const requestBody = {
  content: {
    "application/json": {
      schema: {
        required: ["name", "price"],
        type: "object",
        properties: {
          name: { type: "string" },
          price: { type: "number" },
          description: { type: "string" },
        },
      },
    },
  },
  required: true,
};

app.post(
  "/items/",
  { request: HttpRequest },
  { openapiExtra: { requestBody } },
  async function create_item({ request }) {
    return readByMagic(await request.body());
  },
);

function readByMagic(body: Uint8Array): unknown {
  return {
    size: body.length,
    content: {
      name: "Maaaagic",
      price: 42,
      description: "Just kiddin', no magic here. ✨",
    },
  };
}
