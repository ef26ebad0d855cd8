// Writing to the terminal: levels and colours as uvicorn has them, messages to stderr, results to stdout.

import { styleText } from "node:util";
import { consoleSettings, isLogged, levelPrefix, type LogLevel } from "../kernel/logger.ts";

export type Colour = "bold" | "dim" | "red" | "redBright" | "green" | "yellow" | "blue" | "cyan" | "whiteBright";

/** Gives a text a colour, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

export const plain: Paint = (_colour, text) => text;

/** @param useColours Undefined: where the stream is a terminal, and by `NO_COLOR` and `FORCE_COLOR`. */
export function painter(stream: NodeJS.WriteStream, useColours: boolean | undefined): Paint {
  if (useColours === false) return plain;
  return (colour, text) => styleText(colour, text, { stream, validateStream: useColours === undefined });
}

const LEVEL_COLOURS: Readonly<Record<LogLevel, Colour>> = {
  critical: "redBright",
  error: "red",
  warning: "yellow",
  info: "green",
  debug: "cyan",
  trace: "blue",
};

/** The prefix of a level, `INFO:     `, in its colour. */
export function paintedPrefix(level: LogLevel, paint: Paint): string {
  const name = level.toUpperCase();
  return paint(LEVEL_COLOURS[level], name) + levelPrefix(level).slice(name.length);
}

/** Writes a message of the command, in the form of the application's own. */
export function say(level: LogLevel, message: string): void {
  if (isLogged(level)) process.stderr.write(`${consoleSettings.format(level, message, undefined)}\n`);
}

/** Writes a result to stdout, and waits until it has gone, since the process may end next. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}
