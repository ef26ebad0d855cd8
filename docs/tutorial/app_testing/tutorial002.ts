// A websocket to be tested: a test client opens it without a port, too.

import { App, SocketConnection } from "signatura";

export const app = new App();

app.get("/", async function read_main() {
  return { msg: "Hello World" };
});

app.websocket(
  "/ws",
  { websocket: SocketConnection },
  async function websocket_endpoint({ websocket }) {
    await websocket.accept();
    await websocket.sendJson({ msg: "Hello WebSocket" });
    await websocket.close();
  },
);
