// Values that no error may repeat: secrets, and the fields of models that say so. What an issue shows of its input goes through here.

import { MASK } from "../kernel/secret.ts";
import { askInside } from "./inside.ts";
import type { Redactor } from "./context.ts";
import type { Node } from "./node.ts";

/** Whether a type hides its input, or the input of anything inside of it. */
export const hides: ReturnType<typeof askInside> = askInside((node) => node["~meta"].hideInput === true);

/** What is shown of a hidden input: that nothing was given is no secret. */
export function hide(input: unknown): unknown {
  return input === null || input === undefined ? input : MASK;
}

/** What takes the hidden parts of a type out of its inputs, where it has any. */
export function redactorOf(type: Node): Redactor | undefined {
  if (type["~meta"].hideInput === true) return HIDES_ALL;
  return hides(type) ? type : undefined;
}

/** Hides whatever stands inside of a hidden value, too. */
export const HIDES_ALL: Redactor = Object.freeze({ "~redact": hide });
