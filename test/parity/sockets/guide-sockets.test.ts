// The guide's programs of websockets, frame by frame as FastAPI's.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { App } from "signatura";
import { serve, type RunningServer } from "signatura/node";
import { app as one } from "../../../docs/tutorial/websockets_/tutorial001.ts";
import { app as two } from "../../../docs/tutorial/websockets_/tutorial002.ts";
import { app as three } from "../../../docs/tutorial/websockets_/tutorial003.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { TEXT } from "../../support/frames.ts";
import { findReference, serveReference, type ReferenceServer } from "../../support/reference.ts";
import { converse, type Conversation, type Step } from "./conversation.ts";

const say =
  (text: string): Step =>
  (client) =>
    client.send(TEXT, text);
const leave: Step = (client) => client.sendClose(1000);

const CONVERSATIONS: readonly Conversation[] = [
  { target: "/1/ws", steps: [say("Message one"), 1, say("ü"), 1, leave] },
  { target: "/1/nowhere" },
  { target: "/2/items/foo/ws" },
  { target: "/2/items/foo/ws?token=t&q=many" },
  { target: "/2/items/foo/ws?token=t", steps: [say("one"), 2, leave] },
  { target: "/2/items/b%C3%BC/ws?token=t&q=3", steps: [say("one"), 3, say("two"), 3, leave] },
  { target: "/2/items/foo/ws?token=t", headers: [["cookie", "session=s"]], steps: [say("one"), 2, leave] },
  { target: "/3/ws/somebody" },
  { target: "/3/ws/7", steps: [say("hello"), 2, say(""), 2, leave] },
];

const reference = await findReference();

describe.skipIf("missing" in reference)(`the guide's websockets, as FastAPI's${"missing" in reference ? ` (skipped: ${reference.missing})` : ""}`, () => {
  let original: ReferenceServer;
  let server: RunningServer;
  beforeAll(async () => {
    if (!("python" in reference)) return;
    original = await serveReference(reference, [new URL("guide_sockets.py", import.meta.url)]);
    const app = new App({ logger: silentLogger });
    for (const [index, program] of [one, two, three].entries()) app.mount(`/${index + 1}`, program);
    server = await serve(app, { port: 0, logger: silentLogger });
  });
  afterAll(async () => {
    // The client of these conversations answers a goodbye twice, and what comes after the first one would be waited for.
    await server?.close({ timeout: 0.2 });
    await original?.[Symbol.asyncDispose]();
  });

  test.each(CONVERSATIONS)("$target", async (conversation) => {
    const [theirs, ours] = await Promise.all([converse(original.ports["guide_sockets"]!, conversation), converse(server.port, conversation)]);
    expect(ours).toEqual(theirs);
  });
});
