// The page to try a room with.

export const page = `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Rooms</title>
<link rel="icon" href="data:,">
<h1>Rooms</h1>
<form id="enter">
  <label>Room <input name="room" value="lobby" pattern="[a-z0-9\\-]{1,40}" required></label>
  <label>Name <input name="name" required maxlength="40"></label>
  <button>Enter</button>
</form>
<form id="say"><input name="text" autocomplete="off" maxlength="500"> <button>Say</button></form>
<ul></ul>
<script>
  let socket;
  const list = document.querySelector("ul");
  const show = (text) => list.append(Object.assign(document.createElement("li"), { textContent: text }));
  const words = {
    said: ({ name, text }) => name + ": " + text,
    joined: ({ name }) => name + " came in",
    left: ({ name }) => name + " has left",
    missed: ({ count }) => "(" + count + " missed)",
  };
  document.querySelector("#enter").onsubmit = (event) => {
    event.preventDefault();
    const { room, name } = event.target;
    socket?.close();
    socket = new WebSocket("/rooms/" + room.value + "?name=" + encodeURIComponent(name.value));
    socket.onmessage = ({ data }) => { const told = JSON.parse(data); show(words[told.type](told)); };
    socket.onclose = ({ code, reason }) => { if (code !== 1005) show("closed with " + code + " " + reason); };
  };
  document.querySelector("#say").onsubmit = (event) => {
    event.preventDefault();
    socket?.send(JSON.stringify({ text: event.target.text.value }));
    event.target.reset();
  };
</script>
</html>
`;
