// A function around every request: it sees the request first and the answer last.

import { App } from "signatura";

export const app = new App();

app.middleware(async function add_process_time_header(_request, next) {
  const start = performance.now();
  const response = await next();
  response.headers.set("X-Process-Time", String((performance.now() - start) / 1000));
  return response;
});
