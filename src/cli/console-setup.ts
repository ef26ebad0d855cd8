// How this process writes messages: the application's console logger and the command's own lines alike.

import { consoleSettings, describeError } from "../kernel/logger.ts";
import { reportError } from "./error-report.ts";
import type { ConsoleChoice } from "./serve-settings.ts";
import { painter, paintedPrefix } from "./terminal.ts";

/** Done before the application is imported. */
export function setUpConsole({ logLevel, useColours, isDevelopment }: ConsoleChoice): void {
  const paint = painter(process.stderr, useColours);
  consoleSettings.level = logLevel;
  consoleSettings.format = (level, message, error) => {
    const details = error === undefined ? "" : `\n${isDevelopment ? reportError(error, paint) : describeError(error)}`;
    return `${paintedPrefix(level, paint)}${message}${details}`;
  };
}
