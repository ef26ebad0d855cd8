// The two rules about offsets: one must be written, or none may be.

import type { TimeFields } from "../kernel/date-fields.ts";
import type { Rule } from "./rules.ts";

export const AWARE: Rule<TimeFields> = Object.freeze({
  name: "zone",
  order: 6,
  test: (value: TimeFields) => value.offset !== undefined,
  type: "timezone_aware",
  message: "Input should have timezone info",
  schema: {},
});

export const NAIVE: Rule<TimeFields> = Object.freeze({
  name: "zone",
  order: 6,
  test: (value: TimeFields) => value.offset === undefined,
  type: "timezone_naive",
  message: "Input should not have timezone info",
  schema: {},
});
