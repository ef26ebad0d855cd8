// Requests that came unencrypted are sent to https.

import { App, httpsRedirect } from "signatura";

export const app = new App();

app.middleware(httpsRedirect());

app.get("/", async function main() {
  return { message: "Hello World" };
});
