// Runs a suite twice: types read by the interpreter, and by generated code. What was compiled in one mode is made anew in the other.

import { afterAll, beforeEach, describe } from "vitest";
import { mayGenerate, useGenerated } from "../../src/schema/emitter.ts";

export const MODES: readonly ["interpreted", "generated"] = ["interpreted", "generated"];

/** Declares the tests of `body` once in each mode. */
export function inBothModes(title: string, body: (mode: (typeof MODES)[number]) => void): void {
  const before = mayGenerate();
  describe.each(MODES)(`${title} (%s)`, (mode) => {
    beforeEach(() => useGenerated(mode === "generated"));
    afterAll(() => useGenerated(before));
    body(mode);
  });
}

/** A copy of a type without compiled functions. */
export function fresh<K extends object>(type: K): K {
  return (type as unknown as { "~copy"(changes: object): K })["~copy"]({});
}
