// A cookie beside a plain answer: it is set on the answer to be.

import { App, HttpResponse } from "signatura";

export const app = new App();

app.post(
  "/cookie-and-object/",
  { response: HttpResponse },
  function create_cookie({ response }) {
    response.setCookie("fakesession", "fake-cookie-session-value");
    return { message: "Come to the dark side, we have cookies" };
  },
);
