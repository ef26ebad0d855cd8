// A parameter that works, but does not appear in the document.

import { App, Query, t } from "signatura";

export const app = new App();

app.get(
  "/items/",
  { hidden_query: Query(t.string.orNull, { includeInSchema: false }) },
  async function read_items({ hidden_query }) {
    return { hidden_query: hidden_query || "Not found" };
  },
);
