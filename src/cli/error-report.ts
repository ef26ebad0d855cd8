// An error as a developer wants to read it: what happened, where in the project, the source line, and only the frames of code that is not Node's or ours.

import { codeFrame, type Place } from "./code-frame.ts";
import { readImportFault } from "./import-fault.ts";
import { readFrames, shownPath, type Frame } from "./stack-frames.ts";
import type { Paint } from "./terminal.ts";

const DEEPEST = 6;

/** Several lines, without an end of line. */
export function reportError(error: unknown, paint: Paint): string {
  return reportOne(error, paint, 0, new Set()).join("\n");
}

function reportOne(error: unknown, paint: Paint, depth: number, seen: Set<unknown>): string[] {
  if (depth > DEEPEST || seen.has(error)) return [];
  seen.add(error);
  const fault = readImportFault(error);
  if (fault !== undefined) return [fault.message, ...atPlace(fault.place, paint), ...(fault.hint === undefined ? [] : ["", fault.hint])];
  if (!(error instanceof Error)) return [`Something that is no Error was thrown: ${describeThrown(error)}`];
  const frames = readFrames(error.stack ?? "");
  const shown = frames.filter(({ owner }) => owner === "user" || owner === "package");
  const origin = shown.find(({ owner }) => owner === "user");
  const lines = [titleOf(error), ...atPlace(origin, paint)];
  if (shown.length > 1 || (shown.length === 1 && origin === undefined)) lines.push("", ...shown.map((frame) => paint("dim", frameLine(frame))));
  // Nothing of the project is in the stack and no declaration is to blame: whoever looks for the fault needs every frame.
  if (shown.length === 0 && error.name !== "DeclarationError") lines.push(...frames.map((frame) => paint("dim", frameLine(frame))));
  if (error instanceof AggregateError) for (const inner of error.errors) lines.push("", "including:", ...reportOne(inner, paint, depth + 1, seen));
  if (error.cause !== undefined && error.cause !== null) lines.push("", "caused by:", ...reportOne(error.cause, paint, depth + 1, seen));
  return lines;
}

function titleOf(error: Error): string {
  if (error.name === "DeclarationError" || error.name === "Error") return error.message === "" ? error.name : error.message;
  return `${error.name}: ${error.message}`;
}

function describeThrown(value: unknown): string {
  try {
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  } catch {
    return typeof value;
  }
}

function atPlace(place: Place | undefined, paint: Paint): string[] {
  if (place === undefined) return [];
  const frame = codeFrame(place, paint);
  return [`  at ${paint("cyan", placeText(place))}`, ...(frame.length === 0 ? [] : ["", ...frame])];
}

function placeText({ file, line, column }: Place): string {
  return `${shownPath(file)}:${line}${column === undefined ? "" : `:${column}`}`;
}

function frameLine(frame: Frame): string {
  return `  at ${frame.name === "" ? placeText(frame) : `${frame.name} (${placeText(frame)})`}`;
}
