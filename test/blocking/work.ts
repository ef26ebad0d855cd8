// Functions that tests of `blocking` run in threads.

import { isMainThread, threadId } from "node:worker_threads";

class OwnError extends Error {}

let count = 0;

/** The sum of numbers, and where it was made. */
// oxlint-disable-next-line import/no-default-export -- what `blocking` runs unless it is told a name
export default function sum(...numbers: number[]): { readonly sum: number; readonly isMain: boolean; readonly thread: number } {
  return { sum: numbers.reduce((total, number) => total + number, 0), isMain: isMainThread, thread: threadId };
}

export async function later(text: string): Promise<string> {
  return `${text} later`;
}

export function fail(how: "own" | "cause" | "text" | "http"): never {
  if (how === "own") throw new OwnError("it went wrong");
  if (how === "cause") throw new OwnError("outside", { cause: new RangeError("inside") });
  if (how === "http")
    throw Object.assign(new Error("no such image"), { name: "HTTPException", status: 404, detail: "no such image", headers: { "x-why": "gone" } });
  // oxlint-disable-next-line typescript/only-throw-error -- what strangers throw is the subject
  throw "a text";
}

/** Holds its thread until it is ended from outside, after it has said that it begins. */
export function hold(begun: Int32Array): never {
  Atomics.store(begun, 0, 1);
  Atomics.notify(begun, 0);
  for (;;) count += 1;
}

export function length(bytes: ArrayBuffer): number {
  return bytes.byteLength;
}

/** Waits until the flag is set, then gives how often it was asked in this thread. */
export function waitFor(flag: Int32Array): number {
  Atomics.wait(flag, 0, 0);
  count += 1;
  return count;
}

export const constant = 7;
