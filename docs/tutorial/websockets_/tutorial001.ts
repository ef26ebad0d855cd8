// A websocket: messages both ways, each with a type. The client is accepted when the first message is waited for.

import { App, HTMLResponse, socket, t } from "signatura";

const html = `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Echo</title>
<h1>What you say comes back</h1>
<form><input name="message" autocomplete="off" autofocus> <button>Send</button></form>
<ul></ul>
<script>
  const socket = new WebSocket("ws://" + location.host + "/ws");
  const list = document.querySelector("ul");
  socket.onmessage = ({ data }) => list.append(Object.assign(document.createElement("li"), { textContent: data }));
  document.querySelector("form").onsubmit = (event) => {
    event.preventDefault();
    socket.send(event.target.message.value);
    event.target.reset();
  };
</script>
</html>
`;

export const app = new App();

app.get("/", async function get() {
  return new HTMLResponse(html);
});

// #region socket
app.websocket(
  "/ws",
  { chat: socket(t.string, t.string) },
  async function websocket_endpoint({ chat }) {
    for await (const data of chat) await chat.send(`Message text was: ${data}`);
  },
);
// #endregion socket
