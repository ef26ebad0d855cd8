// The process that `signatura dev` starts anew after each change. It imports and serves the application; the reloader hands it its
// connections, and tells it when to finish what it has and end.

import type { Socket } from "node:net";
import { setUpConsole } from "./console-setup.ts";
import { setUpEnvironment } from "./environment.ts";
import { noteImports } from "./imported-files.ts";
import type { FromWorker, ToWorker } from "./reload-messages.ts";
import { closeServing } from "./run-directly.ts";
import { importApplication, serveApplication } from "./serve-application.ts";
import type { ServeSettings } from "./serve-settings.ts";
import { watchSignals } from "./stop-signals.ts";
import { CommandError, UsageError } from "./usage-error.ts";

const waiting: Socket[] = [];
let accept = (socket: Socket): void => void waiting.push(socket);
let stop = (): void => process.exit(0);
let isStopping = false;

process.on("message", (message: ToWorker, handle: Socket | undefined) => {
  if (message.kind === "start") void work(message.settings);
  else if (message.kind === "stop") requestStop();
  else {
    void tell({ kind: "taken", id: message.id });
    // The client may have gone on the way.
    if (handle !== undefined) accept(handle);
  }
});
// Without a reloader there is nobody to serve; one that is killed while this process ends wants it gone at once.
process.on("disconnect", () => (isStopping ? process.exit(1) : requestStop()));
// The terminal tells every process of Ctrl-C; the reloader decides what it means for this one.
process.on("SIGINT", () => undefined);

function requestStop(): void {
  isStopping = true;
  stop();
}

async function work(settings: ServeSettings): Promise<void> {
  setUpConsole(settings);
  const files = noteImports();
  try {
    setUpEnvironment(settings);
    const app = await importApplication(settings.entrypoint, settings);
    const stopping = watchSignals(settings.useColours, ["SIGTERM"]);
    stop = stopping.request;
    const serving = await serveApplication(app, settings, undefined);
    accept = serving.server.accept;
    for (const socket of waiting) accept(socket);
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
