import { expectTypeOf, test } from "vitest";
import { App, Depends, jsonl, Model, ServerSentEvent, sse, StreamingResponse, t, type In, type StreamOf } from "signatura";

class Token extends Model({ text: t.string, kind: t.literal("word", "end"), at: t.datetime.orNull }) {}
const app = new App();

test("a generator's literals stay literals, and its items are what the type takes", () => {
  app.post("/", { token: Token }, { returns: sse(Token) }, async function* ({ token }) {
    expectTypeOf(token).toEqualTypeOf<Token>();
    yield { text: "a", kind: "word" };
    yield { text: "b", kind: "end", at: "2026-01-01T00:00:00Z" };
    yield token;
    yield new ServerSentEvent({ data: { anything: 1 }, event: "note" });
  });
  app.get("/lines", {}, { returns: jsonl(Token) }, function* () {
    yield { text: "a", kind: "word" };
  });
});

test("iterables, streams and promises of them are streams, too, and so is an answer of one's own", () => {
  const tokens: readonly In<typeof Token>[] = [];
  app.get("/list", {}, { returns: sse(Token) }, () => tokens);
  app.get("/later", {}, { returns: sse(Token) }, async () => tokens);
  app.get("/web", {}, { returns: sse(Token) }, () => new ReadableStream<In<typeof Token>>());
  app.get("/own", {}, { returns: sse(Token) }, async () => new StreamingResponse(["data: {}\n\n"]));
});

test("anything may be yielded where nothing is said of the items", () => {
  app.get("/any", {}, { returns: sse() }, async function* () {
    yield 1;
    yield { a: new Date() };
    yield new ServerSentEvent({ comment: "hello" });
  });
  app.get("/nothing", {}, async function* () {
    yield 1;
  });
});

test("a wrong item does not compile", () => {
  // @ts-expect-error -- no such literal
  app.get("/bad", {}, { returns: sse(Token) }, async function* () {
    yield { text: "a", kind: "letter" };
  });
  // @ts-expect-error -- a field is missing
  app.get("/bad", {}, { returns: jsonl(Token) }, function* () {
    yield { kind: "word" };
  });
  // @ts-expect-error -- lines have no fields of events
  app.get("/bad", {}, { returns: jsonl(Token) }, function* () {
    yield new ServerSentEvent({ event: "note" });
  });
  // @ts-expect-error -- not a stream
  app.get("/bad", {}, { returns: sse(Token) }, () => 1);
  // @ts-expect-error -- no such option
  sse(Token, { pings: 3 });
  // @ts-expect-error -- lines are not pinged
  jsonl(Token, { ping: 3 });
});

test("an operation says what its stream carries", () => {
  const chat = app.get("/chat", {}, { returns: sse(Token) }, async function* () {});
  expectTypeOf(chat["~answers"]).toEqualTypeOf<StreamOf<typeof Token, ServerSentEvent>>();
});

test("a dependency may hold what a stream uses", () => {
  const Feed = Depends(async function* () {
    yield { next: async (): Promise<In<typeof Token>> => ({ text: "a", kind: "end" }) };
  });
  app.get("/feed", { feed: Feed }, { returns: sse(Token) }, async function* ({ feed }) {
    yield await feed.next();
  });
});
