import { App, jsonl, Model, sse, t } from "signatura";

export const app = new App({ title: "Streams" });

class Token extends Model({ text: t.string, index: t.int.default(0) }) {}

app.get("/jsonl", {}, { returns: jsonl(Token), name: "lines" }, async function* () {
  yield { text: "" };
});
app.get("/numbers", { start: t.int.default(0) }, { returns: jsonl(t.int), name: "numbers" }, async function* () {
  yield 1;
});
app.post("/chat", { prompt: Token }, { returns: sse(Token), name: "chat" }, async function* () {
  yield { text: "" };
});
app.get("/words", {}, { returns: sse(t.string), status: 206, responses: { 404: { description: "None" } }, name: "words" }, async function* () {
  yield "";
});
