// Plain text.

import { App, PlainTextResponse } from "signatura";

export const app = new App();

app.get("/", {}, { responseClass: PlainTextResponse }, async function main() {
  return "Hello World";
});
