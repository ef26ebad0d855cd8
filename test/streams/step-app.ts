// An application whose streams go on only when their client has said that it saw what came: whoever buffers on the way stops it for ever.

import { App, EventSourceResponse, Header, HTMLResponse, HttpRequest, HttpResponse, Model, ServerSentEvent, sse, t } from "signatura";

export const LAST = 3;

class Prompt extends Model({ text: t.string }) {}

export interface StepApp {
  readonly app: App;
  /** The ids with which clients came back, in order. */
  readonly returns: readonly (string | undefined)[];
  /** Told when a client has gone in the midst of `/forever`. */
  readonly left: Promise<void>;
}

export function makeStepApp(page = ""): StepApp {
  const app = new App();
  const waiting = new Map<string, () => void>();
  const left = Promise.withResolvers<void>();
  const returns: (string | undefined)[] = [];

  /** Waits until the client says that it saw event `n` of the stream `name`. */
  const seen = (name: string, n: number): Promise<void> =>
    new Promise((resolve) => {
      waiting.set(`${name} ${n}`, resolve);
    });

  async function* steps(name: string): AsyncGenerator<number, void, undefined> {
    for (let n = 1; n <= LAST; n += 1) {
      const isSeen = seen(name, n);
      yield n;
      await isSeen;
    }
  }

  app.post("/seen/{name}/{n}", { name: t.string, n: t.int }, { status: 204 }, ({ name, n }) => {
    const key = `${name} ${n}`;
    waiting.get(key)!();
    waiting.delete(key);
  });

  app.get("/steps/{name}", { name: t.string }, { returns: sse() }, async function* ({ name }) {
    for await (const n of steps(name)) yield new ServerSentEvent({ data: { n, text: "ü\nline" }, event: "step", id: String(n) });
    yield new ServerSentEvent({ rawData: "two\nlines", event: "done" });
  });

  app.get("/source/{name}", { name: t.string }, ({ name }) => {
    async function* events(): AsyncGenerator<{ data: unknown; event: string; id?: string }, void, undefined> {
      for await (const n of steps(name)) yield { data: { n, text: "ü\nline" }, event: "step", id: String(n) };
      yield { data: "two\nlines", event: "done" };
    }
    return new EventSourceResponse(events(), { retry: 10 });
  });

  app.post("/chat/{name}", { name: t.string, prompt: Prompt }, { returns: sse() }, async function* ({ name, prompt }) {
    for await (const n of steps(name)) yield new ServerSentEvent({ data: { n, text: prompt.text }, event: "step" });
    yield new ServerSentEvent({ rawData: "two\nlines", event: "done" });
  });

  // Two events on each connection; a client that has seen the last one is told not to come back.
  app.get("/again", { last_event_id: Header(t.int.orNull), request: HttpRequest }, ({ last_event_id, request }) => {
    returns.push(request.headers.get("last-event-id"));
    const first = (last_event_id ?? 0) + 1;
    if (first > 6) return new HttpResponse(null, { status: 204 });
    return new EventSourceResponse(
      [first, first + 1].map((n) => ({ id: String(n), data: n })),
      { retry: 5 },
    );
  });

  app.get("/forever", { request: HttpRequest }, { returns: sse(t.int) }, async function* ({ request }) {
    try {
      yield 1;
      await new Promise((_resolve, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason as Error)));
    } finally {
      left.resolve();
    }
  });

  app.get("/", {}, () => new HTMLResponse(page));
  return { app, returns, left: left.promise };
}

/** What every client must have got of `/steps`, `/source` and `/chat`. */
export function expectedSteps(text = "ü\nline"): string[] {
  return [...Array.from({ length: LAST }, (_, index) => `step ${JSON.stringify({ n: index + 1, text })}`), "done two\nlines"];
}
