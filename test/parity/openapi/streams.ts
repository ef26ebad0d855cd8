import { App, Model, t, type AnyType } from "signatura";
import { streamNode, type StreamOf } from "../../../src/contract/stream.ts";

export const app = new App({ title: "Streams" });

// The document reads the annotation alone; what writes the stream is no part of it.
const jsonl = <T extends AnyType>(item: T): StreamOf<T> => streamNode("jsonl", item, {});
const sse = <T extends AnyType>(item: T): StreamOf<T> => streamNode("sse", item, {});

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
