// One process that serves for another, as that other sees it: started, handed connections, told to stop, gone.

import { fork, type ChildProcess } from "node:child_process";
import type { Socket } from "node:net";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { FromWorker, ToWorker } from "./reload-messages.ts";
import type { ServeSettings } from "./serve-settings.ts";

const WORKER = fileURLToPath(new URL(`./reload-worker${extname(import.meta.url)}`, import.meta.url));

/** What a process says of its start. */
export type StartReport = Extract<FromWorker, { readonly kind: "ready" | "failed" }>;

export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #returnConnection: (socket: Socket) => void;
  /** Connections that are on their way to the process: both have them, until it says that it has taken them. */
  readonly #handed = new Map<number, Socket>();
  #lastId = 0;
  /** When the process was asked for its health and has not answered yet. */
  #askedAt: number | undefined;
  /** Undefined where it ended before it said a word. */
  readonly started: Promise<StartReport | undefined>;
  /** Settled when it has answered as many requests as it may. */
  readonly spent: Promise<void>;
  /** The exit code, or the signal that ended it. */
  readonly gone: Promise<number | NodeJS.Signals>;

  /** @param returnConnection Gets the connections that the process ended without taking. */
  constructor(settings: ServeSettings, returnConnection: (socket: Socket) => void) {
    this.#returnConnection = returnConnection;
    this.#child = fork(WORKER, [], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.gone = new Promise((resolve) => {
      this.#child.once("exit", (code, signal) => resolve(code ?? signal ?? 1));
      this.#child.once("error", () => resolve(1));
    });
    const spent = Promise.withResolvers<void>();
    this.spent = spent.promise;
    this.started = new Promise((resolve) => {
      this.#child.on("message", (message: FromWorker) => {
        if (message.kind === "taken") this.#letGo(message.id);
        else if (message.kind === "spent") spent.resolve();
        else if (message.kind === "well") this.#askedAt = undefined;
        else resolve(message);
      });
      void this.gone.then(() => resolve(undefined));
    });
    void this.gone.then(() => {
      // Those that come back may be handed out again, even to this process, before it is known to be gone.
      for (const id of [...this.#handed.keys()]) this.#takeBack(id);
    });
    this.#tell({ kind: "start", settings });
  }

  /** Hands a connection over. */
  hand(socket: Socket): void {
    this.#lastId += 1;
    const id = this.#lastId;
    const message: ToWorker = { kind: "connection", id };
    this.#handed.set(id, socket);
    this.#child.send(message, socket, { keepOpen: true }, (error) => {
      if (error !== null) void this.gone.then(() => this.#takeBack(id));
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Lets it finish what it has, and end. */
  stop(): void {
    this.#tell({ kind: "stop", isReplaced: false });
  }

  /** The same, without haste: another process serves in its place. */
  leave(): void {
    this.#tell({ kind: "stop", isReplaced: true });
  }

  /** Asks for its health. Gives for how long it has owed an answer, in milliseconds. */
  check(): number {
    if (this.#askedAt !== undefined) return performance.now() - this.#askedAt;
    this.#askedAt = performance.now();
    this.#tell({ kind: "check" });
    return 0;
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  #tell(message: ToWorker): void {
    // A process that has gone needs no telling.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #letGo(id: number): void {
    this.#handed.get(id)?.destroy();
    this.#handed.delete(id);
  }

  #takeBack(id: number): void {
    const socket = this.#handed.get(id);
    this.#handed.delete(id);
    if (socket !== undefined && !socket.destroyed) this.#returnConnection(socket);
  }
}
