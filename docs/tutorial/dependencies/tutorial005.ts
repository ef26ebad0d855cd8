// A dependency that has a dependency: the query, or else what a cookie remembers of the last one.

import { App, Cookie, Depends, t } from "signatura";

const QueryExtractor = Depends({ q: t.string.orNull }, function query_extractor({ q }) {
  return q;
});

const QueryOrCookie = Depends(
  { q: QueryExtractor, last_query: Cookie(t.string.orNull) },
  function query_or_cookie_extractor({ q, last_query }) {
    return q || last_query;
  },
);

export const app = new App();

app.get(
  "/items/",
  { query_or_default: QueryOrCookie },
  async function read_query({ query_or_default }) {
    return { q_or_cookie: query_or_default };
  },
);
