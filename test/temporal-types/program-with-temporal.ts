// Compiled by the test beside it with `lib: ["esnext.temporal"]`: values are the program's own Temporal types, both ways.

import * as t from "../../src/schema/t.ts";

const day: Temporal.PlainDate = t.date.parse(Temporal.Now.plainDateISO());
const time: Temporal.PlainTime = t.time.parse("12:30");
const moment: Temporal.PlainDateTime = day.toPlainDateTime(time);
const duration: Temporal.Duration = t.duration.parse(Temporal.Duration.from({ hours: 1 }));
const instant: Temporal.Instant = t.instant.parse(new Date()).add(duration);
const zoned: Temporal.ZonedDateTime = t.zonedDateTime.parse(instant.toZonedDateTimeISO("UTC"));

export const all: readonly string[] = [t.plainDateTime.dumpJson(moment), t.zonedDateTime.gt(zoned).dumpJson(zoned)];
