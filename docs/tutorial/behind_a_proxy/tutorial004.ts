// The same with `rootPathInServers: false`: the document names the servers that are given, and no other.

import { App, HttpRequest } from "signatura";

export const app = new App({
  servers: [
    { url: "https://stag.example.com", description: "For trying things out" },
    { url: "https://prod.example.com", description: "For everybody" },
  ],
  rootPath: "/api/v1",
  rootPathInServers: false,
});

app.get("/app", { request: HttpRequest }, function read_main({ request }) {
  return { message: "Hello World", root_path: request.rootPath };
});
