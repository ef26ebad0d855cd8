// What is costly to load is loaded once, before the first request, and let go at shutdown.

import { App, t } from "signatura";

type Model = (x: number) => number;

const ml_models = new Map<string, Model>();

async function* lifespan(): AsyncGenerator<void> {
  ml_models.set("answer_to_everything", (x) => x * 42);
  yield;
  ml_models.clear();
}

export const app = new App({ lifespan });

app.get("/predict", { x: t.number }, async function predict({ x }) {
  return { result: ml_models.get("answer_to_everything")!(x) };
});
