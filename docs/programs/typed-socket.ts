// A websocket whose messages are models.

import { App, Model, socket, t } from "signatura";

class Said extends Model({ text: t.string.minLength(1) }) {}
class Heard extends Model({ room: t.string, text: t.string }) {}

export const app = new App();

app.websocket(
  "/rooms/{room}",
  { room: t.string, chat: socket(Said, Heard) },
  async function talk({ room, chat }) {
    for await (const { text } of chat) await chat.send({ room, text: text.toUpperCase() });
  },
);
