// A web handler of another library below a path: anything that takes a `Request` and gives a `Response`.

import { App } from "signatura";

function other(request: Request): Response {
  const { pathname, searchParams } = new URL(request.url);
  return Response.json({
    method: request.method,
    path: pathname,
    name: searchParams.get("name") ?? "nobody",
  });
}

export const app = new App();

app.get("/v1", function read_main() {
  return { message: "Hello from Signatura" };
});

app.mount("/other", other);
