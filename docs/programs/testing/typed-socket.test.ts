// A websocket with models in a test.

import assert from "node:assert/strict";
import { test } from "node:test";
import { testClient } from "signatura/testing";
import { app } from "../typed-socket.ts";

test("says it louder", async () => {
  await using client = await testClient(app);
  await using socket = await client.websocket("/rooms/kitchen");
  socket.sendJson({ text: "hello" });
  assert.deepEqual(await socket.receiveJson(), { room: "kitchen", text: "HELLO" });
});
