// The server on `node:http`: what it adds to answers, connections from elsewhere, and its graceful end.

import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { App, HttpRequest, JSONResponse, type Logger } from "signatura";
import { serve, type AnsweredRequest, type RunningServer, type ServeOptions } from "signatura/node";
import { describe, expect, test } from "vitest";

interface Gate {
  readonly opened: Promise<unknown>;
  open(): void;
}

function gate(): Gate {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  return { opened: promise, open: () => resolve(undefined) };
}

/** An application whose `/wait` begins, and ends when it is let. */
function waitingApp(): { readonly app: App; readonly begun: Gate; readonly end: Gate; readonly events: string[] } {
  const begun = gate();
  const end = gate();
  const events: string[] = [];
  const app = new App({
    async *lifespan() {
      yield;
      events.push("down");
    },
  });
  app.get("/", () => 1);
  app.get("/wait", async () => {
    begun.open();
    await end.opened;
    events.push("answered");
    return 2;
  });
  app.get("/own", () => new JSONResponse(3, { headers: { server: "mine", "x-common": "mine" } }));
  app.get("/client", { request: HttpRequest }, ({ request }) => request.client?.host);
  return { app, begun, end, events };
}

const start = (app: App, options: ServeOptions = {}): Promise<RunningServer> => serve(app, { port: 0, ...options });

interface Answer {
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

function get(url: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { agent: false, headers: { connection: "keep-alive" } }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ text, headers: response.headers }));
      response.on("error", reject);
    })
      .on("error", reject)
      .end();
  });
}

async function open(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await new Promise((resolve) => socket.once("connect", resolve));
  return socket;
}

describe("headers", () => {
  test("adds its name, the date and what it is told, where the answer has them not", async () => {
    await using server = await start(waitingApp().app, { headers: [["X-Common", "ours"]] });
    expect((await get(`${server.url}/`)).headers).toMatchObject({ server: "signatura", "x-common": "ours", date: expect.any(String) as string });
    expect((await get(`${server.url}/own`)).headers).toMatchObject({ server: "mine", "x-common": "mine" });
  });

  test("says neither its name nor the date where it is told so", async () => {
    await using server = await start(waitingApp().app, { serverHeader: false, dateHeader: false });
    const { headers } = await get(`${server.url}/`);
    expect(headers).not.toHaveProperty("server");
    expect(headers).not.toHaveProperty("date");
  });

  test("lets `headers` name another server", async () => {
    await using server = await start(waitingApp().app, { headers: [["server", "shop"]] });
    expect((await get(`${server.url}/`)).headers.server).toBe("shop");
  });
});

test("tells of each answered request, with the path that a proxy took off", async () => {
  const answered: AnsweredRequest[] = [];
  await using server = await start(waitingApp().app, { rootPath: "/api", onAnswer: (request) => answered.push(request) });
  await get(`${server.url}/?a=1`);
  await get(`${server.url}/nowhere`);
  expect(answered).toMatchObject([
    { method: "GET", target: "/api/?a=1", status: 200, httpVersion: "1.1", client: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string },
    { method: "GET", target: "/api/nowhere", status: 404 },
  ]);
});

test("without listening it serves the connections that it is handed, paused ones too", async () => {
  await using server = await serve(waitingApp().app, { listen: false });
  expect({ url: server.url, port: server.port }).toEqual({ url: "", port: 0 });
  const front = createServer({ pauseOnConnect: true }, (socket) => server.accept(socket));
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  expect((await get(`${url}/client`)).text).toBe('"127.0.0.1"');
  front.close();
  await server.close();
});

describe("a graceful end", () => {
  test("answers what runs with `connection: close`, refuses new connections, then shuts down", async () => {
    const { app, begun, end, events } = waitingApp();
    const server = await start(app);
    const answer = get(`${server.url}/wait`);
    await begun.opened;
    const closed = server.close();
    expect(server.close()).toBe(closed);
    await expect(get(`${server.url}/`)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    expect(events).toEqual([]);
    end.open();
    expect(await answer).toMatchObject({ text: "2", headers: { connection: "close" } });
    await closed;
    expect(events).toEqual(["answered", "down"]);
  });

  test("waits for a request whose client has gone", async () => {
    const { app, begun, end, events } = waitingApp();
    const server = await start(app);
    const socket = await open(server.url);
    socket.write("GET /wait HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await begun.opened;
    socket.destroy();
    const closed = server.close();
    setTimeout(() => end.open(), 100);
    await closed;
    expect(events).toEqual(["answered", "down"]);
  });

  test("answers the first request of a connection that is open already, and ends kept-alive ones", async () => {
    const server = await start(waitingApp().app);
    const fresh = await open(server.url);
    const idle = await open(server.url);
    idle.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await new Promise((resolve) => idle.once("data", resolve));
    const idleEnded = new Promise((resolve) => idle.once("end", resolve));
    const closed = server.close();
    await idleEnded;
    fresh.write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
    let text = "";
    for await (const chunk of fresh as AsyncIterable<Buffer>) text += chunk.toString();
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\n1$/);
    await closed;
  });

  test("does not wait for a connection that never says a word", async () => {
    const server = await start(waitingApp().app);
    const silent = await open(server.url);
    await get(`${server.url}/`);
    const ended = new Promise((resolve) => silent.once("end", resolve));
    await server.close();
    await ended;
  });

  test("cuts off what takes longer than its deadline, says so, and shuts down all the same", async () => {
    const { app, begun, events } = waitingApp();
    const said: string[] = [];
    const note = (_fields: unknown, message: string): void => void said.push(message);
    const logger: Logger = { debug: note, info: note, warn: note, error: note };
    const server = await start(app, { timeoutGracefulShutdown: 60, logger });
    const answer = get(`${server.url}/wait`).catch((error: NodeJS.ErrnoException) => error.code);
    await begun.opened;
    await server.close({ timeout: 0.05 });
    expect(await answer).toBe("ECONNRESET");
    expect(events).toEqual(["down"]);
    expect(said).toEqual(["The graceful shutdown took longer than 0.05 s: 1 running request(s) and 0 piece(s) of work after answers are cut off."]);
  });
});
