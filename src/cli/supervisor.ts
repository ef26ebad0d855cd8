// Production on several processors: this process holds the port and hands each connection to one of several processes, in turn. One that ends
// by itself is started anew; a SIGHUP replaces them one by one, each new one ready before its predecessor is told to leave.

import { createServer, type Server, type Socket } from "node:net";
import { listen } from "../server/node/listen.ts";
import { bindFault } from "./serve-application.ts";
import type { ServeSettings } from "./serve-settings.ts";
import { finish, watchCrashes, watchSignals } from "./stop-signals.ts";
import { tellDocs, tellWhere } from "./tell-where.ts";
import { say } from "./terminal.ts";
import { CommandError } from "./usage-error.ts";
import { WorkerProcess } from "./worker-process.ts";

/** A process that has died is replaced at once; one that dies soon after waits so long, in milliseconds, and each one after it twice as long, … */
const FIRST_PAUSE = 100;
/** … up to this. */
const LONGEST_PAUSE = 30_000;
/** How often a process is asked whether it is well, in milliseconds. */
const CHECK_INTERVAL = 5000;
/** A process that has served for so long, in milliseconds, was no failed start. */
const STEADY = 10_000;

export interface WorkerOptions {
  /** How many processes serve. */
  readonly count: number;
  /** How long a process may leave a question for its health unanswered, in seconds, before it is killed. */
  readonly healthcheck: number;
}

/** Serves by several processes until a signal comes. Resolves to the exit code. @throws CommandError */
export async function runWithWorkers(settings: ServeSettings, { count, healthcheck }: WorkerOptions): Promise<number> {
  const supervisor = new Supervisor(settings, healthcheck);
  const stopping = watchSignals(watchCrashes(settings.useColours));
  const url = await supervisor.listen();
  say("info", `Started parent process [${process.pid}]`);
  const docsPath = await supervisor.start(count);
  tellWhere(settings.place, url);
  tellDocs(url, docsPath);
  const ending = await stopping.ended;
  await supervisor.stop();
  return finish(ending);
}

/** One of the processes, and whoever takes its place. */
interface Post {
  worker: WorkerProcess | undefined;
  /** How long the next start waits, in milliseconds. */
  pause: number;
}

class Supervisor {
  readonly #settings: ServeSettings;
  readonly #patience: number;
  readonly #server: Server;
  readonly #posts: Post[] = [];
  /** Every process that is there, those that finish what they have included. */
  readonly #alive = new Set<WorkerProcess>();
  /** Connections that come while nobody serves. */
  readonly #waiting: Socket[] = [];
  #next = 0;
  #isStopping = false;
  /** Replacements, one after the other. */
  #replacing: Promise<void> = Promise.resolve();

  constructor(settings: ServeSettings, healthcheck: number) {
    this.#settings = settings;
    this.#patience = healthcheck * 1000;
    this.#server = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (socket) => this.#dispatch(socket));
  }

