// Servers that hold idle connections, in a process of their own: bare sockets, `node:http` by hand, or an application. The kind is the first
// argument. They end with their input.

import { createServer as createHttpServer } from "node:http";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { App, sse, t } from "signatura";
import { serve } from "signatura/node";

const STREAM = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ntransfer-encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n";

interface State {
  readonly rss: number;
  readonly heap: number;
}

function state(): State {
  globalThis.gc?.();
  globalThis.gc?.();
  return { rss: process.memoryUsage.rss(), heap: process.memoryUsage().heapUsed };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, resolve));
  return (server.address() as AddressInfo).port;
}

/** What is asked of all: `GET /state` says how much memory there is, anything else is answered with one event and then nothing. */
const kinds: Readonly<Record<string, () => Promise<number>>> = {
  net() {
    const held = new Set<Socket>();
    return listen(
      createServer((socket) => {
        held.add(socket);
        socket.on("close", () => held.delete(socket));
        socket.on("error", () => undefined);
        socket.on("data", (part) => {
          if (!String(part).startsWith("GET /state")) socket.write(STREAM);
          else socket.end(`HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(state())}`);
        });
      }),
    );
  },
  http: () =>
    listen(
      createHttpServer((request, response) => {
        if (request.url === "/state") {
          response.end(JSON.stringify(state()));
          return;
        }
        response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
        response.write("data: 1\n\n");
      }),
    ),
  async signatura() {
    const app = new App();
    app.get("/", {}, { returns: sse(t.int) }, async function* () {
      yield 1;
      await new Promise(() => undefined);
    });
    app.get("/state", {}, () => state());
    return (await serve(app, { port: 0 })).port;
  },
};

console.log(await kinds[process.argv[2]!]!());
process.stdin.on("end", () => process.exit()).resume();
