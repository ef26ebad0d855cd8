// Rooms: several people talk in one, over websockets; others only listen, by server-sent events. With REDIS_URL the rooms are the same in
// every process.

import { App, Depends, HTMLResponse, HttpRequest, Query, socket, sse, type Channel, type TypedSocket } from "signatura";
import { localHub, redisHub, type Event } from "./hub.ts";
import { MemberName, Message, RoomEvent, RoomName } from "./models.ts";
import { page } from "./page.ts";

/** One for the application: tests override it. */
export const Rooms = Depends(
  async function* () {
    const url = process.env["REDIS_URL"];
    const hub = url === undefined || url === "" ? localHub() : redisHub(url);
    try {
      yield hub;
    } finally {
      await hub.close();
    }
  },
  { scope: "app", name: "Rooms" },
);

export function makeRooms(): App {
  const app = new App({ title: "Rooms", version: "1.0.0" });

  app.get("/", {}, { includeInSchema: false }, () => new HTMLResponse(page));

  app.get("/rooms/{room}", { room: RoomName, hub: Rooms, request: HttpRequest }, { returns: sse(RoomEvent) }, ({ room, hub, request }) => {
    return hub.listen(room, request.signal);
  });

  app.websocket(
    "/rooms/{room}",
    { room: RoomName, name: Query(MemberName), chat: socket(Message, RoomEvent), hub: Rooms },
    async ({ room, name, chat, hub }) => {
      await chat.accept();
      const events = await hub.listen(room, chat.connection.signal);
      await hub.publish(room, { type: "joined", name });
      const telling = tell(events, chat);
      try {
        for await (const { text } of chat) await hub.publish(room, { type: "said", name, text });
      } finally {
        events.abort();
        await telling;
        await hub.publish(room, { type: "left", name });
      }
    },
  );

  return app;
}

/** Sends what happens as fast as the client takes it. Who was too slow learns how much it has missed. */
async function tell(events: Channel<Event>, chat: TypedSocket<typeof Message, typeof RoomEvent>): Promise<void> {
  let told = 0;
  try {
    for await (const event of events) {
      const { dropped } = events;
      if (dropped > told) await chat.send({ type: "missed", count: dropped - told });
      told = dropped;
      await chat.send(event);
    }
  } catch {
    // The client has gone, or the room is closed: whoever reads from it learns the same.
  }
}

export const app: App = makeRooms();
