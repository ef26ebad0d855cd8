// What is wrong with a request, as the answer carries it.

import type { Issue } from "../errors/validation.ts";
import { jsonableEncoder } from "../schema/jsonable-encoder.ts";

/** Issues as JSON carries them. */
export function toDetail(issues: readonly Issue[]): unknown {
  return jsonableEncoder(issues);
}
