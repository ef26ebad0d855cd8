// The command line: finds the command, hands it what was asked for, and turns what it throws into one readable message and an exit code.

import { DeclarationError } from "../errors/catalogue.ts";
import type { Command } from "./command.ts";
import { commandHelp, overview } from "./help.ts";
import { nearest } from "./nearest.ts";
import { openapiCommand } from "./openapi-command.ts";
import { readOptions } from "./options.ts";
import { routesCommand } from "./routes-command.ts";
import { devCommand, runCommand } from "./serve-commands.ts";
import { painter, print, say } from "./terminal.ts";
import { CommandError, UsageError } from "./usage-error.ts";
import { versions } from "./version.ts";

const COMMANDS: readonly Command[] = [devCommand, runCommand, routesCommand, openapiCommand];

/** Gives the exit code. @throws UsageError, CommandError, DeclarationError */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const paint = painter(process.stdout, undefined);
  if (name === "--version" || name === "-V") return show(versions());
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const asked = name === "help" ? COMMANDS.find((command) => command.name === rest[0]) : undefined;
    return show(asked === undefined ? overview(COMMANDS, paint) : commandHelp(asked, paint), name === undefined ? 2 : 0);
  }
  const command = findCommand(name);
  const end = rest.indexOf("--");
  if ((end === -1 ? rest : rest.slice(0, end)).some((argument) => argument === "--help" || argument === "-h")) return show(commandHelp(command, paint));
  const { values, positionals } = readOptions(rest, command.options);
  if (positionals.length > command.positionals)
    throw new UsageError(`signatura ${name} takes one file, found ${positionals.map((text) => `"${text}"`).join(" and ")}.`);
  return command.run(values, positionals);
}

function findCommand(name: string): Command {
  const found = COMMANDS.find((command) => command.name === name);
  if (found !== undefined) return found;
  if (name.startsWith("-"))
    throw new UsageError(`There is no option ${name} before the command. Begin with one of ${COMMANDS.map((command) => command.name).join(", ")}.`);
  const suggestion = nearest(
    name,
    COMMANDS.map((command) => command.name),
  );
  const hint = /\.[cm]?[jt]s(?::|$)/.test(name)
    ? ` To serve it: signatura dev ${name}`
    : suggestion === undefined
      ? " See signatura --help."
      : ` Did you mean ${suggestion}?`;
  throw new UsageError(`There is no command "${name}".${hint}`);
}

async function show(text: string, code = 0): Promise<number> {
  await print(`${text}\n`);
  return code;
}

/** Tells of an error that ends the command, and gives its exit code. Those that are our own fault are thrown on. */
export function explain(error: unknown): number {
  if (error instanceof UsageError || error instanceof CommandError) {
    say("error", error.message);
    return error.exitCode;
  }
  if (error instanceof DeclarationError) {
    say("error", error.message);
    return 1;
  }
  throw error;
}
