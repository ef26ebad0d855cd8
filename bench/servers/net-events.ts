// W5 with nothing at all: a socket, an answer that is known, every event written by hand, those of a turn in one write.

import { createServer } from "node:net";
import { eventOf, EVENTS } from "../events-workload.ts";

const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ncache-control: no-cache\r\ntransfer-encoding: chunked\r\n\r\n";

const server = createServer({ noDelay: true }, (socket) => {
  socket.on("error", () => undefined);
  socket.on("data", () => {
    let text = "";
    for (let n = 0; n < EVENTS; n += 1) text += `data: ${JSON.stringify(eventOf(n))}\n\n`;
    socket.write(`${HEAD}${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`);
  });
});

server.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
});
