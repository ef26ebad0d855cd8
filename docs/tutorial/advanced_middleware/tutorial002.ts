// Requests for other hosts than these are refused.

import { App, trustedHost } from "signatura";

export const app = new App();

app.middleware(trustedHost({ allowedHosts: ["example.com", "*.example.com"] }));

app.get("/", async function main() {
  return { message: "Hello World" };
});
