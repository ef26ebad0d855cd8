// What becomes of a body that nobody has read to its end when the answer is written. A small rest is read over, and the connection goes on. After a
// larger one the connection ends, but not at once: a client that is still sending would be reset, and never see the answer (RFC 9112 §9.6).

import type { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { isStream, type Reply } from "../../http/response.ts";
import { setHeader } from "./reply-headers.ts";

/** So many bytes are read over for the sake of the connection. */
const READ_OVER = 262_144;
/** A connection that ends is looked after so often, in milliseconds, … */
const LOOK_INTERVAL = 1000;
/** … so many times at the most, and no longer than the client sends something in between. */
const MOST_LOOKS = 5;

interface EndingSocket extends Socket {
  "~isEnding"?: boolean;
}

/** Whether no further request is served on the connection, whatever comes. */
export function isEnding(request: IncomingMessage): boolean {
  return (request.socket as EndingSocket)["~isEnding"] === true;
}

/** @param unread How many bytes may be left at most. Called before the head of the answer is written. */
export function leaveUnread(reply: Reply, request: IncomingMessage, response: ServerResponse, unread: number): void {
  const { socket } = request;
  const isLarge = unread > READ_OVER && !request.complete;
  // Who streams an answer may still read while it does.
  if (isLarge && !isStream(reply.body)) setHeader(reply.pairs, "connection", "close");
  // Node calls it when the last answer of a connection has been written, and so do we at the end.
  socket.destroySoon = () => readOutAndEnd(socket, request);
  const goOn = (): void => {
    if (!isEnding(request)) socket.destroySoon = endSoon;
  };
  if (request.readableEnded) goOn();
  else request.once("end", goOn);
  response.once("finish", () => {
    if (isLarge && !request.complete) socket.destroySoon();
    else request.resume();
  });
}

const { destroySoon: endSoon } = Socket.prototype;

/** Says goodbye, and reads on until the client has seen it, has sent everything, or takes too long. */
function readOutAndEnd(socket: EndingSocket, request: IncomingMessage): void {
  if (socket["~isEnding"] === true) return;
  socket["~isEnding"] = true;
  socket.end();
  let looks = 0;
  let seen = socket.bytesRead;
  const timer = setInterval(() => {
    looks += 1;
    if (looks === MOST_LOOKS || socket.bytesRead === seen) socket.destroy();
    seen = socket.bytesRead;
  }, LOOK_INTERVAL);
  socket.once("close", () => clearInterval(timer));
  if (request.readableEnded) endSoon.call(socket);
  else request.once("end", () => endSoon.call(socket));
  request.resume();
}
