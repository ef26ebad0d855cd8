// W5 as the guide writes it: an async generator, each event validated by its model; backpressure, pings and counting as they come.

import { App, Model, sse, t } from "signatura";
import { serve } from "signatura/node";
import { eventOf, EVENTS } from "../events-workload.ts";

class Tick extends Model({ n: t.int, word: t.string, at: t.int }) {}

const app = new App();

app.get("/events", {}, { returns: sse(Tick) }, async function* stream_events() {
  for (let n = 0; n < EVENTS; n += 1) yield eventOf(n);
});

app.get("/events-sync", {}, { returns: sse(Tick) }, function* stream_events_sync() {
  for (let n = 0; n < EVENTS; n += 1) yield eventOf(n);
});

const server = await serve(app, { port: Number(process.env.PORT ?? 0) });
console.log(server.url);
