// A program that serves itself where it is started directly, so that any debugger can start it: `node --inspect-brk tutorial001.ts`.

import { App } from "signatura";
import { serve } from "signatura/node";

export const app = new App();

app.get("/", function root() {
  const a = "a";
  const b = `b${a}`;
  return { "hello world": b };
});

if (import.meta.main) await serve(app, { host: "0.0.0.0", port: 8000 });
