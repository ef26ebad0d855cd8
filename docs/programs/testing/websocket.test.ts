// A websocket in a test.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WebSocketDisconnect } from "signatura";
import { testClient } from "signatura/testing";
import { app } from "../../tutorial/app_testing/tutorial002.ts";

test("says hello and closes", async () => {
  await using client = await testClient(app);
  await using socket = await client.websocket("/ws");
  assert.deepEqual(await socket.receiveJson(), { msg: "Hello WebSocket" });
  await assert.rejects(socket.receiveText(), WebSocketDisconnect);
});
