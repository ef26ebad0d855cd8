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

/** Readable lines on stderr, with the stack of an error. Headers, cookies and bodies are never logged. */
export const consoleLogger: Logger = {
  debug: () => undefined,
  info: (fields, message) => console.error(line("INFO", fields, message)),
  warn: (fields, message) => console.error(line("WARNING", fields, message)),
  error: (fields, message) => console.error(line("ERROR", fields, message)),
};

/** Says nothing. */
export const silentLogger: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

function line(level: string, { error, ...fields }: LogFields, message: string): string {
  const facts = Object.entries(fields).map(([name, value]) => ` ${name}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  return `${level.padEnd(8)} ${message}${facts.join("")}${error === undefined ? "" : `\n${describeError(error)}`}`;
}

/** The stack of an error and of its causes. */
export function describeError(error: unknown): string {
  const lines: string[] = [];
  let current = error;
  for (let depth = 0; depth < 8 && current !== undefined && current !== null; depth += 1) {
    const text = current instanceof Error ? (current.stack ?? `${current.name}: ${current.message}`) : `a thrown ${typeof current}: ${String(current)}`;
    lines.push(depth === 0 ? text : `caused by ${text}`);
    if (current instanceof AggregateError) for (const inner of current.errors) lines.push(`  including ${inner instanceof Error ? (inner.stack ?? inner.message) : String(inner)}`);
    current = current instanceof Error ? current.cause : undefined;
  }
  return lines.join("\n");
}
