// One process that serves until it is told to stop: `signatura run`.

import { importApplication, serveApplication, type Serving } from "./serve-application.ts";
import type { ServeSettings } from "./serve-settings.ts";
import { reportError } from "./error-report.ts";
import { deadlineOf, finish, watchCrashes, watchSignals, type Ending } from "./stop-signals.ts";
import { tellDocs, tellWhere } from "./tell-where.ts";
import { painter, say } from "./terminal.ts";

/** Resolves to the exit code. @throws CommandError */
export async function runDirectly(settings: ServeSettings): Promise<number> {
  const crashes = watchCrashes(settings.useColours);
  const app = await importApplication(settings.entrypoint, settings);
  const stopping = watchSignals(crashes);
  const serving = await serveApplication(app, settings, { place: settings.place, onLastRequest: () => stopping.request("request") });
  tellWhere(settings.place, serving.server.url);
  tellDocs(serving.server.url, serving.docsPath);
  return closeServing(serving, await stopping.ended, settings);
}

/** How long the clients of a process that is replaced may still send a request by connections that they have, in seconds. */
const IDLE_GRACE = 5;

/** The graceful end with uvicorn's lines. Gives the exit code. */
export async function closeServing({ server }: Serving, ending: Ending, settings: ServeSettings): Promise<number> {
  const timeout = deadlineOf(ending, settings.server.timeoutGracefulShutdown);
  let hasFailed = false;
  say("info", "Shutting down");
  try {
    await server.close({ ...(timeout !== undefined && { timeout }), ...(ending === "replaced" && { idleGrace: IDLE_GRACE }) });
    say("info", "Application shutdown complete.");
  } catch (error) {
    hasFailed = true;
    say("error", `Application shutdown failed. Exiting.\n\n${reportError(error, painter(process.stderr, settings.useColours))}\n`);
  }
  say("info", `Finished server process [${process.pid}]`);
  const code = await finish(ending);
  return hasFailed ? 1 : code;
}
