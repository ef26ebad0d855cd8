// A command as data: what it is called, what it takes, what it does. The help is made from it.

import type { Options, Values } from "./options.ts";

export interface Command {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** What follows the name: `[file[:export]] [options]`. */
  readonly usage: string;
  /** Paragraphs for its own help. */
  readonly description: readonly string[];
  readonly options: Options;
  /** How many arguments that are no options it takes at most. */
  readonly positionals: number;
  /** Resolves to the exit code. @throws UsageError, CommandError */
  run(values: Values<Options>, positionals: readonly string[]): Promise<number>;
}

/** A command whose `run` sees the types of its own options. */
export function command<const O extends Options>(
  definition: Omit<Command, "options" | "run"> & { readonly options: O; run(values: Values<O>, positionals: readonly string[]): Promise<number> },
): Command {
  return definition;
}
