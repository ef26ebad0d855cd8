import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf } from "../../../test/support/issues.ts";
import { compiled } from "../compile.ts";
import * as t from "../t.ts";

// What Pydantic takes and says is held against it in test/parity/temporal; here stands what only JavaScript has.

inBothModes("t.duration", () => {
  test("gives a Temporal.Duration of days and a clock, of one sign", () => {
    const duration = fresh(t.duration).parse("-P1Y2DT26H3M4.000005S");
    expect(duration).toBeInstanceOf(Temporal.Duration);
    expect(duration.toString()).toBe("-P368DT2H3M4.000005S");
    expect(fresh(t.duration).parse(90_061.5).total("seconds")).toBe(90_061.5);
  });

  test("takes one as it is, also in strict mode", () => {
    const duration = Temporal.Duration.from("P1M");
    expect(fresh(t.duration).parse(duration)).toBe(duration);
    expect(t.duration.strict().parse(duration)).toBe(duration);
  });

  test("counts a month as 30 days and a year as 365 where it writes and compares", () => {
    expect(fresh(t.duration).dumpJson(Temporal.Duration.from("P1Y1M1WT1H"))).toBe('"P1Y37DT1H"');
    expect(t.duration.le("P30D").parse(Temporal.Duration.from("P1M")).toString()).toBe("P1M");
    expect(issueOf(() => t.duration.lt("P30D").parse(Temporal.Duration.from("P1M"))).msg).toBe("Input should be less than 30 days");
  });

  test("writes parts that are larger than their place, and cuts off nanoseconds", () => {
    const dump = (parts: object): unknown => compiled(fresh(t.duration)).dumpPlain(Temporal.Duration.from(parts));
    expect(dump({ minutes: 90, seconds: 3600 })).toBe("PT2H30M");
    expect(dump({ milliseconds: 1500, microseconds: 2_000_001, nanoseconds: 1999 })).toBe("PT3.500002S");
    expect(dump({ hours: -49, nanoseconds: -999 })).toBe("-P2DT1H");
  });

  test("shows the duration that was read in the issue of a bound", () => {
    const issue = issueOf(() => t.duration.gt("P2D").parse("P1D"));
    expect(issue).toMatchObject({ type: "greater_than", ctx: { gt: "2 days" } });
    expect(String(issue.input)).toBe("P1D");
  });

  test("takes durations and seconds as bounds", () => {
    const kind = t.duration.ge(60).le(Temporal.Duration.from({ hours: 1 }));
    expect(kind.parse("PT1H").toString()).toBe("PT1H");
    expect(issueOf(() => kind.parse(59)).ctx).toEqual({ ge: "1 minute" });
    expect(issueOf(() => kind.parse(3601)).ctx).toEqual({ le: "1 hour" });
  });

  test("answers a handler's value, text or seconds", () => {
    const respond = compiled(fresh(t.duration)).responder();
    expect(respond(Temporal.Duration.from({ hours: 36 }), [])).toBe("P1DT12H");
    expect(respond("1 day, 12:00", [])).toBe("P1DT12H");
    expect(respond(0.5, [])).toBe("PT0.5S");
  });
});
