// An application that streams without end, in a process of its own, so that its memory can be looked at from outside. It ends with its input.

import { App, Depends, sse, StreamingResponse, t } from "signatura";
import { serve } from "signatura/node";

const PART = "x".repeat(65_535) + "\n";

let produced = 0;
let stopped = 0;
let torn = 0;

const app = new App({ logger: { debug: noop, info: noop, warn: noop, error: noop } });

const Held = Depends(async function* () {
  try {
    yield "held";
  } finally {
    torn += 1;
  }
});

app.get("/flood", { megabytes: t.int, deadline: t.number.default(0), held: Held }, ({ megabytes, deadline }) => {
  async function* flood(): AsyncGenerator<string, void, undefined> {
    try {
      for (let left = megabytes * 16; left > 0; left -= 1) {
        produced += PART.length;
        yield PART;
      }
    } finally {
      stopped += 1;
    }
  }
  return new StreamingResponse(flood(), { stallTimeout: deadline });
});

app.get("/ticks", {}, { returns: sse(t.int) }, async function* () {
  for (let n = 0; ; n += 1) {
    yield n;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
});

app.get("/state", {}, () => {
  return { rss: process.memoryUsage.rss(), produced, stopped, torn, ...app.streams };
});

const server = await serve(app, { port: 0 });
console.log(server.port);
process.stdin.on("end", () => process.exit()).resume();

function noop(): void {}
