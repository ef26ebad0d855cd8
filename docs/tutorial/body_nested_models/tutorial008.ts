// A body that is a list itself.

import { App, Model, t } from "signatura";

class Image extends Model({
  url: t.httpUrl,
  name: t.string,
}) {}

export const app = new App();

app.post(
  "/images/multiple/",
  { images: t.list(Image) },
  async function create_multiple_images({ images }) {
    return images;
  },
);
