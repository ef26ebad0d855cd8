import { App, Body, EventSourceResponse, HttpRequest, HttpResponse, ServerSentEvent, t } from "signatura";
import { get, post, type ParityRequest } from "../corpus.ts";

export const app = new App({ title: "Events of sse-starlette" });

app.get("/texts", {}, async () => {
  async function* events(): AsyncGenerator<string> {
    yield "hello";
    yield "two\nlines";
    yield "";
  }
  return new EventSourceResponse(events());
});

app.get("/fields", {}, () => new EventSourceResponse([{ event: "update", id: "1", data: '{"a": 1}', retry: 100, comment: "c" }, { data: "é ☃" }].values()));

app.get("/events", {}, async () => {
  async function* events(): AsyncGenerator<ServerSentEvent | Uint8Array> {
    yield new ServerSentEvent({ data: "x", event: "e", id: "i" });
    yield new ServerSentEvent({ data: { a: [1, null] }, event: "json" });
    yield new TextEncoder().encode("data: raw\n\n");
  }
  return new EventSourceResponse(events(), { sep: "\n" });
});

app.post("/chat", { request: HttpRequest, text: Body(t.string, { embed: true }) }, { status: 201 }, async ({ request, text }) => {
  async function* words(): AsyncGenerator<{ event: string; data: string }> {
    for (const word of text.split(/\s+/).filter((part) => part !== "")) {
      if (await request.isDisconnected()) break;
      yield { event: "token", data: word };
    }
    yield { event: "done", data: "[DONE]" };
  }
  return new EventSourceResponse(words(), { headers: { "X-Model": "none" } });
});

app.get("/resumed", { request: HttpRequest }, async ({ request }) => {
  const start = Number(request.headers.get("last-event-id") ?? "0");
  async function* events(): AsyncGenerator<{ id: string; data: number }> {
    for (let number = start + 1; number < 4; number += 1) yield { id: String(number), data: number };
  }
  return new EventSourceResponse(events());
});

app.get("/cached", { response: HttpResponse }, async ({ response }) => {
  response.headers.set("x-ignored", "1");
  return new EventSourceResponse(["x"], { headers: { "Cache-Control": "public, max-age=29" }, status: 203 });
});

export const requests: readonly ParityRequest[] = [
  get("/texts"),
  get("/fields"),
  get("/events"),
  post("/chat", { text: "to be or  not" }),
  post("/chat", { text: "" }),
  post("/chat", {}),
  get("/resumed"),
  get("/resumed", { "last-event-id": "2" }),
  get("/resumed", { "last-event-id": "3" }),
  get("/cached"),
];
