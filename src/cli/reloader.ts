// Development: this process holds the port for good, and starts the application in another one, anew after each change. Connections that
// come meanwhile wait; those that the old process has, it answers. Where the new one does not start, connections get its error as a 503.

import { createServer as createHttpServer, type ServerResponse } from "node:http";
import { createServer, type Server, type Socket } from "node:net";
import { stripVTControlCharacters } from "node:util";
import { listen } from "../server/node/listen.ts";
import { FileWatch } from "./file-watch.ts";
import { bindFault } from "./serve-application.ts";
import type { ServeSettings } from "./serve-settings.ts";
import { shownPath } from "./stack-frames.ts";
import { finish, watchCrashes, watchSignals } from "./stop-signals.ts";
import { tellDocs, tellWhere } from "./tell-where.ts";
import { say } from "./terminal.ts";
import { CommandError } from "./usage-error.ts";
import { WorkerProcess } from "./worker-process.ts";

/** How long a new process waits for the old one to end, in milliseconds. Beyond it both run, while the old one finishes long answers. */
const HANDOVER = 300;

export interface ReloadOptions {
  /** Folders of which every file is watched. */
  readonly trees: readonly string[];
  /** Files that are watched whether they are imported or not. */
  readonly files: readonly string[];
}

/** Serves with reload until a signal comes. Resolves to the exit code. @throws CommandError */
export async function runWithReload(settings: ServeSettings, options: ReloadOptions): Promise<number> {
  const reloader = new Reloader(settings, options);
  const stopping = watchSignals(watchCrashes(settings.useColours));
  const url = await reloader.listen();
  tellWhere(settings.place, url);
  say("info", `Started reloader process [${process.pid}]`);
  reloader.start();
  const ending = await stopping.ended;
  await reloader.stop();
  return finish(ending);
}

/** What an attempt came to: a process serves or the error stands, or it is to be tried again. */
type Outcome = "done" | "again";

class Reloader {
  readonly #settings: ServeSettings;
  readonly #options: ReloadOptions;
  readonly #server: Server;
  readonly #watch: FileWatch;
  /** Answers where no application can. */
  readonly #stub = createHttpServer((_request, response) => this.#answerFailure(response));
  readonly #waiting: Socket[] = [];
  /** Processes that finish what they have. */
  readonly #leaving = new Set<WorkerProcess>();
  #serving: WorkerProcess | undefined;
  #starting: WorkerProcess | undefined;
  /** Why there is no application. */
  #failure: string | undefined;
  /** The report that was shown last: it is not shown again before something changes. */
  #said: string | undefined;
  #files: ReadonlySet<string>;
  #docsPath: string | undefined;
  #url = "";
  #isReplacing = false;
  #isOutdated = false;
  #outdated: PromiseWithResolvers<void> = Promise.withResolvers();
  #isStopping = false;

  constructor(settings: ServeSettings, options: ReloadOptions) {
    this.#settings = settings;
    this.#options = options;
    this.#files = new Set([settings.entrypoint.file, ...options.files]);
    this.#server = createServer({ pauseOnConnect: true }, (socket) => this.#dispatch(socket));
    this.#watch = new FileWatch(options.trees, (files) => this.#changed(files));
  }

