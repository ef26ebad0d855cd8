// Answers of a thousand bytes and more are packed, where the client can unpack them.

import { App, gzip } from "signatura";

export const app = new App();

app.middleware(gzip({ minimumSize: 1000, level: 5 }));

app.get("/", async function main() {
  return "somebigcontent";
});
