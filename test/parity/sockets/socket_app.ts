// The twin of `socket_app.py`.

import {
  App,
  Cookie,
  Depends,
  Header,
  HTTPException,
  JSONResponse,
  PlainTextResponse,
  Query,
  Router,
  SocketConnection,
  t,
  WebSocketDisconnect,
  WebSocketException,
} from "signatura";
import { silentLogger } from "../../../src/kernel/logger.ts";

const heard: unknown[] = [];

const Guard = Depends({ token: Header(t.string.orNull) }, ({ token }) => {
  if (token === "bad") throw new WebSocketException(4003, "guarded");
  if (token === "http") throw new HTTPException(403, { why: "guarded" }, { headers: { "X-Guard": "1" } });
});

export const app = new App({ dependencies: [Guard], logger: silentLogger });

class Teapot extends Error {}
app.onError(Teapot, (_request, error) => new JSONResponse({ tea: error.message }, { status: 418 }));

app.get("/plain", function plain() {
  return 1;
});
app.get("/heard", () => heard.splice(0));

app.websocket("/close", { websocket: SocketConnection }, ({ websocket }) => websocket.close(3000, "reason"));
app.websocket("/raise/{kind}", { kind: t.string }, ({ kind }) => {
  if (kind === "socket") throw new WebSocketException(4001, "why");
  if (kind === "http") throw new HTTPException(401, "no", { headers: { "X-A": "b" } });
  if (kind === "teapot") throw new Teapot("green");
  throw new Error("broken");
});
app.websocket(
  "/items/{item_id}",
  { websocket: SocketConnection, item_id: t.int, q: Query(t.list(t.int)), session: Cookie(t.string.orNull) },
  async ({ websocket, item_id, q, session }) => {
    await websocket.accept();
    await websocket.sendJson([item_id, q, session]);
    await websocket.close();
  },
);
app.websocket("/nothing", {}, () => undefined);
app.websocket("/deny", { websocket: SocketConnection }, ({ websocket }) =>
  websocket.sendDenialResponse(new PlainTextResponse("denied", { status: 418, headers: { "X-D": "1" } })),
);
app.websocket("/accept/{subprotocol}", { websocket: SocketConnection, subprotocol: t.string }, async ({ websocket, subprotocol }) => {
  heard.push(websocket.subprotocols);
  const headers = { "X-One": "1", "set-cookie": "a=b", "x-latin": "caf\u00e9" };
  await websocket.accept({ subprotocol: subprotocol === "none" ? undefined : subprotocol, headers });
  await websocket.close(4002, "bye ü");
});
app.websocket("/after/{kind}", { websocket: SocketConnection, kind: t.string }, async ({ websocket, kind }) => {
  await websocket.accept();
  if (kind === "socket") throw new WebSocketException(4001, "why");
  if (kind === "bare") throw new WebSocketException(1008);
  if (kind === "error") throw new Error("broken");
  if (kind === "http") throw new HTTPException(404, "late");
  if (kind === "close") await websocket.close();
  if (kind === "code") await websocket.close(Number(websocket.query.get("code")), websocket.query.get("reason"));
});

/** Calls `answer` with each message until the client goes, and remembers how it went. */
async function untilGone(websocket: SocketConnection, answer: (message: string | Uint8Array) => Promise<void>): Promise<void> {
  await websocket.accept();
  try {
    for (;;) await answer(await websocket.receive());
  } catch (error) {
    if (!(error instanceof WebSocketDisconnect)) throw error;
    heard.push([error.code, error.reason]);
  }
}

app.websocket("/echo", { websocket: SocketConnection }, ({ websocket }) =>
  untilGone(websocket, (message) => (typeof message === "string" ? websocket.sendText(message) : websocket.sendBytes(message))),
);
app.websocket("/count", { websocket: SocketConnection }, ({ websocket }) =>
  untilGone(websocket, (message) => websocket.sendJson([typeof message === "string" ? "text" : "bytes", message.length])),
);
app.websocket("/json", { websocket: SocketConnection }, async ({ websocket }) => {
  await websocket.accept();
  const value = await websocket.receiveJson();
  await websocket.sendJson(value);
  await websocket.sendJson(value, "binary");
  await websocket.close();
});

async function told(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (error: unknown) => (error as Error).message,
  );
}

app.websocket("/words", { websocket: SocketConnection }, async ({ websocket }) => {
  const before = [await told(websocket.receiveText()), await told(websocket.receiveJson("x" as never))];
  await websocket.accept();
  await websocket.close();
  heard.push([...before, await told(websocket.sendText("x")), await told(websocket.close())]);
});

const router = new Router({ prefix: "/router/{room}", dependencies: [Guard] });
router.websocket("/chat", { websocket: SocketConnection, room: t.string }, async ({ websocket, room }) => {
  await websocket.accept();
  const { url, request } = websocket;
  await websocket.sendJson({ room, path: url.pathname, scheme: url.protocol.slice(0, -1), http: request.urlFor("plain").pathname });
  await websocket.close();
});
app.include(router, { prefix: "/v1" });

const sub = new App();
sub.websocket("/ws", { websocket: SocketConnection }, async ({ websocket }) => {
  await websocket.accept();
  await websocket.sendText(websocket.url.pathname);
  await websocket.close();
});
app.mount("/sub", sub);
