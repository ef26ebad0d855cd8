// From settings to a running application, with uvicorn's lines on the way: import, start-up, then connections.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { App } from "../app/app.ts";
import type { Servable } from "../server/node/engine.ts";
import { serve, type RunningServer, type ServeOptions } from "../server/node/serve.ts";
import { accessLog } from "./access-log.ts";
import type { Entrypoint } from "./entrypoint.ts";
import { reportError } from "./error-report.ts";
import { loadApplication } from "./load-application.ts";
import type { ServeSettings } from "./serve-settings.ts";
import { readCertificates } from "./ssl-options.ts";
import { shownPath } from "./stack-frames.ts";
import { withSyntaxPlace } from "./syntax-probe.ts";
import { painter, say } from "./terminal.ts";
import { CommandError } from "./usage-error.ts";

/** An application that is served. */
export interface Serving {
  readonly server: RunningServer;
  /** Where the docs page is, with the root path; undefined where there is none. */
  readonly docsPath: string | undefined;
}

/** Imports an application; what goes wrong is told with its place in the project. @throws CommandError */
export async function importApplication(
  entrypoint: Entrypoint,
  options: { readonly isFactory: boolean; readonly useColours: boolean | undefined },
): Promise<App> {
  try {
    return await loadApplication(entrypoint, options);
  } catch (error) {
    const paint = painter(process.stderr, options.useColours);
    const report = reportError(withSyntaxPlace(error, entrypoint.file), paint);
    throw new CommandError(1, `${shownPath(entrypoint.file)} cannot be loaded.\n\n${report}\n`, { cause: error });
  }
}

export interface ServeHere {
  /** Where to listen; undefined to take connections by `accept`. */
  readonly place: ServeSettings["place"] | undefined;
  /** Told when as many requests are answered as may be. */
  readonly onLastRequest: () => void;
}

/** Starts and serves an application. @throws CommandError */
export async function serveApplication(app: App, settings: ServeSettings, { place, onLastRequest }: ServeHere): Promise<Serving> {
  const { entrypoint, useColours, ssl } = settings;
  const options: ServeOptions = {
    ...settings.server,
    ...(place ?? { listen: false }),
    ...(ssl !== undefined && { tls: readCertificates(ssl) }),
    onAnswer: countAnswers(settings, onLastRequest),
  };
  const server = await bind(await serverOf(entrypoint.file), withStory(app, useColours), options);
  const docsPath = app["~docsPath"];
  return { server, docsPath: docsPath === undefined ? undefined : (settings.server.rootPath ?? app.rootPath).replace(/\/$/, "") + docsPath };
}

/** The access log, and the count of answers where there is a limit. */
function countAnswers({ accessLog: isLogged, useColours, maxRequests }: ServeSettings, onLastRequest: () => void): ServeOptions["onAnswer"] {
  const log = isLogged ? accessLog(useColours) : undefined;
  if (maxRequests === undefined) return log;
  let answered = 0;
  return (request) => {
    log?.(request);
    answered += 1;
    if (answered !== maxRequests) return;
    say("warning", `Maximum request limit of ${maxRequests} exceeded. Terminating process.`);
    onLastRequest();
  };
}

/** The application, telling of its start-up. */
function withStory(app: App, useColours: boolean | undefined): Servable {
  return {
    rootPath: app.rootPath,
    handle: (exchange) => app.handle(exchange),
    shutdown: () => app.shutdown(),
    async startup() {
      say("info", `Started server process [${process.pid}]`);
      say("info", "Waiting for application startup.");
      try {
        await app.startup();
      } catch (error) {
        throw new CommandError(3, `Application startup failed. Exiting.\n\n${reportError(error, painter(process.stderr, useColours))}\n`, { cause: error });
      }
      say("info", "Application startup complete.");
    },
  };
}

/** The server of the copy of the package that the application imports, so that the errors which the two exchange are of the same classes. */
async function serverOf(file: string): Promise<typeof serve> {
  let path: string;
  try {
    path = createRequire(file).resolve("signatura/node");
  } catch {
    return serve;
  }
  return ((await import(pathToFileURL(path).href)) as { readonly serve: typeof serve }).serve;
}

async function bind(run: typeof serve, app: Servable, options: ServeOptions): Promise<RunningServer> {
  try {
    return await run(app, options);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(3, bindFault(error, options), { cause: error });
  }
}

/** Why a place cannot be listened at, and what to do. */
export function bindFault(error: unknown, { host = "127.0.0.1", port = 8000, uds, fd }: ServeSettings["place"]): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const place = uds ?? (fd === undefined ? `${host}:${port}` : `the file descriptor ${fd}`);
  if (code === "EADDRINUSE") return `${place} is in use. Stop what listens there, or choose another ${uds === undefined ? "--port" : "--uds"}.`;
  if (code === "EACCES")
    return `${place} may not be listened at. ${uds === undefined && port < 1024 ? "Ports below 1024 belong to root: choose another --port." : "See the permissions of its folder."}`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return `${host} is no address of this machine. Choose another --host.`;
  return `${place} cannot be listened at: ${message}`;
}
