// How long the operations of one router take.

import { App, Router, type Middleware } from "signatura";

const timed: Middleware = async (_request, next) => {
  const before = performance.now();
  const response = await next();
  response.headers.set("X-Response-Time", String((performance.now() - before) / 1000));
  return response;
};

export const app = new App();
const router = new Router({ around: [timed] });

app.get("/", async function not_timed() {
  return { message: "Not timed" };
});

router.get("/timed", async function timed() {
  return { message: "It's the time of my life" };
});

app.include(router);
