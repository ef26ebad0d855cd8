import { App, FileResponse, HTMLResponse, JSONResponse, Model, PlainTextResponse, RedirectResponse, StreamingResponse, t } from "signatura";

export const app = new App({ title: "Responses" });

class Item extends Model({ id: t.string, value: t.string }) {}

class Message extends Model({ message: t.string }) {}

class Problem extends JSONResponse {
  static override mediaType: string | null = "application/problem+json";
}

const item = (): { id: string; value: string } => ({ id: "", value: "" });
const answer = (): object => ({});

app.get("/nothing", {}, { name: "nothing" }, answer);
app.get("/model", {}, { returns: Item, name: "model" }, item);
app.get("/list", {}, { returns: t.list(Item), name: "items" }, () => []);
app.get("/nullable", {}, { returns: t.lazy(() => Item).nullable, name: "nullable" }, () => null);
app.get("/number/{item_id}", { item_id: t.int }, { returns: t.int, name: "number", operationId: "itsNumber1a" }, () => 1);
app.post("/created", {}, { returns: Item, status: 201, name: "created", responseDescription: "It is there" }, item);
app.delete("/gone/{item_id}", { item_id: t.string }, { status: 204, name: "gone" }, answer);
app.get("/same", {}, { status: 304, name: "same" }, answer);
app.get("/html", {}, { responseClass: HTMLResponse, name: "html" }, answer);
app.get("/text", {}, { returns: t.string, responseClass: PlainTextResponse, name: "text" }, () => "");
app.get("/redirect", {}, { responseClass: RedirectResponse, name: "redirect" }, answer);
app.get("/away", {}, { responseClass: RedirectResponse, status: 302, name: "away" }, answer);
app.get("/stream", {}, { responseClass: StreamingResponse, name: "stream" }, answer);
app.get("/file", {}, { responseClass: FileResponse, name: "file" }, answer);
app.get("/problem", {}, { returns: Item, responseClass: Problem, responses: { 404: { model: Message } }, name: "problem" }, item);
app.get(
  "/items/{item_id}",
  { item_id: t.string },
  {
    returns: Item,
    name: "documented",
    responses: {
      200: { description: "The item or its picture", content: { "image/png": {} } },
      404: { model: Message, description: "Nobody has it" },
      403: { model: t.list(Message) },
      418: {
        model: Message,
        content: { "application/json": { example: { id: "bar", value: null } } },
        headers: { "X-Tea": { schema: { type: "string" }, description: "Which" } },
      },
      499: { model: t.int },
      302: { description: "Elsewhere", links: { next: { operationId: "model_model_get", description: "The model" } } },
    },
  },
  item,
);
app.get(
  "/ranges",
  { a: t.int },
  { name: "ranges", responses: { "5XX": { model: Message }, default: { model: Message }, "4xx": { description: "Wrong" } } },
  answer,
);
app.get("/default", { a: t.int }, { name: "default", responses: { default: { description: "Whatever" } } }, answer);
app.get("/own-422", { a: t.int }, { name: "own", responses: { 422: { model: Message } } }, answer);
app.post(
  "/quiet",
  {},
  { name: "quiet", responses: { 200: { headers: { "X-One": { schema: { type: "integer" }, required: true, description: "One" } } } } },
  answer,
);
