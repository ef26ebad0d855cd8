// An answer of keys that nobody knows beforehand, with numbers as values.

import { App, t } from "signatura";

export const app = new App();

app.get(
  "/keyword-weights/",
  {},
  { returns: t.record(t.string, t.number) },
  async function read_keyword_weights() {
    return { foo: 2.3, bar: 3.4 };
  },
);
