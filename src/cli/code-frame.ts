// A few lines of source around a place, with a mark below it.

import { readFileSync } from "node:fs";
import type { Paint } from "./terminal.ts";

/** A place in a file. Lines and columns count from one; the column may be unknown. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
}

const BEFORE = 2;
const AFTER = 2;
const LONGEST = 160;

/** The lines around the place; empty where the file cannot be read or has no such line. */
export function codeFrame({ file, line, column }: Place, paint: Paint): string[] {
  const lines = readLines(file);
  if (line < 1 || line > lines.length) return [];
  const first = Math.max(1, line - BEFORE);
  const last = Math.min(lines.length, line + AFTER);
  const width = String(last).length;
  return lines.slice(first - 1, last).flatMap((text, index) => {
    const number = first + index;
    const gutter = `${number === line ? ">" : " "} ${String(number).padStart(width)} |`;
    const shown = `${number === line ? paint("red", gutter) : paint("dim", gutter)} ${text.slice(0, LONGEST)}`.trimEnd();
    if (number !== line || column === undefined || column > LONGEST) return [shown];
    const indent = text.slice(0, column - 1).replace(/[^\t]/g, " ");
    return [shown, `${paint("dim", `  ${" ".repeat(width)} |`)} ${indent}${paint("red", "^")}`];
  });
}

/** The lines of a file; none where it cannot be read. */
export function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8")
      .replace(/\r?\n$/, "")
      .split(/\r?\n/);
  } catch {
    return [];
  }
}
