// Loading an application in order to describe it: nothing is started, and what its modules print goes to stderr, since stdout is for the result.

import { Console } from "node:console";
import type { App } from "../app/app.ts";
import { setUpConsole } from "./console-setup.ts";
import { findEntrypoint } from "./entrypoint.ts";
import { setUpEnvironment } from "./environment.ts";
import { reportError } from "./error-report.ts";
import type { Values } from "./options.ts";
import { importApplication } from "./serve-application.ts";
import type { ApplicationOptions } from "./serve-options.ts";
import { painter } from "./terminal.ts";
import { CommandError } from "./usage-error.ts";

/** Loads the application, and gives what `read` finds in it. @throws UsageError, CommandError, DeclarationError */
export async function inspectApplication<R>(values: Values<ApplicationOptions>, positionals: readonly string[], read: (app: App) => R): Promise<R> {
  setUpEnvironment({ envFile: values["env-file"], isDevelopment: false });
  setUpConsole({ logLevel: "info", useColours: undefined, isDevelopment: true });
  const entrypoint = findEntrypoint({ given: positionals[0], entrypoint: values.entrypoint, app: values.app });
  globalThis.console = new Console({ stdout: process.stderr, stderr: process.stderr });
  const app = await importApplication(entrypoint, { isFactory: values.factory ?? false, useColours: undefined });
  try {
    return read(app);
  } catch (error) {
    throw new CommandError(1, `The application cannot be built.\n\n${reportError(error, painter(process.stderr, undefined))}\n`, { cause: error });
  }
}
