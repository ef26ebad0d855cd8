import { Temporal } from "temporal-polyfill";
import { Temporal as WithCalendars } from "temporal-polyfill/full";
import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { typeOfIssue } from "../../../test/support/issues.ts";
import { compiled } from "../compile.ts";
import * as t from "../t.ts";

// What Pydantic takes and says is held against it in test/parity/temporal; here stands what only JavaScript has.

inBothModes("t.plainDateTime", () => {
  test("gives a Temporal.PlainDateTime with every digit", () => {
    const moment = fresh(t.plainDateTime).parse("2024-05-01T12:30:00.123456");
    expect(moment).toBeInstanceOf(Temporal.PlainDateTime);
    expect(moment.toString()).toBe("2024-05-01T12:30:00.123456");
  });

  test("takes one as it is, also in strict mode, and a date as its midnight", () => {
    const moment = Temporal.PlainDateTime.from("2024-05-01T12:30");
    expect(fresh(t.plainDateTime).parse(moment)).toBe(moment);
    expect(t.plainDateTime.strict().parse(moment)).toBe(moment);
    expect(
      fresh(t.plainDateTime)
        .parse(Temporal.PlainDate.from("2024-05-01") as never)
        .toString(),
    ).toBe("2024-05-01T00:00:00");
  });

  test("refuses what has an offset: text with one, numbers, Dates and moments", () => {
    const kind = fresh(t.plainDateTime);
    const refused = ["2024-05-01T12:30:00Z", 1714566600, new Date(), Temporal.Now.instant()];
    expect(refused.map((value) => typeOfIssue(() => kind.parse(value)))).toEqual(refused.map(() => "timezone_naive"));
  });

  test("is written without an offset, as the ISO date of any calendar", () => {
    const moment = WithCalendars.PlainDateTime.from("2024-05-01T12:30:00.000001").withCalendar("buddhist");
    expect(compiled(fresh(t.plainDateTime)).dumpPlain(moment)).toBe("2024-05-01T12:30:00.000001");
    expect(compiled(fresh(t.plainDateTime)).responder()("2024-05-01T12:30", [])).toBe("2024-05-01T12:30:00");
  });

  test("is compared by its clock", () => {
    const kind = t.plainDateTime.le(Temporal.PlainDateTime.from("2024-05-01T12:30"));
    expect(kind.parse("2024-05-01T12:30").toString()).toBe("2024-05-01T12:30:00");
    expect(typeOfIssue(() => kind.parse("2024-05-01T12:30:00.000001"))).toBe("less_than_equal");
  });
});
