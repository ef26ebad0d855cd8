// Why a text is no e-mail address, as an issue: the kinds of address share it.

import { readEmail } from "../kernel/email-address.ts";
import type { Invalid } from "../kernel/invalid.ts";
import type { ParseContext } from "./context.ts";

/** Reports against `input` what is wrong with `text`, which must be no address. */
export function refuseEmail(text: string, input: unknown, context: ParseContext): Invalid {
  const reason = readEmail(text);
  return context.report("value_error", `value is not a valid email address: ${reason as string}`, input, { reason });
}
