// `signatura run` and `signatura dev`: the same server; the one for production, the other with reload and readable errors on this machine only.

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { command, type Command } from "./command.ts";
import { setUpConsole } from "./console-setup.ts";
import { setUpEnvironment } from "./environment.ts";
import { runWithReload } from "./reloader.ts";
import { runDirectly } from "./run-directly.ts";
import { HOST_HELP, readServeSettings, RELOAD_HELP, SERVE_OPTIONS, type ServeDefaults, type ServeValues } from "./serve-options.ts";
import { UsageError } from "./usage-error.ts";

const DISCOVERY =
  "Without a file, the `entrypoint` under `signatura` in package.json says where the application is, or else it is looked for in main, app and api (.ts, .mts, .js, .mjs), here, in src/ and in app/.";

export const runCommand: Command = command({
  name: "run",
  summary: "Serves an application in production.",
  usage: "[file[:export]] [options]",
  description: [
    DISCOVERY,
    "SIGTERM and Ctrl-C end it gracefully: running requests and background work finish, then the application is shut down. A second signal ends it at once.",
  ],
  options: { host: { ...HOST_HELP, fallback: "0.0.0.0" }, ...SERVE_OPTIONS, reload: { ...RELOAD_HELP, fallback: "off" } },
  positionals: 1,
  run: async (values, positionals) =>
    serve(values, positionals, values.reload ?? false, { host: "0.0.0.0", isDevelopment: false, timeoutGracefulShutdown: undefined }),
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
    serve(values, positionals, values.reload ?? true, { host: "127.0.0.1", isDevelopment: true, timeoutGracefulShutdown: RELOAD_DEADLINE }),
});

function serve(
  values: ServeValues & { readonly "reload-dir": readonly string[] | undefined },
  positionals: readonly string[],
  reloads: boolean,
  defaults: ServeDefaults,
): Promise<number> {
  const envFile = values["env-file"];
  const added = setUpEnvironment({ envFile, isDevelopment: defaults.isDevelopment });
  const settings = readServeSettings(values, positionals, defaults);
  setUpConsole(settings);
  if (!reloads) return runDirectly(settings);
  // Each process reads the file for itself, as it is then.
  for (const name of added) delete process.env[name];
  return runWithReload(settings, { trees: (values["reload-dir"] ?? []).map(readFolder), files: envFile === undefined ? [] : [resolve(envFile)] });
}

function readFolder(folder: string): string {
  const path = resolve(folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw new UsageError(`--reload-dir: there is no folder ${folder}.`);
  return path;
}
