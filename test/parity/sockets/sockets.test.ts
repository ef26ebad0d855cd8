// Websockets frame by frame: the Python program under uvicorn, its twin by `serve`, the same bytes to both, and what clients and handlers see.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, type RunningServer } from "signatura/node";
import { findReference, serveReference, type ReferenceServer } from "../../support/reference.ts";
import { BINARY, CLOSE, PING, TEXT, type FrameClient } from "../../support/frames.ts";
import { exchangeOnce } from "../../support/wire.ts";
import { converse, type Conversation, type Step } from "./conversation.ts";
import { app } from "./socket_app.ts";

const send =
  (...[opcode, payload, options]: Parameters<FrameClient["send"]>): Step =>
  (client) =>
    client.send(opcode, payload, options);
const sendClose =
  (code: number, reason?: string): Step =>
  (client) =>
    client.sendClose(code, reason);
const code = (number: number): Buffer => Buffer.from([number >> 8, number & 0xff]);

const HANDSHAKES: readonly Conversation[] = [
  { target: "/none" },
  { target: "/plain" },
  { target: "/close" },
  ...["socket", "http", "teapot", "error"].map((kind) => ({ target: `/raise/${kind}` })),
  { target: "/items/x?q=1" },
  { target: "/items/1" },
  { target: "/items/1?q=x" },
  { target: "/items/1?q=1&q=2", headers: [["cookie", "session=s; other=o"]] },
  { target: "/nothing" },
  { target: "/deny" },
  { target: "/accept/b", headers: [["sec-websocket-protocol", "a, b"]] },
  { target: "/accept/none", headers: [["sec-websocket-protocol", "a, b"]] },
  { target: "/accept/none" },
  { target: "/echo", headers: [["token", "bad"]] },
  { target: "/v1/router/one/chat" },
  { target: "/v1/router/one/chat", headers: [["token", "bad"]] },
  { target: "/v1/router/one/chat", headers: [["token", "http"]] },
  { target: "/sub/ws" },
  { target: "/sub/none" },
];

const ENDS: readonly Conversation[] = [
  ...["socket", "bare", "close"].map((kind) => ({ target: `/after/${kind}` })),
  { target: "/after/code?code=1000" },
  { target: "/after/code?code=1001&reason=going" },
  { target: "/after/code?code=3000" },
  { target: "/after/code?code=4999&reason=%C3%BC" },
  { target: `/after/code?code=4000&reason=${"x".repeat(123)}` },
  { target: "/words" },
  { target: "/echo", steps: [sendClose(1000)] },
  { target: "/echo", steps: [sendClose(1001, "going")] },
  { target: "/echo", steps: [sendClose(4001, "why ü")] },
  { target: "/echo", steps: [send(CLOSE)] },
  { target: "/echo", steps: [send(TEXT, "first"), 1, sendClose(3999)] },
];

const MESSAGES: readonly Conversation[] = [
  { target: "/echo", steps: [send(TEXT, "text ü 🍰"), send(BINARY, "bytes \u00ff"), send(TEXT), send(BINARY), 4, sendClose(1000)] },
  { target: "/count", steps: [send(TEXT, "x".repeat(300)), send(BINARY, "x".repeat(70_000)), 2, sendClose(1000)] },
  { target: "/echo", steps: [send(PING, "ping"), 1, send(TEXT, "after"), 1, send(PING), 1, sendClose(1000)] },
  {
    target: "/echo",
    steps: [
      send(TEXT, "one ", { isLast: false }),
      send(PING, "between"),
      1,
      send(0, "mess", { isLast: false }),
      send(0, "age"),
      send(TEXT, "two"),
      2,
      sendClose(1000),
    ],
  },
  { target: "/echo", steps: [...Array.from({ length: 200 }, (_, index) => send(TEXT, String(index))), 200, sendClose(1000)] },
  { target: "/json", steps: [send(TEXT, '{"a": [1, 2.5, null], "b": "ü", "__proto__": 1}')] },
];

