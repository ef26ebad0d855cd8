import { App, BackgroundTasks, Depends, HTTPException, HttpResponse, JSONResponse, StreamingResponse, t } from "signatura";
import { ask, get } from "../corpus.ts";

export const app = new App({ title: "Background" });
let log: string[] = [];

const note = (word: string, { loud = false } = {}): void => {
  log.push(loud ? word.toUpperCase() : word);
};
const noteLater = async (word: string): Promise<void> => {
  await Promise.resolve();
  log.push(word);
};
const fail = (word: string): void => {
  log.push(`fail ${word}`);
  throw new Error(word);
};

const Adds = Depends({ tasks: BackgroundTasks, q: t.string.orNull }, async ({ tasks, q }) => {
  tasks.add(note, `dependency ${q ?? "None"}`);
  return q;
});
const Around = Depends({ tasks: BackgroundTasks }, async function* ({ tasks }) {
  tasks.add(note, "from around");
  log.push("enter");
  yield null;
  log.push("exit");
});

app.post("/order", { tasks: BackgroundTasks, q: Adds, a: Around }, async function order({ tasks, q }) {
  tasks.add(noteLater, "later");
  tasks.add(note, "loud", { loud: true });
  log.push("handler");
  return q;
});
app.post("/failing", { tasks: BackgroundTasks }, async function failing({ tasks }) {
  tasks.add(note, "before");
  tasks.add(fail, "it");
  tasks.add(note, "never");
  return "sent";
});
app.post("/refused", { tasks: BackgroundTasks }, async function refused({ tasks }) {
  tasks.add(note, "never");
  throw new HTTPException(400, "no");
});
app.post("/own", { tasks: BackgroundTasks }, async function own({ tasks }) {
  tasks.add(note, "injected");
  return new JSONResponse({ own: true }, { background: () => note("own") });
});
app.post("/own-many", async function own_many() {
  const background = async (): Promise<void> => {
    note("one");
    await noteLater("two");
  };
  return new JSONResponse({ own: "many" }, { background });
});
app.post("/stream", { tasks: BackgroundTasks }, async function stream({ tasks }) {
  const parts = async function* () {
    log.push("part");
    yield "a";
    log.push("end");
  };
  tasks.add(note, "after the stream");
  return new StreamingResponse(parts(), { mediaType: "text/plain" });
});
app.post("/nothing", { tasks: BackgroundTasks, response: HttpResponse }, { status: 204 }, async function nothing({ tasks, response }) {
  response.headers.set("X-Set", "1");
  tasks.add(note, "after nothing");
});
app.get("/log", async function read_log() {
  await new Promise((resolve) => setTimeout(resolve, 20));
  const found = log;
  log = [];
  return found;
});

export const requests = [
  get("/openapi.json"),
  ...["/order", "/order?q=a", "/failing", "/refused", "/own", "/own-many", "/stream", "/nothing", "/nowhere"].flatMap((path) => [
    ask("POST", path),
    get("/log"),
  ]),
];
