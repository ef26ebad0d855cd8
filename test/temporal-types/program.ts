// Compiled by the test beside it under two `lib` settings: what holds in both, whether TypeScript knows Temporal or not.

import type { In, Out } from "../../src/schema/typing/faces.ts";
import * as t from "../../src/schema/t.ts";

/** Fails to compile for `any`, which an unresolved type would silently be. */
type IsAny<T> = 0 extends 1 & T ? true : false;
const isAny: [IsAny<Out<typeof t.date>>, IsAny<Out<typeof t.time>>, IsAny<Out<typeof t.duration>>, IsAny<Out<typeof t.instant>>] = [false, false, false, false];

const day: Out<typeof t.date> = t.date.parse("2024-05-01");
const parts: [number, number, number] = [day.year, day.month, day.day];
const later: Out<typeof t.date> = day.add({ days: 1 });
const text: string = t.date.dumpJson(later);
const input: In<typeof t.date> = later;
const minutes: number = t.duration.parse("PT1H").total("minutes");
const nanoseconds: bigint = t.instant.parse("2024-05-01T12:30:00Z").epochNanoseconds;
const zone: string = t.zonedDateTime.parse("2024-05-01T12:30:00Z").timeZoneId;
const hour: number = t.plainDateTime.parse("2024-05-01T12:30:00").toPlainTime().hour;
const offset: number = t.time.parse("12:30").with({ minute: 0 }).hour;
// @ts-expect-error -- a date has no hour
const none: unknown = day.hour;

export const all: readonly unknown[] = [isAny, parts, text, input, minutes, nanoseconds, zone, hour, offset, none];
