// `signatura run` and `signatura dev`: the same server; the one for production, the other with reload and readable errors on this machine only.

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { command, type Command } from "./command.ts";
import { setUpConsole } from "./console-setup.ts";
import { setUpEnvironment } from "./environment.ts";
import { runWithReload } from "./reloader.ts";
import { runDirectly } from "./run-directly.ts";
import { readNumber, type Numeric } from "./options.ts";
import { HOST_HELP, readServeSettings, RELOAD_HELP, SERVE_OPTIONS, type ServeDefaults, type ServeValues } from "./serve-options.ts";
import { runWithWorkers } from "./supervisor.ts";
import { UsageError } from "./usage-error.ts";

const DISCOVERY =
  "Without a file, the `entrypoint` under `signatura` in package.json says where the application is, or else it is looked for in main, app and api (.ts, .mts, .js, .mjs), here, in src/ and in app/.";

const WORKERS: Numeric = {
  kind: "integer",
  value: "<number>",
  least: 1,
  most: 1024,
  help: "How many processes serve. SIGHUP replaces them one by one, SIGTTIN adds one, SIGTTOU takes one away.",
  fallback: "$WEB_CONCURRENCY or 1",
};

/** uvicorn asks a thread; here the event loop answers, which a long computation holds up. In seconds. */
const HEALTHCHECK = 30;
const WORKER_HEALTHCHECK: Numeric = {
  kind: "number",
  value: "<seconds>",
  least: 0,
  help: "How long one of several processes may stand still before it is killed and replaced.",
  fallback: "30",
};

export const runCommand: Command = command({
  name: "run",
  summary: "Serves an application in production.",
  usage: "[file[:export]] [options]",
  description: [
    DISCOVERY,
    "SIGTERM and Ctrl-C end it gracefully: running requests and background work finish, then the application is shut down. A second signal ends it at once.",
  ],
  options: {
    host: { ...HOST_HELP, fallback: "0.0.0.0" },
    ...SERVE_OPTIONS,
    workers: WORKERS,
    "timeout-worker-healthcheck": WORKER_HEALTHCHECK,
    reload: { ...RELOAD_HELP, fallback: "off" },
  },
  positionals: 1,
  run: async (values, positionals) => {
    const workers = values.workers ?? workersOfEnvironment();
    if (values.reload === true && values.workers !== undefined) throw new UsageError("--workers and --reload exclude each other.");
    const healthcheck = values["timeout-worker-healthcheck"];
    return serve(values, positionals, {
      reloads: values.reload ?? false,
      workers,
      healthcheck,
      host: "0.0.0.0",
      isDevelopment: false,
      timeoutGracefulShutdown: undefined,
    });
  },
});

/** How long a reload waits for the answers of the old process, in seconds: a stream would keep it for ever. */
const RELOAD_DEADLINE = 10;

export const devCommand: Command = command({
  name: "dev",
  summary: "Serves an application in development: with reload, on this machine only.",
  usage: "[file[:export]] [options]",
  description: [
    DISCOVERY,
    "A change of any file that the application imports starts it anew. The port stays open meanwhile, and no request is lost. SIGNATURA_ENV is `development` unless it is set.",
  ],
  options: { host: { ...HOST_HELP, fallback: "127.0.0.1" }, ...SERVE_OPTIONS, reload: { ...RELOAD_HELP, fallback: "on" } },
  positionals: 1,
  run: async (values, positionals) =>
    serve(values, positionals, {
      reloads: values.reload ?? true,
      workers: 1,
      host: "127.0.0.1",
      isDevelopment: true,
      timeoutGracefulShutdown: RELOAD_DEADLINE,
    }),
});

function serve(
  values: ServeValues & { readonly "reload-dir": readonly string[] | undefined },
  positionals: readonly string[],
  {
    reloads,
    workers,
    healthcheck = HEALTHCHECK,
    ...defaults
  }: ServeDefaults & {
    readonly reloads: boolean;
    readonly workers: number;
    readonly healthcheck?: number | undefined;
  },
): Promise<number> {
  const envFile = values["env-file"];
  const added = setUpEnvironment({ envFile, isDevelopment: defaults.isDevelopment });
  const settings = readServeSettings(values, positionals, defaults);
  setUpConsole(settings);
  if (!reloads && workers === 1) return runDirectly(settings);
  // Each process reads the file for itself, as it is then.
  for (const name of added) delete process.env[name];
  if (!reloads) return runWithWorkers(settings, { count: workers, healthcheck });
  return runWithReload(settings, { trees: (values["reload-dir"] ?? []).map(readFolder), files: envFile === undefined ? [] : [resolve(envFile)] });
}

/** As uvicorn does. */
function workersOfEnvironment(): number {
  const { WEB_CONCURRENCY: text = "" } = process.env;
  return text === "" ? 1 : readNumber("$WEB_CONCURRENCY", WORKERS, text);
}

function readFolder(folder: string): string {
  const path = resolve(folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw new UsageError(`--reload-dir: there is no folder ${folder}.`);
  return path;
}
