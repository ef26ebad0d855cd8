// An application to be tested: the test stands beside it.

import { App } from "signatura";

export const app = new App();

app.get("/", async function read_main() {
  return { msg: "Hello World" };
});
