// Values that no error may repeat: secrets, and the fields of models that say so. What an issue shows of its input goes through here.

import { askInside } from "./inside.ts";
import type { Redactor } from "./context.ts";

/** Stands in the place of a hidden value, as Pydantic shows a secret. */
export const HIDDEN = "**********";

/** Whether a type hides its input, or the input of anything inside of it. */
export const hides: ReturnType<typeof askInside> = askInside((node) => node["~meta"].hideInput === true);

/** What is shown of a hidden input: that nothing was given is no secret. */
export function hide(input: unknown): unknown {
  return input === null || input === undefined ? input : HIDDEN;
}

/** Hides whatever stands inside of a hidden value, too. */
export const HIDES_ALL: Redactor = Object.freeze({ "~redact": hide });
