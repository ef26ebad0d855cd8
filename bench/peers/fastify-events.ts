// W5 as Fastify's users write it: a stream of text, made of an async generator.

import { Readable } from "node:stream";
import { fastify } from "fastify";
import { eventOf, EVENTS } from "../events-workload.ts";

async function* produce(): AsyncGenerator<string, void, undefined> {
  for (let n = 0; n < EVENTS; n += 1) yield `data: ${JSON.stringify(eventOf(n))}\n\n`;
}

const app = fastify();

app.get("/events", (_request, reply) => reply.type("text/event-stream; charset=utf-8").header("cache-control", "no-cache").send(Readable.from(produce())));

console.log(await app.listen({ port: Number(process.env.PORT ?? 0), host: "127.0.0.1" }));
