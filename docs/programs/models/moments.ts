// Dates, times, durations: as `Date`, or as Temporal's classes that keep every digit and the offset.

import { t } from "signatura";

const text = "2024-05-01T12:30:00.123456+02:00";

console.log(t.datetime.parse(text).toISOString());
console.log(String(t.instant.parse(text)));
console.log(String(t.zonedDateTime.parse(text)));
console.log(String(t.plainDateTime.parse("2024-05-01T12:30:00")));
console.log(String(t.date.parse("2024-05-01")), String(t.time.parse("12:30")));
console.log(t.duration.parse("P1DT2H").total("hours"));
