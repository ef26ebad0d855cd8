// A cookie on a response of one's own.

import { App, JSONResponse } from "signatura";

export const app = new App();

app.post("/cookie/", function create_cookie() {
  const response = new JSONResponse({ message: "Come to the dark side, we have cookies" });
  response.setCookie("fakesession", "fake-cookie-session-value");
  return response;
});
