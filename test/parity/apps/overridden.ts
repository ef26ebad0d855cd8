import {
  answerHttpException,
  answerRequestValidationError,
  App,
  Body,
  HTMLResponse,
  HTTPException,
  HttpResponse,
  jsonableEncoder,
  JSONResponse,
  Model,
  PlainTextResponse,
  Query,
  RequestValidationError,
  ResponseValidationError,
  t,
} from "signatura";
import { ask, get, post, postText } from "../corpus.ts";

export const app = new App({ title: "Overridden" });

class Base extends Error {
  readonly given: readonly unknown[];
  constructor(...given: readonly unknown[]) {
    super();
    this.given = given;
  }
}
class Derived extends Base {}
class Item extends Model({ title: t.string, size: t.int }) {}

app.onError(RequestValidationError, async (request, error) => {
  if (request.path === "/usual") return answerRequestValidationError(request, error);
  return new JSONResponse(jsonableEncoder({ errors: error.errors().map(({ loc, type }) => ({ at: loc, is: type })), body: error.body }), { status: 400 });
});
app.onError(ResponseValidationError, async (_request, error) => new JSONResponse({ ours: error.errors().map(({ type }) => type) }, { status: 502 }));
app.onError(HTTPException, async (request, error) => {
  if (error.status === 409) return answerHttpException(request, error);
  return new PlainTextResponse(`${error.status} ${typeof error.detail === "string" ? error.detail : "{'tea': ['green']}"}`, {
    status: error.status,
    headers: error.headers ?? {},
  });
});
app.onError(404, async (request) => new HTMLResponse(`<h1>${request.path}</h1>`, { status: 404 }));
app.onError(Base, (_request, error) => new JSONResponse({ error: error.constructor.name, args: error.given }, { status: 418 }));
app.onError(Error, async () => new JSONResponse({ sorry: true }, { status: 500 }));

app.post("/items", { item: Item }, async function create({ item }) {
  return item;
});
app.post("/usual", { item: Item, n: Query(t.int) }, async function usual({ item, n }) {
  return [item, n];
});
app.get("/raise/{what}", { what: t.string }, async function raises({ what }) {
  if (what === "derived") throw new Derived("a", 1);
  if (what === "base") throw new Base();
  if (what === "other") throw new TypeError("secret");
  if (what === "teapot") throw new HTTPException(418, { tea: ["green"] }, { headers: { "X-Tea": "yes" } });
  if (what === "conflict") throw new HTTPException(409, [1, null]);
  if (what === "missing") throw new HTTPException(404, "not here");
  if (what === "default") throw new HTTPException(403);
  if (what === "empty") throw new HTTPException(304);
  if (what === "strange") throw new HTTPException(499, "no name");
  return what;
});
app.get("/wrong", {}, { returns: Item }, async function wrong() {
  return { title: 1 } as never;
});
app.get("/handler-answers", { response: HttpResponse }, async function with_response({ response }) {
  response.headers.set("X-Lost", "1");
  throw new HTTPException(400, "lost");
});
app.put("/twice", { a: Body(t.int), b: Body(t.int) }, async function twice({ a, b }) {
  return a + b;
});

export const requests = [
  get("/openapi.json"),
  ...["/items", "/usual", "/usual?n=x", "/usual?n=1"].flatMap((path) => [
    ...[{ title: "a", size: 1 }, { title: 1, size: "x" }, [], null, {}].map((value) => post(path, value)),
    postText(path, "{broken"),
    ask("POST", path),
  ]),
  ...["derived", "base", "other", "teapot", "conflict", "missing", "default", "empty", "strange", "fine"].map((what) => get(`/raise/${what}`)),
  get("/wrong"),
  get("/handler-answers"),
  get("/nowhere"),
  ask("DELETE", "/items"),
  ask("PUT", "/twice", { "content-type": "application/json" }, '{"a": 1, "b": "x"}'),
];
