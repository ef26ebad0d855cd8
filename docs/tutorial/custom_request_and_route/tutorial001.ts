// Bodies that come packed: what stands around the operations puts the unpacked body in the place of the one that came.

import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { App, Body, type Middleware, t } from "signatura";

const unpacked: Middleware = (request, next) => {
  if (request.headers.getAll("Content-Encoding").includes("gzip"))
    request.replaceBody(Readable.from(request.stream()).pipe(createGunzip()));
  return next();
};

export const app = new App({ around: [unpacked] });

app.post("/sum", { numbers: Body(t.list(t.int)) }, async function sum_numbers({ numbers }) {
  return { sum: numbers.reduce((sum, number) => sum + number, 0) };
});
