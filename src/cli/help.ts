// The help of a command, made from its data: lines of at most 100 characters.

import type { Command } from "./command.ts";
import type { Option } from "./options.ts";
import type { Paint } from "./terminal.ts";

const WIDTH = 100;
const HELP: readonly [string, string] = ["-h, --help", "Show this help."];

/** The help of `signatura` itself. */
export function overview(commands: readonly Command[], paint: Paint): string {
  const rows = commands.map(({ name, summary }): [string, string] => [name, summary]);
  return [
    "Serves and inspects Signatura applications.",
    "",
    `${paint("bold", "Usage:")} signatura <command> [options]`,
    "",
    paint("bold", "Commands:"),
    ...columns(rows, paint),
    "",
    paint("bold", "Options:"),
    ...columns([["-V, --version", "Show the versions of Signatura and Node."], HELP], paint),
    "",
    "`signatura <command> --help` tells what a command takes.",
  ].join("\n");
}

export function commandHelp(command: Command, paint: Paint): string {
  const rows = Object.entries(command.options).map(([name, option]): [string, string] => [label(name, option), explain(option)]);
  return [
    command.summary,
    "",
    `${paint("bold", "Usage:")} signatura ${command.name} ${command.usage}`,
    ...command.description.flatMap((paragraph) => ["", ...wrap(paragraph, WIDTH)]),
    "",
    paint("bold", "Options:"),
    ...columns([...rows, HELP], paint),
  ].join("\n");
}

function label(name: string, option: Option): string {
  const short = option.short === undefined ? "    " : `-${option.short}, `;
  if (option.kind === "flag") return `${short}--${option.negatable === true ? "[no-]" : ""}${name}`;
  return `${short}--${name} ${option.value}`;
}

function explain(option: Option): string {
  const several = option.kind === "texts" ? " May be given several times." : "";
  const choices = option.kind === "text" && option.choices !== undefined ? ` One of ${option.choices.join(", ")}.` : "";
  return `${option.help}${choices}${several}${option.fallback === undefined ? "" : ` [${option.fallback}]`}`;
}

/** Two columns; the second one wrapped. */
function columns(rows: readonly (readonly [string, string])[], paint: Paint): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.flatMap(([left, right]) => {
    const lines = wrap(right, WIDTH - width - 2);
    return lines.map((line, index) => `  ${index === 0 ? paint("cyan", left) + " ".repeat(width - left.length) : " ".repeat(width)}${line}`);
  });
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
