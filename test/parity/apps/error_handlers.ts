import { App, HTTPException, JSONResponse, PlainTextResponse, RequestValidationError, t } from "signatura";
import { ask, get, post, postText } from "../corpus.ts";

export const app = new App({ title: "Handlers" });

app.onError(HTTPException, async (_request, error) => {
  const { status, headers } = error;
  return new PlainTextResponse(`http ${status} ${String(error.detail)}`, { status, headers });
});
app.onError(404, async (request) => new JSONResponse({ missing: request.path }, { status: 404 }));
app.onError(
  RequestValidationError,
  async (_request, error) => new JSONResponse({ issues: error.errors().map(({ loc, msg }) => ({ loc, msg })), body: error.body ?? null }, { status: 400 }),
);
class RuntimeError extends Error {}
app.onError(500, async (_request, error) => new JSONResponse({ oops: (error as Error).constructor.name }, { status: 500 }));

app.get("/http", { status: t.int }, async function http({ status }) {
  throw new HTTPException(status, "detail", { headers: { "x-a": "b" } });
});
app.get("/fails", async function fails() {
  throw new RuntimeError("no");
});
app.post("/validated", { n: t.int, items: t.list(t.int) }, async function validated({ n }) {
  return n;
});

export const requests = [
  ...[400, 404, 405, 422, 500, 503].map((status) => get(`/http?status=${status}`)),
  get("/http"),
  get("/fails"),
  get("/nothing"),
  ask("DELETE", "/fails"),
  get("/fails/"),
  post("/validated?n=1", [1, "x"]),
  post("/validated", [1]),
  postText("/validated?n=1", "{"),
  ask("POST", "/validated?n=1"),
];
