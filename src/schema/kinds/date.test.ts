import { Temporal } from "temporal-polyfill";
import { Temporal as WithCalendars } from "temporal-polyfill/full";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf } from "../../../test/support/issues.ts";
import { isSame } from "../../kernel/deep.ts";
import { compiled } from "../compile.ts";
import * as t from "../t.ts";

// What Pydantic takes and says is held against it in test/parity/temporal; here stands what only JavaScript has.

inBothModes("t.date", () => {
  test("gives a Temporal.PlainDate", () => {
    const day = fresh(t.date).parse("2024-02-29");
    expect(day).toBeInstanceOf(Temporal.PlainDate);
    expect(day.add({ days: 1 }).toString()).toBe("2024-03-01");
  });

  test("takes one as it is, also in strict mode", () => {
    const day = Temporal.PlainDate.from("2024-02-29");
    expect(fresh(t.date).parse(day)).toBe(day);
    expect(t.date.strict().parse(day)).toBe(day);
    expect(t.date.ge("2024-01-01").parse(day)).toBe(day);
  });

  test("takes the midnight of a Date or of a date-time, by its own clock", () => {
    const kind = fresh(t.date);
    expect(kind.dumpJson(kind.parse(new Date("2024-02-29T00:00:00Z")))).toBe('"2024-02-29"');
    expect(kind.dumpJson(kind.parse(Temporal.ZonedDateTime.from("2024-02-29T00:00:00+05:00[+05:00]")))).toBe('"2024-02-29"');
    expect(issueOf(() => kind.parse(new Date("2024-02-29T00:00:00.001Z")))).toMatchObject({ type: "date_from_datetime_inexact" });
    expect(issueOf(() => t.date.strict().parse(new Date("2024-02-29")))).toMatchObject({ type: "date_type" });
    expect(issueOf(() => kind.parse(new Date(NaN)))).toMatchObject({ type: "datetime_object_invalid" });
  });

  test("writes the ISO date of any calendar", () => {
    const day = WithCalendars.PlainDate.from("2024-02-29").withCalendar("buddhist");
    expect(fresh(t.date).dumpJson(day)).toBe('"2024-02-29"');
    expect(t.date.lt("2025-01-01").parse(day)).toBe(day);
  });

  test("answers a handler's value or text", () => {
    const respond = compiled(fresh(t.date)).responder();
    expect(respond(Temporal.PlainDate.from("2024-02-29"), [])).toBe("2024-02-29");
    expect(respond("2024-02-29", [])).toBe("2024-02-29");
  });

  test("shows a default as text", () => {
    expect(t.date.default(Temporal.PlainDate.from("2024-02-29")).jsonSchema()).toEqual({ type: "string", format: "date", default: "2024-02-29" });
  });

  test("shows examples as text", () => {
    expect(t.date.examples(Temporal.PlainDate.from("2024-02-29"), "2024-03-01").jsonSchema()).toMatchObject({ examples: ["2024-02-29", "2024-03-01"] });
  });

  describe("today", () => {
    beforeEach(() => void vi.useFakeTimers({ now: new Date("2024-05-01T23:30:00Z"), toFake: ["Date"] }));
    afterEach(() => {
      vi.useRealTimers();
      vi.restoreAllMocks();
    });

    test("divides past and future, and is neither", () => {
      vi.spyOn(Date.prototype, "getTimezoneOffset").mockReturnValue(0);
      expect(t.date.past().parse("2024-04-30").toString()).toBe("2024-04-30");
      expect(t.date.future().parse("2024-05-02").toString()).toBe("2024-05-02");
      expect(issueOf(() => t.date.past().parse("2024-05-01"))).toMatchObject({ type: "date_past", msg: "Date should be in the past" });
      expect(issueOf(() => t.date.future().parse("2024-05-01"))).toMatchObject({ type: "date_future", msg: "Date should be in the future" });
    });

    test("is the day where the server stands", () => {
      vi.spyOn(Date.prototype, "getTimezoneOffset").mockReturnValue(-60);
      expect(t.date.past().parse("2024-05-01").toString()).toBe("2024-05-01");
    });
  });
});

test("two dates are the same by what they say, which defaults that are left out go by", () => {
  expect(isSame(Temporal.PlainDate.from("2024-02-29"), Temporal.PlainDate.from("2024-02-29"))).toBe(true);
  expect(isSame(Temporal.PlainDate.from("2024-02-29"), Temporal.PlainDate.from("2024-03-01"))).toBe(false);
});

test("t.date refuses a bound that is no date", () => {
  expect(() => t.date.le("2024-05-01T12:30:00Z")).toThrow(/^SIG108 date\.le\(.*exact dates/);
});
