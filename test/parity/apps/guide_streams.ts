import { App } from "signatura";
import { app as events1 } from "../../../docs/tutorial/server_sent_events/tutorial001.ts";
import { app as events2 } from "../../../docs/tutorial/server_sent_events/tutorial002.ts";
import { app as events3 } from "../../../docs/tutorial/server_sent_events/tutorial003.ts";
import { app as events4 } from "../../../docs/tutorial/server_sent_events/tutorial004.ts";
import { app as events5 } from "../../../docs/tutorial/server_sent_events/tutorial005.ts";
import { app as story } from "../../../docs/tutorial/stream_data/tutorial001.ts";
import { app as image } from "../../../docs/tutorial/stream_data/tutorial002.ts";
import { app as lines1 } from "../../../docs/tutorial/stream_json_lines/tutorial001.ts";
import { get, post, type ParityRequest } from "../corpus.ts";

export const app = new App({ title: "Streams of the guide" });

for (const [name, program] of Object.entries({ events1, events2, events3, events4, events5, lines1, story, image })) app.mount(`/${name}`, program);

const ways = ["", "-no-async", "-no-annotation", "-no-async-no-annotation"];

export const requests: readonly ParityRequest[] = [
  ...ways.map((way) => get(`/events1/items/stream${way}`)),
  get("/events2/items/stream"),
  get("/events3/logs/stream"),
  get("/events4/items/stream"),
  get("/events4/items/stream", { "last-event-id": "0" }),
  get("/events4/items/stream", { "last-event-id": "2" }),
  get("/events4/items/stream", { "last-event-id": "first" }),
  post("/events5/chat/stream", { text: " to be  or not" }),
  post("/events5/chat/stream", {}),
  ...ways.map((way) => get(`/lines1/items/stream${way}`)),
  get("/story/story/stream"),
  get("/story/story/stream-no-async-no-annotation-bytes"),
  get("/image/image/stream"),
];
