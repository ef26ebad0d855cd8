// Convertors in the path: what is no match is another path, and so not found.

import { App, registerConvertor, t } from "signatura";

registerConvertor("year", {
  pattern: "[0-9]{4}",
  convert: (text) => text,
  format: String,
});

export const app = new App();

app.get("/posts/{year:year}", { year: t.int }, function read_year({ year }) {
  return { year };
});

app.get("/posts/{slug}", { slug: t.string }, function read_post({ slug }) {
  return { slug };
});
