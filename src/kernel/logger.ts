// Where an application says what happened: a small interface that pino and console-like loggers fit, and a default that writes to stderr.

export interface Logger {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** Facts beside the message. `error` is written with its stack and its causes. */
export interface LogFields {
  readonly error?: unknown;
  readonly [name: string]: unknown;
}

/** What uvicorn's `--log-level` takes, the quietest first. */
export const LOG_LEVELS: readonly ["critical", "error", "warning", "info", "debug", "trace"] = ["critical", "error", "warning", "info", "debug", "trace"];

export type LogLevel = (typeof LOG_LEVELS)[number];

/** How the console logger writes: shared by all copies of the package in a process, so that the command can set it for the application. */
export interface ConsoleSettings {
  level: LogLevel;
  /** One line, or several, of a message. `error` is undefined where there is none. */
  format(level: LogLevel, message: string, error: unknown): string;
}

const SETTINGS = Symbol.for("signatura.console");
const shared = globalThis as { [key: symbol]: ConsoleSettings | undefined };

export const consoleSettings: ConsoleSettings = (shared[SETTINGS] ??= { level: "info", format: plainLine });

/** Readable lines on stderr in uvicorn's form, with the stack of an error. Headers, cookies and bodies are never logged. */
export const consoleLogger: Logger = {
  debug: (fields, message) => write("debug", fields, message),
  info: (fields, message) => write("info", fields, message),
  warn: (fields, message) => write("warning", fields, message),
  error: (fields, message) => write("error", fields, message),
};

/** Says nothing. */
export const silentLogger: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Whether messages of a level are written to the console. */
export function isLogged(level: LogLevel): boolean {
  return LOG_LEVELS.indexOf(level) <= LOG_LEVELS.indexOf(consoleSettings.level);
}

function write(level: LogLevel, { error, ...fields }: LogFields, message: string): void {
  if (!isLogged(level)) return;
  const facts = Object.entries(fields).map(([name, value]) => ` ${name}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  console.error(consoleSettings.format(level, `${message}${facts.join("")}`, error));
}

/** `INFO:     the message`, and the error below it. */
export function plainLine(level: LogLevel, message: string, error: unknown): string {
  return `${levelPrefix(level)}${message}${error === undefined ? "" : `\n${describeError(error)}`}`;
}

/** The level as uvicorn writes it, filled up to ten characters. */
export function levelPrefix(level: LogLevel): string {
  return `${level.toUpperCase()}:`.padEnd(10);
}

/** The stack of an error and of its causes. */
export function describeError(error: unknown): string {
  const lines: string[] = [];
  let current = error;
  for (let depth = 0; depth < 8 && current !== undefined && current !== null; depth += 1) {
    const text = current instanceof Error ? (current.stack ?? `${current.name}: ${current.message}`) : `a thrown ${typeof current}: ${String(current)}`;
    lines.push(depth === 0 ? text : `caused by ${text}`);
    if (current instanceof AggregateError)
      for (const inner of current.errors) lines.push(`  including ${inner instanceof Error ? (inner.stack ?? inner.message) : String(inner)}`);
    current = current instanceof Error ? current.cause : undefined;
  }
  return lines.join("\n");
}
