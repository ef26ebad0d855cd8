// Serving for a reloader: the application is imported and started in this process, its connections come from the reloader, which also says
// when to finish what there is and end.

import type { Socket } from "node:net";
import { setUpConsole } from "./console-setup.ts";
import { setUpEnvironment } from "./environment.ts";
import { noteImports } from "./imported-files.ts";
import type { FromWorker, ToWorker } from "./reload-messages.ts";
import { closeServing } from "./run-directly.ts";
import { importApplication, serveApplication } from "./serve-application.ts";
import type { ServeSettings } from "./serve-settings.ts";
import { watchCrashes, watchSignals } from "./stop-signals.ts";
import { CommandError, UsageError } from "./usage-error.ts";

/** Serves until the reloader says that it is enough, or is there no more. */
export function serveForReloader(): void {
  const phase: Phase = { accept: undefined, stop: () => process.exit(0) };
  let isStopping = false;
  const requestStop = (ending: "request" | "replaced"): void => {
    isStopping = true;
    phase.stop(ending);
  };
  process.on("message", (message: ToWorker, handle: Socket | undefined) => {
    if (message.kind === "start") void work(message.settings, phase);
    else if (message.kind === "check") void tell({ kind: "well" });
    else if (message.kind === "stop") requestStop(message.isReplaced ? "replaced" : "request");
    else {
      void tell({ kind: "taken", id: message.id });
      // The client may have gone on the way.
      if (handle !== undefined) phase.accept!(handle);
    }
  });
  // Without a reloader there is nobody to serve. One that is killed while this process ends wants it gone at once.
  process.on("disconnect", () => (isStopping ? process.exit(1) : requestStop("request")));
  // The terminal tells every process of Ctrl-C; the reloader decides what it means for this one.
  process.on("SIGINT", () => undefined);
}

/** What the messages of the reloader mean as things stand. */
interface Phase {
  /** Connections come only after this process has said that it is ready. */
  accept: ((socket: Socket) => void) | undefined;
  stop: (ending: "request" | "replaced") => void;
}

async function work(settings: ServeSettings, phase: Phase): Promise<void> {
  setUpConsole(settings);
  const files = noteImports();
  try {
    setUpEnvironment(settings);
    const crashes = watchCrashes(settings.useColours);
    const app = await importApplication(settings.entrypoint, settings);
    const stopping = watchSignals(crashes, ["SIGTERM"]);
    phase.stop = stopping.request;
    const serving = await serveApplication(app, settings, { place: undefined, onLastRequest: () => void tell({ kind: "spent" }) });
    phase.accept = serving.server.accept;
    await tell({ kind: "ready", docsPath: serving.docsPath, files: [...files] });
    process.exit(await closeServing(serving, await stopping.ended, settings));
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof UsageError)) throw error;
    await tell({ kind: "failed", stage: error.exitCode === 3 ? "startup" : "import", report: error.message, files: [...files] });
    process.exit(error.exitCode);
  }
}

/** Resolves when the message has gone, or cannot go since nobody is there to hear it. */
function tell(message: FromWorker): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });
}
