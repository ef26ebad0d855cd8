// Middleware of a router: around its operations only.

import { App, JSONResponse, Router, type Middleware } from "signatura";

const seen: Middleware = async (_request, next) => {
  const response = await next();
  response.headers.set("X-Seen", "yes");
  return response;
};

const guarded: Middleware = (request, next) => {
  if (request.headers.get("x-key") !== "open")
    return new JSONResponse({ detail: "No key" }, { status: 403 });
  return next();
};

export const app = new App();

const inside = new Router({ prefix: "/inside", middleware: [seen, guarded] });

inside.get("/", async function read_inside() {
  return { message: "You are in" };
});

app.include(inside);
