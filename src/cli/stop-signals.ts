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
export type Ending = Signal | "crash" | "request";

export interface Stopping {
  /** Settled when the process is to end gracefully. */
  readonly ended: Promise<Ending>;
  /** Asks for the end, without a signal. */
  request(): void;
}

/** From now on signals no longer kill the process, but settle `ended`. */
export function watchSignals(useColours: boolean | undefined, signals: readonly Signal[] = SIGNALS): Stopping {
  const { promise: ended, resolve } = Promise.withResolvers<Ending>();
  let first: { readonly signal: Signal; readonly at: number } | undefined;
  const receive = (signal: Signal): void => {
    if (first === undefined) {
      first = { signal, at: Date.now() };
      resolve(signal);
    } else if (first.signal !== signal || Date.now() - first.at > ECHO) dieOf(signal);
  };
  for (const signal of signals) process.on(signal, receive);
  process.on("uncaughtException", (error, origin) => {
    const what = origin === "unhandledRejection" ? "A promise was rejected, and nobody handled it" : "An error was thrown, and nobody caught it";
    say("critical", `${what}: the process ends when the running requests are answered.\n\n${reportError(error, painter(process.stderr, useColours))}\n`);
    resolve("crash");
  });
  return { ended, request: () => resolve("request") };
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
