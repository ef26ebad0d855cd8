// The document, made by oneself out of the same parts, with a logo added.

import { App, buildDocument } from "signatura";

export const app = new App();

app.get("/items/", async function read_items() {
  return [{ name: "Foo" }];
});

let document: Record<string, unknown> | undefined;

app.openapi = function custom_openapi() {
  if (document !== undefined) return document;
  const { info, ...rest } = buildDocument({
    title: "Custom title",
    version: "2.5.0",
    summary: "This is a very custom OpenAPI schema",
    description: "It is made of the same **operations**, and more is said of them.",
    operations: app.operations(),
  });
  const logo = {
    "x-logo": { url: "https://fastapi.tiangolo.com/img/logo-margin/logo-teal.png" },
  };
  return (document = { ...rest, info: { ...(info as object), ...logo } });
};