/** What no client may send: the code of the goodbye is the protocol's, its reason is each library's own. */
const FAULTS: readonly Conversation[] = [
  { target: "/echo", steps: [send(TEXT, new Uint8Array([0xff, 0xfe]))] },
  { target: "/echo", steps: [(client) => client.announce(TEXT, 16_777_217)] },
  { target: "/echo", steps: [(client) => client.wire.send(new Uint8Array([0x81, 0x01, 0x61]))] },
  { target: "/echo", steps: [send(3, "reserved")] },
  { target: "/echo", steps: [send(0, "continues nothing")] },
  { target: "/echo", steps: [send(TEXT, "begun", { isLast: false }), send(TEXT, "begun anew")] },
  { target: "/echo", steps: [send(PING, "x".repeat(126))] },
  { target: "/echo", steps: [send(PING, "in parts", { isLast: false })] },
  { target: "/echo", steps: [send(TEXT, "compressed?", { isCompressed: true })] },
  { target: "/echo", steps: [send(CLOSE, "x")] },
  { target: "/echo", steps: [send(CLOSE, code(1005))] },
  { target: "/echo", steps: [send(CLOSE, code(999))] },
  { target: "/echo", steps: [send(CLOSE, Buffer.concat([code(1000), Buffer.from([0xff])]))] },
];

const reference = await findReference();

describe.skipIf("missing" in reference)(`websockets are FastAPI's${"missing" in reference ? ` (skipped: ${reference.missing})` : ""}`, () => {
  let original: ReferenceServer;

  beforeAll(async () => {
    if ("python" in reference) original = await serveReference(reference, [new URL("socket_app.py", import.meta.url)]);
  });
  afterAll(() => original?.[Symbol.asyncDispose]());

  describe.each(["http1", "node"] as const)("over %s", (http) => {
    let server: RunningServer;
    beforeAll(async () => {
      server = await serve(app, { port: 0, http });
    });
    afterAll(() => server.close());

    /** What both sides of a conversation have seen: theirs first. */
    async function both(conversation: Conversation): Promise<[theirs: unknown, ours: unknown]> {
      const ports = [original.ports["socket_app"]!, server.port];
      const [theirs, ours] = await Promise.all(
        ports.map(async (port) => {
          const seen = await converse(port, conversation);
          return { ...seen, heard: await heardBy(port) };
        }),
      );
      return [theirs, ours];
    }

    test.each(HANDSHAKES.map((one) => [describeConversation(one), one] as const))("in the handshake of %s", async (_title, conversation) => {
      const [theirs, ours] = await both(conversation);
      expect(ours).toEqual(theirs);
    });

    test.each(ENDS.map((one) => [describeConversation(one), one] as const))("at the end of %s", async (_title, conversation) => {
      const [theirs, ours] = await both(conversation);
      expect(ours).toEqual(theirs);
    });

    test.each([
      ["error", "close 1011"],
      ["http", "close 1011"],
      ["falls", "close 1000"],
    ])("but for a goodbye where uvicorn has none, since the handler ends without one (%s)", async (kind, goodbye) => {
      const [theirs, ours] = await both({ target: `/after/${kind}` });
      expect([theirs, ours]).toMatchObject([{ frames: ["end"] }, { frames: [goodbye] }]);
    });

    test.each(MESSAGES.map((one, index) => [index, one] as const))("in messages and their order (%i)", async (_index, conversation) => {
      const [theirs, ours] = await both(conversation);
      expect(ours).toEqual(theirs);
    });

    test.each(FAULTS.map((one, index) => [index, one] as const))("in what no client may send (%i)", async (_index, conversation) => {
      const [theirs, ours] = await both(conversation);
      expect(withoutReasons(ours)).toEqual(withoutReasons(theirs));
    });
  });
});

/** What handlers have heard of the end, as soon as they have. */
async function heardBy(port: number): Promise<unknown> {
  for (let tries = 0; ; tries += 1) {
    const text = (await exchangeOnce(port, { method: "GET", target: "/heard" })).body.toString();
    if (text !== "[]" || tries === 3) return JSON.parse(text);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function withoutReasons(seen: unknown): unknown {
  return JSON.parse(JSON.stringify(seen), (_key, value: unknown) => {
    if (typeof value === "string") return value.replace(/^(close \d+).*$/s, "$1");
    return Array.isArray(value) && value.length === 2 && typeof value[0] === "number" ? [value[0]] : value;
  });
}

function describeConversation({ target, headers = [], steps = [] }: Conversation): string {
  return `${target.slice(0, 60)}${headers.map(([name, value]) => ` [${name}: ${value}]`).join("")}${steps.length === 0 ? "" : ` (${steps.length} frames)`}`;
}
