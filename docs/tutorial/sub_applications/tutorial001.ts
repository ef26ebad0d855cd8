// An application below another one, with a document and docs pages of its own.

import { App } from "signatura";

export const app = new App();

app.get("/app", function read_main() {
  return { message: "Hello World from main app" };
});

const subapi = new App();

subapi.get("/sub", function read_sub() {
  return { message: "Hello World from sub API" };
});

app.mount("/subapi", subapi);
