// A further media type of the usual answer: the item, or a picture of it.

import { App, FileResponse, Model, t } from "signatura";

class Item extends Model({
  id: t.string,
  value: t.string,
}) {}

const responses = {
  200: {
    content: { "image/png": {} },
    description: "The item as JSON, or a picture of it.",
  },
};

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: t.string, img: t.boolean.orNull },
  { returns: Item, responses },
  async function read_item({ img }) {
    if (img) return new FileResponse("image.png", { mediaType: "image/png" });
    return { id: "foo", value: "there goes my hero" };
  },
);