  async listen(): Promise<string> {
    try {
      return (await listen(this.#server, this.#settings.place, this.#settings.ssl === undefined ? "http" : "https")).url;
    } catch (error) {
      throw new CommandError(3, bindFault(error, this.#settings.place), { cause: error });
    }
  }

  /** Starts the processes. Gives where their docs page is. @throws CommandError where one of them does not start */
  async start(count: number): Promise<string | undefined> {
    const starts = await Promise.all(Array.from({ length: count }, () => this.#startWorker()));
    const failed = starts.find(({ report }) => report?.kind !== "ready");
    if (failed !== undefined) {
      await this.stop();
      const told = failed.report?.kind === "failed" ? failed.report : undefined;
      throw new CommandError(told?.stage === "startup" ? 3 : 1, told?.report ?? `A process ended while it started (${await failed.worker.gone}).`);
    }
    for (const { worker } of starts) this.#appoint(this.#addPost(), worker);
    process.on("SIGHUP", () => this.#replaceAll());
    process.on("SIGTTIN", () => void this.#fill(this.#addPost()));
    process.on("SIGTTOU", () => this.#removePost());
    setInterval(() => this.#checkAll(), CHECK_INTERVAL).unref();
    const [first] = starts;
    return first?.report?.kind === "ready" ? first.report.docsPath : undefined;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#server.close();
    for (const socket of this.#waiting) socket.destroy();
    for (const worker of this.#alive) worker.stop();
    await Promise.all([...this.#alive].map((worker) => worker.gone));
  }

  #addPost(): Post {
    const post: Post = { worker: undefined, pause: 0 };
    this.#posts.push(post);
    return post;
  }

  /** One of them always stays. */
  #removePost(): void {
    if (this.#posts.length === 1) return;
    const { worker } = this.#posts.pop()!;
    worker?.leave();
  }

  /** A process whose event loop stands still answers nobody, and does not end by itself. */
  #checkAll(): void {
    for (const { worker } of this.#posts) {
      if (worker === undefined || worker.check() < this.#patience) continue;
      say("error", `Process [${worker.pid}] has not answered for ${this.#patience / 1000} s: it is killed`);
      worker.kill();
    }
  }

  async #startWorker(): Promise<{ readonly worker: WorkerProcess; readonly report: Awaited<WorkerProcess["started"]> }> {
    const worker = new WorkerProcess(this.#settings, (socket) => this.#dispatch(socket));
    this.#alive.add(worker);
    void worker.gone.then(() => this.#alive.delete(worker));
    return { worker, report: await worker.started };
  }

  /** Gives a process that is ready its post. One that dies there is replaced. */
  #appoint(post: Post, worker: WorkerProcess): void {
    post.worker = worker;
    const since = Date.now();
    for (const socket of this.#waiting.splice(0)) this.#dispatch(socket);
    void worker.spent.then(() => {
      if (post.worker === worker && !this.#isStopping) void this.#replace(post);
    });
    void worker.gone.then((code) => {
      if (post.worker !== worker || this.#isStopping) return;
      post.worker = undefined;
      if (Date.now() - since >= STEADY) post.pause = 0;
      say("error", `Process [${worker.pid}] died (${code}): another one takes its place`);
      void this.#fill(post);
    });
  }

  async #fill(post: Post): Promise<void> {
    while (post.worker === undefined && !this.#isStopping) {
      await new Promise((resolve) => setTimeout(resolve, post.pause));
      post.pause = Math.min(Math.max(post.pause * 2, FIRST_PAUSE), LONGEST_PAUSE);
      if (this.#isStopping) return;
      const { worker, report } = await this.#startWorker();
      if (report?.kind === "ready" && this.#posts.includes(post)) this.#appoint(post, worker);
      else if (report?.kind === "ready") {
        worker.leave();
        return;
      } else say("error", report?.report ?? `Process [${worker.pid}] ended while it started`);
    }
  }

  #replaceAll(): void {
    say("info", "SIGHUP: replacing the processes one by one");
    this.#replacing = this.#replacing.then(async () => {
      for (const post of this.#posts) {
        if (this.#isStopping) return;
        if (!(await this.#replace(post))) return;
      }
      say("info", "All processes are replaced");
    });
  }

  /** The new process is ready before the old one is told to leave. Gives whether there is one. */
  async #replace(post: Post): Promise<boolean> {
    const { worker, report } = await this.#startWorker();
    if (report?.kind !== "ready") {
      say("error", `${report?.report ?? `Process [${worker.pid}] ended while it started`}\n\nThe old processes go on.`);
      return false;
    }
    const old = post.worker;
    post.pause = 0;
    this.#appoint(post, worker);
    old?.leave();
    return true;
  }

  #dispatch(socket: Socket): void {
    // A client that goes while it waits is no concern of ours.
    socket.on("error", () => undefined);
    for (let tries = 0; tries < this.#posts.length; tries += 1) {
      const { worker } = this.#posts[this.#next % this.#posts.length]!;
      this.#next += 1;
      if (worker !== undefined) {
        worker.hand(socket);
        return;
      }
    }
    this.#waiting.push(socket);
  }
}
