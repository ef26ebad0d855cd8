// Rooms within a process and through Redis, held to the same tests; with Redis the members sit in two applications.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "signatura";
import { serve } from "signatura/node";
import { testClient, type TestClient, type TestSocket } from "signatura/testing";
import { redisMissing, redisPrefix, redisUrl } from "../../../test/support/redis.ts";
import { localHub, redisHub, type Hub } from "../hub.ts";
import { makeRooms, Rooms } from "../main.ts";

interface Kind {
  readonly name: string;
  readonly skip: boolean;
  /** The hubs of two applications. */
  readonly hubs: () => readonly [Hub, Hub];
}

const kinds: readonly Kind[] = [
  {
    name: "within a process",
    skip: false,
    hubs() {
      const hub = localHub();
      return [hub, hub];
    },
  },
  {
    name: `through Redis${redisMissing === undefined ? "" : ` (skipped: ${redisMissing})`}`,
    skip: redisMissing !== undefined,
    hubs() {
      const prefix = redisPrefix();
      return [redisHub(redisUrl, prefix), redisHub(redisUrl, prefix)];
    },
  },
];

function withHub(hub: Hub): App {
  const app = makeRooms();
  app.override(Rooms, () => hub);
  return app;
}

/** The next events, as many as there are names of types. */
async function hear(member: TestSocket, ...types: string[]): Promise<unknown[]> {
  const events: unknown[] = [];
  while (events.length < types.length) events.push(await member.receiveJson());
  expect(events.map((event) => (event as { type: string }).type)).toEqual(types);
  return events;
}

for (const { name, skip, hubs } of kinds) {
  describe.skipIf(skip)(`rooms ${name}`, () => {
    let all: readonly [Hub, Hub];
    let here: TestClient;
    let there: TestClient;
    beforeAll(async () => {
      all = hubs();
      [here, there] = [await testClient(withHub(all[0])), await testClient(withHub(all[1]))];
    });
    afterAll(async () => {
      await here[Symbol.asyncDispose]();
      await there[Symbol.asyncDispose]();
      await all[0].close();
      if (all[1] !== all[0]) await all[1].close();
    });

    test("everybody in a room hears what one says, and who comes and goes; others hear nothing", async () => {
      await using ada = await here.websocket("/rooms/lobby?name=Ada");
      await hear(ada, "joined");
      await using other = await there.websocket("/rooms/kitchen?name=Eve");
      await hear(other, "joined");
      const bob = await there.websocket("/rooms/lobby?name=Bob");
      await hear(bob, "joined");
      await hear(ada, "joined");
      ada.sendJson({ text: "hello" });
      expect(await hear(bob, "said")).toEqual([{ type: "said", name: "Ada", text: "hello" }]);
      expect(await hear(ada, "said")).toEqual([{ type: "said", name: "Ada", text: "hello" }]);
      await bob.close();
      expect(await hear(ada, "left")).toEqual([{ type: "left", name: "Bob" }]);
      other.sendJson({ text: "alone" });
      expect(await hear(other, "said")).toEqual([{ type: "said", name: "Eve", text: "alone" }]);
    });

    test("whoever only listens gets the same as server-sent events", async () => {
      await using listener = await here.events("/rooms/stage");
      await using ada = await there.websocket("/rooms/stage?name=Ada");
      ada.sendJson({ text: "one" });
      const events = await listener.take(2);
      expect(events.map((event) => event.json())).toEqual([
        { type: "joined", name: "Ada" },
        { type: "said", name: "Ada", text: "one" },
      ]);
    });

    test("a room that was empty is heard again", async () => {
      for (const text of ["first", "second"]) {
        await using ada = await here.websocket("/rooms/attic?name=Ada");
        await hear(ada, "joined");
        ada.sendJson({ text });
        expect(await hear(ada, "said")).toEqual([{ type: "said", name: "Ada", text }]);
      }
    });
  });
}

describe("a room", () => {
  test("refuses a name that is none before the handshake, and a message that is none after it", async () => {
    await using client = await testClient(withHub(localHub()));
    await expect(client.websocket("/rooms/lobby")).rejects.toMatchObject({ code: 1008 });
    await expect(client.websocket("/rooms/LOBBY?name=Ada")).rejects.toMatchObject({ code: 1008 });
    await using ada = await client.websocket("/rooms/lobby?name=Ada");
    await hear(ada, "joined");
    ada.sendJson({ text: "" });
    expect(await ada.receiveClose()).toEqual({ code: 1008, reason: "message.text: String should have at least 1 character" });
  });

  test("lets go of what a slow listener does not take, and holds up nobody else", async () => {
    const hub = localHub();
    const controller = new AbortController();
    const events = await hub.listen("lobby", controller.signal);
    for (let n = 0; n < 250; n += 1) await hub.publish("lobby", { type: "said", name: "Ada", text: String(n) });
    expect([events.queued, events.dropped]).toEqual([100, 150]);
    controller.abort();
    await hub.publish("lobby", { type: "left", name: "Ada" });
    expect(events.queued).toBe(0);
  });

  test("works over a real socket, and closes with 1012 when the server stops", async () => {
    const server = await serve(withHub(localHub()), { port: 0 });
    const member = new WebSocket(`${server.url.replace("http", "ws")}/rooms/lobby?name=Ada`);
    const told = Promise.withResolvers<string>();
    const closed = Promise.withResolvers<number>();
    member.onmessage = ({ data }) => told.resolve(data as string);
    member.onclose = ({ code }) => closed.resolve(code);
    expect(JSON.parse(await told.promise)).toEqual({ type: "joined", name: "Ada" });
    await server.close();
    expect(await closed.promise).toBe(1012);
  });
});
