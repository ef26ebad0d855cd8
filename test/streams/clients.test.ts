// Streams of events as real clients read them: the package `eventsource`, Chromium, and both kinds of connection through an nginx that buffers.

import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, type RunningServer } from "signatura/node";
import { readEvents } from "../../src/streaming/event-reader.ts";
import { apart, missing as noBrowser, openBrowser, type Browser } from "../support/chromium.ts";
import { missing as noNginx, startNginx, type Nginx } from "../support/nginx.ts";
import { expectedSteps, makeStepApp, type StepApp } from "./step-app.ts";

interface Message {
  readonly data: string;
  readonly lastEventId: string;
}

/** The part of the package that is used here; it is installed apart, in test/browser. */
interface EventSourceLike {
  addEventListener(type: string, listen: (message: Message) => void): void;
  readonly readyState: number;
  close(): void;
}

const packageFile = new URL("eventsource/dist/index.js", apart);
const EventSource = existsSync(packageFile)
  ? ((await import(packageFile.href)) as { EventSource: new (url: string) => EventSourceLike }).EventSource
  : undefined;

let steps: StepApp;
let server: RunningServer;
beforeAll(async () => {
  steps = makeStepApp(PAGE);
  server = await serve(steps.app, { port: 0 });
});
afterAll(() => server[Symbol.asyncDispose]());

/** Says that event `n` was seen. */
async function confirm(origin: string, name: string, n: number): Promise<void> {
  await fetch(`${origin}/seen/${name}/${n}`, { method: "POST" });
}

/** Reads with `fetch`, and says what it saw. */
async function readSteps(origin: string, path: string, name: string, init: RequestInit = {}): Promise<string[]> {
  const response = await fetch(origin + path, init);
  const got: string[] = [];
  for await (const { event, data } of readEvents(response.body!)) {
    if (data === undefined) continue;
    got.push(`${event} ${event === "step" ? JSON.stringify(normal(data)) : data}`);
    if (event === "step") await confirm(origin, name, normal(data).n);
  }
  return got;
}

/** FastAPI writes JSON with spaces, and sse-starlette's data are compact: their values are the same. */
function normal(data: string): { readonly n: number } {
  return JSON.parse(data) as { readonly n: number };
}

describe.skipIf(EventSource === undefined)(
  `the package eventsource${EventSource === undefined ? " (skipped: it is missing: run `npm install` in test/browser)" : ""}`,
  () => {
    test.each(["steps", "source"])("reads /%s event by event", async (kind) => {
      const name = `package-${kind}`;
      const source = new EventSource!(`${server.url}/${kind}/${name}`);
      const got: string[] = [];
      const ids: string[] = [];
      const done = Promise.withResolvers<void>();
      source.addEventListener("step", ({ data, lastEventId }) => {
        got.push(`step ${JSON.stringify(normal(data))}`);
        ids.push(lastEventId);
        void confirm(server.url, name, normal(data).n);
      });
      source.addEventListener("done", ({ data }) => {
        got.push(`done ${data}`);
        source.close();
        done.resolve();
      });
      await done.promise;
      expect([got, ids]).toEqual([expectedSteps(), ["1", "2", "3"]]);
    });

    test("comes back with the last id that it saw, until it is told not to", async () => {
      const source = new EventSource!(`${server.url}/again`);
      const got: string[] = [];
      source.addEventListener("message", ({ data, lastEventId }) => got.push(`${data} ${lastEventId}`));
      await new Promise<void>((resolve) => {
        source.addEventListener("error", () => {
          if (source.readyState === 2) resolve();
        });
      });
      expect(got).toEqual(["1 1", "2 2", "3 3", "4 4", "5 5", "6 6"]);
      expect(steps.returns).toEqual([undefined, "2", "4", "6"]);
    });
  },
);

/** Reads with EventSource, and a POST with fetch, step by step; writes what it got. */
const PAGE = `<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,"><pre id="events"></pre><pre id="source"></pre><pre id="post"></pre><pre id="again"></pre>
<script type="module">
const write = (id, lines) => { const place = document.getElementById(id); place.textContent = JSON.stringify(lines); place.dataset.done = "yes"; };
const confirm = (name, n) => fetch("/seen/" + name + "/" + n, { method: "POST" });
const listen = (id, path, name) => {
  const got = [];
  const source = new EventSource(path);
  source.addEventListener("step", ({ data }) => { got.push("step " + JSON.stringify(JSON.parse(data))); confirm(name, JSON.parse(data).n); });
  source.addEventListener("done", ({ data }) => { got.push("done " + data); source.close(); write(id, got); });
};
listen("events", "/steps/browser-events", "browser-events");
listen("source", "/source/browser-source", "browser-source");

const response = await fetch("/chat/browser-post", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ text: "hé" }) });
let text = "";
const got = [];
for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
  text += part;
  const blocks = text.split("\\n\\n");
  text = blocks.pop();
  for (const block of blocks) {
    const lines = block.split("\\n");
    const data = lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice(6)).join("\\n");
    if (lines.includes("event: step")) { got.push("step " + JSON.stringify(JSON.parse(data))); await confirm("browser-post", JSON.parse(data).n); }
    else got.push("done " + data);
  }
}
write("post", got);

const again = [];
const returning = new EventSource("/again");
returning.onmessage = ({ data, lastEventId }) => again.push(data + " " + lastEventId);
returning.onerror = () => { if (returning.readyState === 2) write("again", again); };
</script>`;

describe.skipIf(noBrowser !== undefined)(`Chromium${noBrowser === undefined ? "" : ` (skipped: ${noBrowser})`}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser[Symbol.asyncDispose]());

  test("reads events by EventSource and by fetch as they come, and comes back with the last id", async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    const read = async (id: string): Promise<unknown> => {
      const place = page.locator(`#${id}[data-done]`);
      await place.waitFor({ state: "attached" });
      return JSON.parse(await place.innerText());
    };
    expect(await read("events")).toEqual(expectedSteps());
    expect(await read("source")).toEqual(expectedSteps());
    expect(await read("post")).toEqual(expectedSteps("hé"));
    expect(await read("again")).toEqual(["1 1", "2 2", "3 3", "4 4", "5 5", "6 6"]);
    await page.close();
    expect(browser.complaints).toEqual([]);
  });
});

describe.skipIf(noNginx !== undefined).each(["1.0", "1.1"] as const)(
  `through nginx with buffering on, over HTTP/%s${noNginx === undefined ? "" : ` (skipped: ${noNginx})`}`,
  (httpVersion) => {
    let nginx: Nginx;
    beforeAll(async () => {
      nginx = await startNginx(server.port, httpVersion);
    });
    afterAll(() => nginx[Symbol.asyncDispose]());

    test.each(["steps", "source"])("/%s comes event by event", async (kind) => {
      const name = `nginx-${kind}-${httpVersion}`;
      expect(await readSteps(nginx.url, `/${kind}/${name}`, name)).toEqual(expectedSteps());
    });

    test("the answer to a POST comes event by event", async () => {
      const name = `nginx-post-${httpVersion}`;
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ text: "x" }) };
      expect(await readSteps(nginx.url, `/chat/${name}`, name, init)).toEqual(expectedSteps("x"));
    });

    test("a client that goes stops the producer", async () => {
      const own = makeStepApp();
      await using behind = await serve(own.app, { port: 0 });
      await using before = await startNginx(behind.port, httpVersion);
      const controller = new AbortController();
      const response = await fetch(`${before.url}/forever`, { signal: controller.signal });
      await response.body!.getReader().read();
      controller.abort();
      await own.left;
    });
  },
);
