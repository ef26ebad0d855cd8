// Required, but null is taken: since a query has only text, a before-validator says which texts stand for null.

import { App, t } from "signatura";

function nullable_str(given: unknown): unknown {
  return given === "None" || given === "" || given === "null" ? null : given;
}

export const app = new App();

app.get(
  "/items/",
  { q: t.string.minLength(3).nullable.before(nullable_str) },
  async function read_items({ q }) {
    return { q };
  },
);
