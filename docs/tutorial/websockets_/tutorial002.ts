// A websocket takes parameters and dependencies like any operation. One that throws before the client is accepted refuses it.

import {
  App,
  Cookie,
  Depends,
  HTMLResponse,
  Query,
  socket,
  status,
  t,
  WebSocketException,
} from "signatura";

const html = `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Items</title>
<h1>Talk about an item</h1>
<form id="where">
  <label>Item <input name="item" value="foo"></label>
  <label>Token <input name="token" value="some-key-token"></label>
  <button>Connect</button>
</form>
<form id="what"><input name="message" autocomplete="off"> <button>Send</button></form>
<ul></ul>
<script>
  let socket;
  const list = document.querySelector("ul");
  document.querySelector("#where").onsubmit = (event) => {
    event.preventDefault();
    const { item, token } = event.target;
    socket?.close();
    socket = new WebSocket("ws://" + location.host + "/items/" + encodeURIComponent(item.value) + "/ws?token=" + encodeURIComponent(token.value));
    socket.onmessage = ({ data }) => list.append(Object.assign(document.createElement("li"), { textContent: data }));
  };
  document.querySelector("#what").onsubmit = (event) => {
    event.preventDefault();
    socket?.send(event.target.message.value);
    event.target.reset();
  };
</script>
</html>
`;

// #region parameters
const CookieOrToken = Depends(
  { session: Cookie(t.string.orNull), token: Query(t.string.orNull) },
  async function get_cookie_or_token({ session, token }) {
    if (session === null && token === null)
      throw new WebSocketException(status.WS_1008_POLICY_VIOLATION);
    return session || token;
  },
);
// #endregion parameters

export const app = new App();

app.get("/", async function get() {
  return new HTMLResponse(html);
});

// #region socket
app.websocket(
  "/items/{item_id}/ws",
  {
    chat: socket(t.string, t.string),
    item_id: t.string,
    q: t.int.orNull,
    cookie_or_token: CookieOrToken,
  },
  async function websocket_endpoint({ chat, item_id, q, cookie_or_token }) {
    for await (const data of chat) {
      await chat.send(`Session cookie or query token value is: ${cookie_or_token}`);
      if (q !== null) await chat.send(`Query parameter q is: ${q}`);
      await chat.send(`Message text was: ${data}, for item ID: ${item_id}`);
    }
  },
);
// #endregion socket