  async listen(): Promise<string> {
    try {
      this.#url = (await listen(this.#server, this.#settings.place, this.#settings.ssl === undefined ? "http" : "https")).url;
      return this.#url;
    } catch (error) {
      throw new CommandError(3, bindFault(error, this.#settings.place), { cause: error });
    }
  }

  start(): void {
    this.#watch.set(this.#files, Date.now());
    void this.#replace();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#watch.close();
    this.#server.close();
    for (const socket of this.#waiting) socket.destroy();
    const workers = [this.#serving, this.#starting, ...this.#leaving].filter((worker) => worker !== undefined);
    for (const worker of workers) worker.stop();
    await Promise.all(workers.map((worker) => worker.gone));
  }

  #dispatch(socket: Socket): void {
    // A client that goes while it waits is no concern of ours.
    socket.on("error", () => undefined);
    if (this.#serving !== undefined) this.#serving.hand(socket);
    else if (this.#failure === undefined) this.#waiting.push(socket);
    else {
      this.#stub.emit("connection", socket);
      socket.resume();
    }
  }

  #dispatchWaiting(): void {
    for (const socket of this.#waiting.splice(0)) this.#dispatch(socket);
  }

  #changed(files: readonly string[]): void {
    if (this.#isStopping) return;
    this.#said = undefined;
    const shown = files.slice(0, 3).map((file) => shownPath(file));
    say("info", `${shown.join(", ")}${files.length > 3 ? ` and ${files.length - 3} more` : ""} changed: reloading`);
    if (this.#isReplacing) {
      this.#isOutdated = true;
      this.#outdated.resolve();
      this.#starting?.stop();
    } else void this.#replace();
  }

  /** Ends the old process and starts a new one, until one is started that no change has outdated. */
  async #replace(): Promise<void> {
    this.#isReplacing = true;
    let outcome: Outcome;
    do {
      this.#outdated = Promise.withResolvers();
      this.#isOutdated = false;
      outcome = await this.#replaceOnce();
    } while ((outcome === "again" || this.#isOutdated) && !this.#isStopping);
    this.#isReplacing = false;
  }

  async #replaceOnce(): Promise<Outcome> {
    if (this.#serving !== undefined) this.#leave(this.#serving);
    this.#serving = undefined;
    await this.#waitForLeaving(HANDOVER);
    if (this.#isOutdated || this.#isStopping) return "again";
    this.#failure = undefined;
    const since = Date.now();
    const worker = new WorkerProcess(this.#settings, (socket) => this.#dispatch(socket));
    this.#starting = worker;
    const first = await worker.started;
    this.#starting = undefined;
    if (first !== undefined) this.#watchFiles(first.files, first.kind === "ready", since);
    if (this.#isOutdated || this.#isStopping) {
      this.#leave(worker);
      return "again";
    }
    if (first?.kind === "ready") {
      this.#serve(worker, first.docsPath);
      return "done";
    }
    // The old process may hold what the new one needs, such as the lock of a database: again when it has gone.
    const mayHeal = this.#leaving.size > 0;
    if (!mayHeal || first?.stage === "import")
      this.#fail(first === undefined ? `The application ended while it started (${await worker.gone}).` : first.report);
    if (!mayHeal) return "done";
    await this.#waitForLeaving(undefined);
    return "again";
  }

  #serve(worker: WorkerProcess, docsPath: string | undefined): void {
    this.#serving = worker;
    if (docsPath !== this.#docsPath) tellDocs(this.#url, docsPath);
    this.#docsPath = docsPath;
    this.#said = undefined;
    this.#dispatchWaiting();
    void worker.gone.then((code) => {
      if (this.#serving !== worker || this.#isStopping) return;
      this.#serving = undefined;
      this.#fail(`The application ended (${code}).`);
    });
  }

  #fail(report: string): void {
    if (report !== this.#said) {
      say("error", report);
      say("info", "Waiting for a change.");
    }
    this.#said = report;
    this.#failure = stripVTControlCharacters(report);
    this.#dispatchWaiting();
  }

  #leave(worker: WorkerProcess): void {
    this.#leaving.add(worker);
    worker.stop();
    void worker.gone.then(() => this.#leaving.delete(worker));
  }

  /** Until the old processes have gone, a change comes, or the time (in milliseconds) is over. */
  async #waitForLeaving(limit: number | undefined): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      if (limit !== undefined) timer = setTimeout(resolve, limit);
    });
    await Promise.race([Promise.all([...this.#leaving].map((worker) => worker.gone)), this.#outdated.promise, late]);
    clearTimeout(timer);
  }

  /** A process that failed may have imported only a part of the files. */
  #watchFiles(files: readonly string[], isWhole: boolean, since: number): void {
    this.#files = new Set([this.#settings.entrypoint.file, ...this.#options.files, ...files, ...(isWhole ? [] : this.#files)]);
    this.#watch.set(this.#files, since);
  }

  #answerFailure(response: ServerResponse): void {
    const body = `${this.#failure ?? "The application is starting."}\n`;
    response.writeHead(503, {
      "content-type": "text/plain; charset=utf-8",
      "content-length": Buffer.byteLength(body),
      "cache-control": "no-store",
      "retry-after": "1",
      connection: "close",
    });
    response.end(body);
  }
}
