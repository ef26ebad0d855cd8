// Clients that hold connections open, in a process of their own: `idle-clients.ts PORT COUNT`. It says when all have had their first event, and
// ends with its input.

import { connect, type Socket } from "node:net";

const [port, count] = process.argv.slice(2).map(Number) as [number, number];
const sockets: Socket[] = [];
/** So many may be on their way at a time. */
const AT_ONCE = 200;

function open(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    sockets.push(socket);
    let text = "";
    socket.on("data", (part) => {
      text = (text + String(part)).slice(-400);
      if (text.includes("data: 1\n\n")) resolve();
    });
    socket.on("error", reject);
    socket.write("GET / HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\n\r\n");
  });
}

for (let opened = 0; opened < count; opened += AT_ONCE) await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - opened) }, open));
console.log("open");
process.stdin.on("end", () => process.exit()).resume();
