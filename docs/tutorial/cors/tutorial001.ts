// Which origins' pages may call the application from a browser, and how.

import { App, cors } from "signatura";

const origins = [
  "http://localhost.tiangolo.com",
  "https://localhost.tiangolo.com",
  "http://localhost",
  "http://localhost:8080",
];

export const app = new App();

app.middleware(
  cors({
    allowOrigins: origins,
    allowCredentials: true,
    allowMethods: ["*"],
    allowHeaders: ["*"],
  }),
);

app.get("/", async function main() {
  return { message: "Hello World" };
});
