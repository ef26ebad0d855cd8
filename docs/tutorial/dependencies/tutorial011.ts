// A dependency with settings of its own: a function that makes dependencies.

import { App, Depends, t, type Dependency } from "signatura";

/** Tells whether the query `q` contains a text. */
function queryContains(fixedContent: string): Dependency<boolean> {
  return Depends(
    { q: t.string.default("") },
    ({ q }) => q !== "" && q.includes(fixedContent),
  );
}

export const app = new App();

app.get(
  "/query-checker/",
  { fixed_content_included: queryContains("bar") },
  async function read_query_check({ fixed_content_included }) {
    return { fixed_content_in_query: fixed_content_included };
  },
);
