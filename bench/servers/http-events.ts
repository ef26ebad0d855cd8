// W5 by hand on `node:http`: an async generator, each event written when it comes, and a wait where the client is slow.

import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { eventOf, EVENTS } from "../events-workload.ts";

async function* produce(): AsyncGenerator<object, void, undefined> {
  for (let n = 0; n < EVENTS; n += 1) yield eventOf(n);
}

async function answer(response: ServerResponse): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  response.cork();
  for await (const event of produce()) if (!response.write(`data: ${JSON.stringify(event)}\n\n`)) await once(response, "drain");
  response.end();
}

const server = createServer((_request, response) => void answer(response));

server.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
});
