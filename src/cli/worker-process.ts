// One process of a reloader, as the reloader sees it: started, handed connections, told to stop, gone.

import { fork, type ChildProcess } from "node:child_process";
import type { Socket } from "node:net";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { FromWorker, ToWorker } from "./reload-messages.ts";
import type { ServeSettings } from "./serve-settings.ts";

const WORKER = fileURLToPath(new URL(`./reload-worker${extname(import.meta.url)}`, import.meta.url));

export class WorkerProcess {
  readonly #child: ChildProcess;
  /** Its first word; undefined where it ended without one. */
  readonly outcome: Promise<FromWorker | undefined>;
  /** The exit code, or the signal that ended it. */
  readonly gone: Promise<number | NodeJS.Signals>;

  constructor(settings: ServeSettings) {
    this.#child = fork(WORKER, [], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    this.gone = new Promise((resolve) => {
      this.#child.once("exit", (code, signal) => resolve(code ?? signal ?? 1));
      this.#child.once("error", () => resolve(1));
    });
    this.outcome = Promise.race([
      new Promise<FromWorker>((resolve) => this.#child.once("message", (message) => resolve(message as FromWorker))),
      this.gone.then(() => undefined),
    ]);
    this.#tell({ kind: "start", settings });
  }

  /** Hands a connection over. `onFailure` gets it back where the process can take none. */
  hand(socket: Socket, onFailure: (socket: Socket) => void): void {
    const message: ToWorker = { kind: "connection" };
    this.#child.send(message, socket, {}, (error) => {
      // Not in the same turn: the news that the process has gone must get through in between.
      if (error !== null && !socket.destroyed) setImmediate(onFailure, socket);
    });
  }

  /** Lets it finish what it has, and end. */
  stop(): void {
    this.#tell({ kind: "stop" });
  }

  /** Ends it at once. */
  kill(): void {
    this.#child.kill("SIGKILL");
  }

  #tell(message: ToWorker): void {
    // A process that has gone needs no telling.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }
}
