// The path that a proxy takes off before requests come here: the docs page and the document's servers begin with it.

import { App, HttpRequest } from "signatura";

export const app = new App({ rootPath: "/api/v1" });

app.get("/app", { request: HttpRequest }, function read_main({ request }) {
  return { message: "Hello World", root_path: request.rootPath };
});
