// A body of any keys: the keys of JSON are texts, and are read as the integers that they stand for.

import { App, t } from "signatura";

export const app = new App();

app.post(
  "/index-weights/",
  { weights: t.record(t.int, t.number) },
  async function create_index_weights({ weights }) {
    return weights;
  },
);
