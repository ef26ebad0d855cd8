// The page: a conversation whose answers survive a reload. Each chunk has an id; whoever comes back names the last one and gets the rest.

import { eventsOf } from "./event-stream.js";
import { MessageView } from "./message-view.js";

const list = document.getElementById("messages");
const form = document.getElementById("form");
const [prompt, send, stop] = ["prompt", "send", "stop"].map((id) => document.getElementById(id));
/** How long the page waits before it comes back, in milliseconds. */
const PAUSE = 500;

if (location.hash.length < 2) location.replace(`#${crypto.randomUUID()}`);
const id = location.hash.slice(1);
const url = `api/chat/${encodeURIComponent(id)}`;
let messages = [];

/** Shows an answer to its end, over as many connections as it takes. */
async function follow(answer) {
  isAnswering(true);
  const view = new MessageView(list, "assistant");
  let lastId = "";
  for (let response = await answer; response.status === 200; response = await comeBack(lastId)) {
    try {
      for await (const event of eventsOf(response)) {
        lastId = event.id;
        if (event.data !== "" && event.data !== "[DONE]") view.take(JSON.parse(event.data));
      }
      break;
    } catch {
      // The connection broke off; the answer goes on.
    }
  }
  messages = await (await fetch(url)).json();
  isAnswering(false);
}

async function comeBack(lastId) {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const response = await fetch(`${url}/stream`, { headers: { "last-event-id": lastId } }).catch(() => undefined);
    if (response !== undefined) return response;
  }
}

function isAnswering(isBusy) {
  stop.hidden = !isBusy;
  send.hidden = isBusy;
  document.body.dataset.answering = String(isBusy);
}

function show({ role, parts }) {
  const view = new MessageView(list, role);
  for (const [index, part] of parts.entries()) view.showPart(part, index);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const message = { id: crypto.randomUUID(), role: "user", parts: [{ type: "text", text: prompt.value }] };
  prompt.value = "";
  show(message);
  messages = [...messages, message];
  void follow(fetch("api/chat", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ id, messages }) }));
});

stop.addEventListener("click", () => void fetch(`${url}/stop`, { method: "POST" }));
document.getElementById("new").addEventListener("click", () => {
  location.hash = crypto.randomUUID();
  location.reload();
});

const model = await (await fetch("api/model")).json();
document.getElementById("model").textContent = model.isEmbedded
  ? `${model.name}: a small n-gram model over this project's own documents. It writes in their words and understands nothing; a plain rule chooses its tools.`
  : model.name;

// What runs is asked for before what was said, so that an answer that ends in between is in one of them.
const running = await fetch(`${url}/stream`);
const known = await fetch(url);
messages = await known.json();
for (const message of messages) if (message.id !== running.headers.get("x-run-id")) show(message);
if (running.status === 200) await follow(Promise.resolve(running));
else isAnswering(false);
