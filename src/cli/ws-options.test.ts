// The options for websockets, by what a client of the running command sees.

import { afterAll, expect, test } from "vitest";
import { Project, RunningCommand } from "../../test/support/command-line.ts";
import { FrameClient, PING, TEXT } from "../../test/support/frames.ts";
import { valuesOf } from "../../test/support/wire.ts";

const project = new Project({
  "main.ts": `
    import { App, SocketConnection } from "signatura";
    export const app = new App();
    app.websocket("/echo", { socket: SocketConnection }, async ({ socket }) => {
      await socket.accept();
      for await (const text of socket.iterateText()) await socket.sendText(text);
    });
  `,
});
afterAll(() => project[Symbol.dispose]());

const offer = [["sec-websocket-extensions", "permessage-deflate"]] as const;

test.each([
  [[], true],
  [["--ws-per-message-deflate", "false"], false],
])("%j compresses: %s", async (args, compresses) => {
  await using command = new RunningCommand(["run", "main.ts", "--port", "0", ...args], { cwd: project.folder });
  await using client = await FrameClient.open(Number(new URL(await command.url()).port), "/echo", offer);
  expect(valuesOf(client.answer!, "sec-websocket-extensions").length === 1).toBe(compresses);
  client.send(TEXT, "x".repeat(2000));
  expect((await client.frame()).isCompressed).toBe(compresses);
});

test("--ws-max-size bounds a message, --ws-ping-interval and --ws-ping-timeout find out who is gone", async () => {
  const args = ["--ws-max-size", "10", "--ws-ping-interval", "0.1", "--ws-ping-timeout", "0.2"];
  await using command = new RunningCommand(["run", "main.ts", "--port", "0", ...args], { cwd: project.folder });
  const port = Number(new URL(await command.url()).port);
  await using large = await FrameClient.open(port, "/echo");
  large.send(TEXT, "x".repeat(11));
  expect(await large.goodbye()).toEqual([1009, ""]);
  await using silent = await FrameClient.open(port, "/echo");
  expect((await silent.frame()).opcode).toBe(PING);
  expect(await silent.goodbye()).toEqual([1011, "keepalive ping timeout"]);
});
