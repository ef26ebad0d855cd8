// A room of several clients: what one says goes to all, and so does that somebody has left.

import { App, HTMLResponse, socket, t, type TypedSocket } from "signatura";

type Client = TypedSocket<typeof t.string, typeof t.string>;

const html = `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Room</title>
<h1>You are <output></output></h1>
<form><input name="message" autocomplete="off" autofocus> <button>Send</button></form>
<ul></ul>
<script>
  const id = Date.now();
  const socket = new WebSocket("ws://" + location.host + "/ws/" + id);
  const list = document.querySelector("ul");
  document.querySelector("output").value = id;
  socket.onmessage = ({ data }) => list.append(Object.assign(document.createElement("li"), { textContent: data }));
  document.querySelector("form").onsubmit = (event) => {
    event.preventDefault();
    socket.send(event.target.message.value);
    event.target.reset();
  };
</script>
</html>
`;

// #region room
class ConnectionManager {
  readonly #connections = new Set<Client>();

  async connect(client: Client): Promise<void> {
    await client.accept();
    this.#connections.add(client);
  }

  disconnect(client: Client): void {
    this.#connections.delete(client);
  }

  /** To everybody; who has gone this very moment misses it. */
  async broadcast(message: string): Promise<void> {
    await Promise.allSettled([...this.#connections].map((client) => client.send(message)));
  }
}

const manager = new ConnectionManager();
// #endregion room

export const app = new App();

app.get("/", async function get() {
  return new HTMLResponse(html);
});

// #region socket
app.websocket(
  "/ws/{client_id}",
  { chat: socket(t.string, t.string), client_id: t.int },
  async function websocket_endpoint({ chat, client_id }) {
    await manager.connect(chat);
    try {
      for await (const data of chat) {
        await chat.send(`You wrote: ${data}`);
        await manager.broadcast(`Client #${client_id} says: ${data}`);
      }
    } finally {
      manager.disconnect(chat);
    }
    await manager.broadcast(`Client #${client_id} left the chat`);
  },
);
// #endregion socket
