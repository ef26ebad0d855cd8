// Compiled by the test beside it without Temporal in `lib`: values of an imported polyfill are taken, and its global types are enough.

import { Temporal as Polyfill } from "temporal-polyfill";
import * as t from "../../src/schema/t.ts";

export const all: readonly unknown[] = [
  t.date.dumpJson(Polyfill.PlainDate.from("2024-05-01")),
  t.time.gt(Polyfill.PlainTime.from("12:30")),
  t.plainDateTime.default(Polyfill.PlainDateTime.from("2024-05-01T12:30")),
  t.duration.le(Polyfill.Duration.from({ hours: 1 })),
  t.instant.past().dumpJson(Polyfill.Now.instant()),
  t.zonedDateTime.dumpJson(Polyfill.Now.zonedDateTimeISO()),
];
