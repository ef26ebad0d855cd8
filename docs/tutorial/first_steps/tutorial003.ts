// A path operation function that need not be asynchronous: what it returns at once is answered at once.

import { App } from "signatura";

export const app = new App();

app.get("/", function root() {
  return { message: "Hello World" };
});
