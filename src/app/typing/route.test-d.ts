import { expectTypeOf, test } from "vitest";
import { App, Model, t } from "signatura";

class Word extends Model({ text: t.string, kind: t.literal("noun", "verb") }) {}
const app = new App();

test("a handler keeps its literals, with parameters and without", () => {
  app.get("/", {}, { returns: Word }, () => ({ text: "go", kind: "verb" }));
  app.get("/", {}, { returns: t.list(Word) }, async () => [{ text: "go", kind: "verb" }]);
  app.get("/", { text: t.string }, { returns: Word }, ({ text }) => ({ text, kind: "verb" }));
  // @ts-expect-error -- no such literal
  app.get("/", {}, { returns: Word }, () => ({ text: "go", kind: "adverb" }));
});

test("without `returns` the answer is what the handler gives", () => {
  expectTypeOf(app.get("/", {}, { status: 202 }, () => ({ a: 1 }))["~answers"]).toEqualTypeOf<{ a: number }>();
  expectTypeOf(app.get("/", {}, { tags: ["x"] }, async () => "text")["~answers"]).toEqualTypeOf<string>();
});
