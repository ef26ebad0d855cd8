// A class of one's own: JSON that people can read.

import { App, HttpResponse } from "signatura";

class IndentedJSONResponse extends HttpResponse {
  static override mediaType = "application/json";

  constructor(content: unknown, options: { readonly status?: number } = {}) {
    super(JSON.stringify(content, null, 2), options);
  }
}

export const app = new App();

app.get("/", {}, { responseClass: IndentedJSONResponse }, async function main() {
  return { message: "Hello World" };
});
