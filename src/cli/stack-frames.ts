// The frames of a V8 stack trace, told apart by whose code they stand in.

import { realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export interface Frame {
  /** The function's name; empty for a module's own code. */
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `user`: the project; `package`: something in `node_modules`; `own`: Signatura; `runtime`: Node. */
  readonly owner: "user" | "package" | "own" | "runtime";
}

/** This copy of the package: `src` or `dist`, and the command beside it. */
const OWN_FOLDERS: readonly string[] = ownFolders();

function ownFolders(): string[] {
  const code = realpathSync(fileURLToPath(new URL("..", import.meta.url)));
  return [code, join(dirname(code), "bin")];
}

const FRAME = /^\s+at (?:async )?(?:(.*?) \()?((?:file:\/\/|node:|\/|[A-Za-z]:\\).*?):(\d+):(\d+)\)?$/;

/** The frames of a stack, the innermost first. */
export function readFrames(stack: string): Frame[] {
  return stack.split("\n").flatMap((text) => {
    const match = FRAME.exec(text);
    if (match === null) return [];
    const file = toPath(match[2]!);
    return [{ name: match[1] ?? "", file, line: Number(match[3]), column: Number(match[4]), owner: ownerOf(file) }];
  });
}

export function toPath(address: string): string {
  try {
    return address.startsWith("file://") ? fileURLToPath(address) : address;
  } catch {
    return address;
  }
}

/** Whose a file is. */
export function ownerOf(file: string): Frame["owner"] {
  if (file.startsWith("node:")) return "runtime";
  if (isOwn(file)) return "own";
  return file.split(sep).includes("node_modules") ? "package" : "user";
}

function isOwn(file: string): boolean {
  if (OWN_FOLDERS.some((folder) => file.startsWith(folder + sep))) return !/\.test\.[cm]?[jt]s$/.test(file);
  return file.includes(`${sep}node_modules${sep}signatura${sep}`);
}

/** A path as it is shown: from the working directory where it lies below, absolute elsewhere. */
export function shownPath(file: string, directory: string = process.cwd()): string {
  const path = relative(directory, file);
  return path === "" || path.startsWith("..") || path === file ? file : path;
}
