import { Temporal } from "temporal-polyfill";
import { Temporal as WithCalendars } from "temporal-polyfill/full";
import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { typeOfIssue } from "../../../test/support/issues.ts";
import { compiled } from "../compile.ts";
import * as t from "../t.ts";

// What Pydantic takes and says is held against it in test/parity/temporal; here stands what only JavaScript has.

inBothModes("t.zonedDateTime", () => {
  test("gives a Temporal.ZonedDateTime with the offset that was written", () => {
    const moment = fresh(t.zonedDateTime).parse("2024-05-01T12:30:00.123456-03:30");
    expect(moment).toBeInstanceOf(Temporal.ZonedDateTime);
    expect(moment.toString()).toBe("2024-05-01T12:30:00.123456-03:30[-03:30]");
    expect(fresh(t.zonedDateTime).parse("2024-05-01T12:30:00Z").timeZoneId).toBe("UTC");
  });

  test("takes one as it is, and a Date or Instant as UTC, also in strict mode", () => {
    const moment = Temporal.ZonedDateTime.from("2024-05-01T12:30:00[Europe/Berlin]");
    expect(fresh(t.zonedDateTime).parse(moment)).toBe(moment);
    expect(t.zonedDateTime.strict().parse(moment)).toBe(moment);
    expect(t.zonedDateTime.strict().parse(new Date("2024-05-01T12:30:00Z")).toString()).toBe("2024-05-01T12:30:00+00:00[UTC]");
    expect(fresh(t.zonedDateTime).parse(moment.toInstant()).toString()).toBe("2024-05-01T10:30:00+00:00[UTC]");
  });

  test("writes the offset of a named zone at that moment", () => {
    const dump = (text: string): unknown => compiled(fresh(t.zonedDateTime)).dumpPlain(WithCalendars.ZonedDateTime.from(text));
    expect(dump("2024-07-01T12:30:00[Europe/Berlin]")).toBe("2024-07-01T12:30:00+02:00");
    expect(dump("2024-01-01T12:30:00.5[Europe/London]")).toBe("2024-01-01T12:30:00.500000Z");
    expect(dump("1800-01-01T12:30:00[Europe/Berlin]")).toBe("1800-01-01T12:30:00+00:53");
    expect(dump("2024-07-01T12:30:00[Asia/Bangkok][u-ca=buddhist]")).toBe("2024-07-01T12:30:00+07:00");
  });

  test("refuses what has no offset", () => {
    expect(typeOfIssue(() => fresh(t.zonedDateTime).parse("2024-05-01T12:30:00"))).toBe("timezone_aware");
    expect(typeOfIssue(() => fresh(t.zonedDateTime).parse(Temporal.PlainDate.from("2024-05-01")))).toBe("timezone_aware");
  });

  test("answers a handler's value or text", () => {
    const respond = compiled(fresh(t.zonedDateTime)).responder();
    expect(respond("2024-05-01T12:30:00.000001+05:30", [])).toBe("2024-05-01T12:30:00.000001+05:30");
    expect(respond(new Date("2024-05-01T12:30:00Z"), [])).toBe("2024-05-01T12:30:00Z");
  });
});
