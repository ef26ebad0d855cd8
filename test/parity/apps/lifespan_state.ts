import { App, Depends, HttpRequest, Router } from "signatura";
import { get } from "../corpus.ts";

const events: string[] = [];

interface Db {
  items: number[];
}

export const app = new App({
  title: "Lifespan",
  async *lifespan(app: App) {
    events.push("app up");
    app.state["counter"] = 0;
    yield { db: { items: [] }, name: "app" };
    events.push("app down");
  },
});
const router = new Router({
  async *lifespan() {
    events.push("router up");
    yield { router: "r", name: "router" };
    events.push("router down");
  },
});

const DbOf = Depends({ request: HttpRequest }, async ({ request }) => request.state["db"] as Db);

router.get("/state", { request: HttpRequest, db: DbOf }, async function state({ request, db }) {
  const counter = (app.state["counter"] as number) + 1;
  app.state["counter"] = counter;
  db.items.push(counter);
  const found = { name: request.state["name"], router: request.state["router"], items: db.items, seen: request.state["seen"] ?? null };
  request.state["seen"] = true;
  return found;
});
app.include(router);
app.get("/events", async function read_events() {
  return events;
});

export const requests = [get("/state"), get("/state"), get("/events"), get("/state?x=1")];
