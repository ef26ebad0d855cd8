// Answers that many operations share stand once, and each operation adds its own.

import { App, FileResponse, Model, t } from "signatura";

class Item extends Model({
  id: t.string,
  value: t.string,
}) {}

const usual = {
  404: { description: "There is no such item" },
  302: { description: "The item is elsewhere" },
  403: { description: "Not allowed" },
};

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: t.string, img: t.boolean.orNull },
  { returns: Item, responses: { ...usual, 200: { content: { "image/png": {} } } } },
  async function read_item({ img }) {
    if (img) return new FileResponse("image.png", { mediaType: "image/png" });
    return { id: "foo", value: "there goes my hero" };
  },
);
