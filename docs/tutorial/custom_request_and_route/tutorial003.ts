// How long some operations take: a middleware looks at the answers of these only. What declares an operation gives its path.

import { App, Router } from "signatura";

const router = new Router();

const timed = router.get("/timed", async function timed() {
  return { message: "It's the time of my life" };
});

export const app = new App();

app.middleware(async function tell_response_time(request, next) {
  const before = performance.now();
  const response = await next();
  if (request.route === timed.path) response.headers.set("X-Response-Time", String((performance.now() - before) / 1000));
  return response;
});

app.get("/", async function not_timed() {
  return { message: "Not timed" };
});

app.include(router);
