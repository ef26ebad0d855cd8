// How a server process ends: gracefully on the first SIGTERM or SIGINT, at once on the second, and non-zero after an error that nobody caught.

import { reportError } from "./error-report.ts";
import { painter, say } from "./terminal.ts";

type Signal = "SIGINT" | "SIGTERM";

const SIGNALS: readonly Signal[] = ["SIGINT", "SIGTERM"];
/** npm passes Ctrl-C on to its child, which the terminal has told already: the same signal within this time is no second one. In milliseconds. */
const ECHO = 100;
/** How long requests may still take after an error that nobody caught, in seconds. */
const CRASH_DEADLINE = 10;

/** Why the process ends. */
export type Ending = Signal | "crash" | "request" | "replaced";

export interface Stopping {
  /** Settled when the process is to end gracefully. */
  readonly ended: Promise<Ending>;
  /** Asks for the end, without a signal. */
  request(ending: "request" | "replaced"): void;
}

/** Errors that nobody catches: they end the process, at once as long as it serves nothing. */
export interface Crashes {
  /** From now on there are requests to be answered first. */
  handOver(stop: () => void): void;
}

/** From now on errors that nobody catches are told as reports. Begin before the application is imported. */
export function watchCrashes(useColours: boolean | undefined): Crashes {
  let stop: (() => void) | undefined;
  process.on("uncaughtException", (error, origin) => {
    const what = origin === "unhandledRejection" ? "A promise was rejected, and nobody handled it" : "An error was thrown, and nobody caught it";
    const then = stop === undefined ? "the process ends" : "the process ends when the running requests are answered";
    say("critical", `${what}: ${then}.\n\n${reportError(error, painter(process.stderr, useColours))}\n`);
    if (stop === undefined) process.exit(1);
    stop();
    // Whatever hangs on the way, a broken process does not live on.
    setTimeout(() => process.exit(1), 2 * CRASH_DEADLINE * 1000).unref();
  });
  return {
    handOver: (next) => {
      stop = next;
    },
  };
}

/** From now on signals no longer kill the process, but settle `ended`, as crashes do. */
export function watchSignals(crashes: Crashes, signals: readonly Signal[] = SIGNALS): Stopping {
  const { promise: ended, resolve } = Promise.withResolvers<Ending>();
  let first: { readonly signal: Signal; readonly at: number } | undefined;
  const receive = (signal: Signal): void => {
    if (first === undefined) {
      first = { signal, at: Date.now() };
      resolve(signal);
    } else if (first.signal !== signal || Date.now() - first.at > ECHO) dieOf(signal);
  };
  for (const signal of signals) process.on(signal, receive);
  crashes.handOver(() => resolve("crash"));
  return { ended, request: resolve };
}

/** The deadline of a graceful end, in seconds. After a crash the process is not to be trusted for long. */
export function deadlineOf(ending: Ending, chosen: number | undefined): number | undefined {
  return ending === "crash" ? Math.min(chosen ?? CRASH_DEADLINE, CRASH_DEADLINE) : chosen;
}

/** The exit code after a graceful end. As uvicorn, a process ended by SIGTERM dies of SIGTERM in the end. */
export async function finish(ending: Ending): Promise<number> {
  if (ending === "crash") return 1;
  if (ending === "SIGTERM") {
    dieOf(ending);
    // The first process of a container survives its own signals.
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return 0;
}

function dieOf(signal: Signal): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
