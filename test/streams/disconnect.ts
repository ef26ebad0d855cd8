// How long a producer goes on whose client has gone before the first event: over every server, and over `fetch`.

import { connect } from "node:net";
import { App, channel, EventSourceResponse, HttpRequest, sse, StreamingResponse, t } from "signatura";
import { serve } from "signatura/node";

/** What a producer waits for when its client goes. */
const PRODUCERS = ["signal", "channel", "web-stream", "EventSourceResponse"] as const;

export interface Disconnect {
  readonly transport: string;
  readonly producer: string;
  /** Until the producer's `finally`, or its like, has run, in milliseconds. */
  readonly stopped: number;
}

/** Producers of several kinds that wait for their first item, each with what it tells of itself. */
function makeApp(events: { begun: () => void; stopped: () => void }): App {
  const app = new App({ logger: { debug: noop, info: noop, warn: noop, error: noop } });
  async function* waitFor(signal: AbortSignal): AsyncGenerator<number, void, undefined> {
    events.begun();
    try {
      await new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
      yield 1;
    } finally {
      events.stopped();
    }
  }
  app.get("/signal", { request: HttpRequest }, { returns: sse(t.int) }, ({ request }) => waitFor(request.signal));
  app.get("/EventSourceResponse", { request: HttpRequest }, ({ request }) => new EventSourceResponse(waitFor(request.signal)));
  app.get("/channel", { request: HttpRequest }, { returns: sse(t.int) }, async function* ({ request }) {
    events.begun();
    try {
      yield* channel<number>({ signal: request.signal });
    } finally {
      events.stopped();
    }
  });
  app.get("/web-stream", {}, () => new StreamingResponse(new ReadableStream<string>({ pull: events.begun, cancel: events.stopped }, { highWaterMark: 0 })));
  return app;
}

type Transport = (app: App) => Promise<{ readonly go: (path: string) => () => void; readonly end: () => Promise<void> }>;

/** A client that sends a request, and a way for it to go. */
const transports: Readonly<Record<string, Transport>> = {
  "the server": async (app) => overSockets(app, {}),
  "node:http": async (app) => overSockets(app, { http: "node" }),
  fetch: async (app) => ({
    go(path) {
      const controller = new AbortController();
      app
        .fetch(new Request(`http://x${path}`, { signal: controller.signal }))
        .then((response) => response.body?.getReader().read())
        .catch(noop);
      return () => controller.abort();
    },
    end: async () => undefined,
  }),
};

async function overSockets(app: App, options: Parameters<typeof serve>[1]): ReturnType<Transport> {
  const server = await serve(app, { port: 0, ...options });
  return {
    go(path) {
      const socket = connect(server.port, "127.0.0.1");
      socket.on("error", noop);
      socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
      return () => socket.destroy();
    },
    end: () => server.close(),
  };
}

/** Lets a client go before the first event, `times` times for each transport and producer. Gives each worst time. */
export async function measureDisconnects(times: number): Promise<Disconnect[]> {
  const found: Disconnect[] = [];
  for (const [transport, open] of Object.entries(transports)) {
    let [begun, stopped] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const app = makeApp({ begun: () => begun.resolve(), stopped: () => stopped.resolve() });
    const { go, end } = await open(app);
    for (const producer of PRODUCERS) {
      let worst = 0;
      for (let count = 0; count < times; count += 1) {
        [begun, stopped] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
        const leave = go(`/${producer}`);
        await begun.promise;
        const left = performance.now();
        leave();
        await stopped.promise;
        worst = Math.max(worst, performance.now() - left);
      }
      found.push({ transport, producer, stopped: worst });
    }
    await end();
  }
  return found;
}

function noop(): void {}
