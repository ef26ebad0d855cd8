// A dependency with settings of its own that is a class: its instances are made once, their work is done for each request.

import { App, Depends, t } from "signatura";

class ContentChecker {
  readonly #content: string;

  constructor(content: string) {
    this.#content = content;
  }

  /** As a dependency: the method with the parameters that it takes. */
  readonly query = Depends({ q: t.string.default("") }, ({ q }) =>
    q.includes(this.#content),
  );
}

const forBar = new ContentChecker("bar");

export const app = new App();

app.get(
  "/query-checker/",
  { is_there: forBar.query },
  function read_query_check({ is_there }) {
    return { is_there };
  },
);
