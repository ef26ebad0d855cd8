// One of the processes of the campaign: resumable streams over one log in Redis. A counter, the lines of a file, and what another server streams,
// each of a kind that may be called again and of one that may not.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { App, Model, sse, StreamRun, t } from "signatura";
import { serve } from "signatura/node";
import { redisLog } from "signatura/redis";
import { silentLogger } from "../../src/kernel/logger.ts";
import { openEvents } from "../support/event-stream.ts";

const { REDIS_URL = "", LOG_PREFIX = "", LINES = "", UPSTREAM = "", LEASE = "" } = process.env;
const log = redisLog(REDIS_URL, { prefix: LOG_PREFIX, lease: Number(LEASE) });
const app = new App({ logger: silentLogger });

class Job extends Model({ run: t.string, to: t.int.ge(0) }) {}
class Count extends Model({ n: t.int }) {}
class Line extends Model({ n: t.int, text: t.string, end: t.int.description("Where the next line begins, in bytes") }) {}
class Relayed extends Model({ n: t.int, id: t.string.description("The id that the other server gave it") }) {}

for (const restartable of [true, false]) {
  const prefix = restartable ? "/again" : "/once";
  const takes = { id: t.string, job: Job, run: StreamRun };

  app.post(`${prefix}/counter`, takes, { returns: sse(Count, { resume: log, run: "id", restartable }) }, async function* ({ job, run }) {
    for (let n = run.position + 1; n <= job.to; n += 1) {
      await sleep(Math.random() * 40, undefined, { signal: run.signal });
      yield { n };
    }
  });

  app.post(`${prefix}/file`, takes, { returns: sse(Line, { resume: log, run: "id", restartable }) }, async function* ({ job, run }) {
    const last = run.last as Line | undefined;
    let [n, end] = [last?.n ?? 0, last?.end ?? 0];
    if (n >= job.to) return;
    for await (const text of createInterface(createReadStream(LINES, { start: end }))) {
      n += 1;
      end += Buffer.byteLength(text) + 1;
      yield { n, text, end };
      if (n >= job.to) return;
      await sleep(Math.random() * 40, undefined, { signal: run.signal });
    }
  });

  app.post(`${prefix}/upstream`, takes, { returns: sse(Relayed, { resume: log, run: "id", restartable }) }, async function* ({ job, run }) {
    let lastEventId = (run.last as Relayed | undefined)?.id;
    let n = run.position;
    while (n < job.to) {
      const upstream = await openEvents(`${UPSTREAM}/${job.run}`, { lastEventId });
      run.signal.addEventListener("abort", () => upstream.cut(), { once: true });
      for (let event = await upstream.next().catch(() => undefined); event !== undefined; event = await upstream.next().catch(() => undefined)) {
        n += 1;
        lastEventId = event.id;
        yield { n: JSON.parse(event.data) as number, id: event.id };
        if (n >= job.to) return upstream.cut();
      }
      run.signal.throwIfAborted();
    }
  });
}

const server = await serve(app, { port: 0, logger: silentLogger });
console.log(server.port);
