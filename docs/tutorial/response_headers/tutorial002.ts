// A header beside a plain answer: it is set on the answer to be.

import { App, HttpResponse } from "signatura";

export const app = new App();

app.get(
  "/headers-and-object/",
  { response: HttpResponse },
  function get_headers({ response }) {
    response.headers.set("X-Cat-Dog", "alone in the world");
    return { message: "Hello World" };
  },
);
