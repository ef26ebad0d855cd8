import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf } from "../../../test/support/issues.ts";
import { compiled } from "../compile.ts";
import { ParseContext } from "../context.ts";
import * as t from "../t.ts";

// What Pydantic takes and says is held against it in test/parity/temporal; here stands what only JavaScript has.

inBothModes("t.datetime", () => {
  test("takes a Date as it is, also in strict mode", () => {
    const date = new Date("2024-05-01T12:30:00.123Z");
    expect(fresh(t.datetime).parse(date)).toBe(date);
    expect(t.datetime.strict().parse(date)).toBe(date);
    expect(t.datetime.gt("2020-01-01").parse(date)).toBe(date);
  });

  test("reads text to the millisecond, and text without an offset as UTC", () => {
    const kind = fresh(t.datetime);
    expect(kind.parse("2024-05-01T12:30:00.1239+02:00")).toEqual(new Date("2024-05-01T10:30:00.123Z"));
    expect(kind.parse("2024-05-01T12:30")).toEqual(new Date("2024-05-01T12:30:00Z"));
    expect(kind.parse("2024-05-01")).toEqual(new Date("2024-05-01T00:00:00Z"));
    expect(kind.parse(1714566600)).toEqual(new Date("2024-05-01T12:30:00Z"));
    expect(kind.parse(1714566600000n)).toEqual(new Date("2024-05-01T12:30:00Z"));
  });

  test("refuses an invalid Date", () => {
    expect(issueOf(() => fresh(t.datetime).parse(new Date("never")))).toMatchObject({ type: "datetime_object_invalid", ctx: { error: "an invalid Date" } });
  });

  test("takes Temporal's moments and dates", () => {
    const kind = fresh(t.datetime);
    const noon = new Date("2024-05-01T12:30:00.123Z");
    expect(kind.parse(Temporal.Instant.from("2024-05-01T12:30:00.123456Z"))).toEqual(noon);
    expect(kind.parse(Temporal.ZonedDateTime.from("2024-05-01T14:30:00.123[Europe/Berlin]"))).toEqual(noon);
    expect(kind.parse(Temporal.PlainDateTime.from("2024-05-01T12:30:00.123"))).toEqual(noon);
    expect(kind.parse(Temporal.PlainDate.from("2024-05-01"))).toEqual(new Date("2024-05-01"));
    expect(issueOf(() => t.datetime.strict().parse(Temporal.PlainDate.from("2024-05-01")))).toMatchObject({ type: "datetime_type" });
  });

  test("refuses text in strict mode, unless it comes from JSON or among strings", () => {
    const kind = t.datetime.strict();
    expect(issueOf(() => kind.parse("2024-05-01T12:30:00Z"))).toMatchObject({ type: "datetime_type" });
    expect(kind.parseJson('"2024-05-01T12:30:00Z"')).toEqual(new Date("2024-05-01T12:30:00Z"));
    expect(kind.parseStrings("2024-05-01T12:30:00Z")).toEqual(new Date("2024-05-01T12:30:00Z"));
    expect(issueOf(() => kind.parseJson('"2024-05-01"'))).toMatchObject({ type: "datetime_parsing" });
  });

  test("refuses a text that is no Unicode", () => {
    expect(issueOf(() => fresh(t.datetime).parse("2024-05-01\ud800"))).toMatchObject({ type: "string_unicode" });
  });

  test("is dumped as Pydantic writes it, and as it is to a program", () => {
    const kind = fresh(t.datetime);
    const date = new Date("2024-05-01T12:30:00.120Z");
    expect(kind.dumpJson(date)).toBe('"2024-05-01T12:30:00.120000Z"');
    expect(kind.dump(date)).toBe(date);
    expect(kind.dump(date, { mode: "json" })).toBe("2024-05-01T12:30:00.120000Z");
    expect(compiled(kind).dumpPlain(date)).toBe("2024-05-01T12:30:00.120000Z");
  });

  test("dumps what a transform made in its place", () => {
    const kind = t.datetime.transform((date) => date.getUTCFullYear());
    expect(compiled(kind).dumpPlain(kind.parse("2024-05-01T12:30:00Z"))).toBe(2024);
  });

  test("answers a handler's Date or text", () => {
    const respond = compiled(fresh(t.datetime)).responder();
    expect(respond(new Date("2024-05-01T12:30:00Z"), [])).toBe("2024-05-01T12:30:00Z");
    expect(respond("2024-05-01T12:30:00+02:00", [])).toBe("2024-05-01T10:30:00Z");
  });

  test("takes a Date where text must say its offset, and none where it must not", () => {
    const date = new Date();
    expect(t.datetime.aware().parse(date)).toBe(date);
    expect(issueOf(() => t.datetime.naive().parse(date))).toMatchObject({ type: "timezone_naive" });
    expect(issueOf(() => t.datetime.aware().parse("2024-05-01T12:30:00"))).toMatchObject({ type: "timezone_aware" });
  });

  test("takes Dates and numbers as bounds", () => {
    const kind = t.datetime.ge(new Date("2020-01-01T00:00:00Z")).lt(1_600_000_000);
    expect(kind.parse("2020-05-01T00:00:00Z")).toEqual(new Date("2020-05-01"));
    expect(issueOf(() => kind.parse("2019-05-01T00:00:00Z"))).toMatchObject({ msg: "Input should be greater than or equal to 2020-01-01T00:00:00Z" });
    expect(issueOf(() => kind.parse("2021-05-01T00:00:00Z"))).toMatchObject({ ctx: { lt: "2020-09-13T12:26:40Z" } });
  });

  test("keeps a default, and copies it", () => {
    const fallback = new Date("2024-05-01T00:00:00Z");
    const kind = t.datetime.default(fallback);
    const parsed = kind.parse(undefined);
    expect(parsed).toEqual(fallback);
    expect(parsed).not.toBe(fallback);
    expect(kind.jsonSchema()).toEqual({ type: "string", format: "date-time", default: "2024-05-01T00:00:00Z" });
  });

  test("may be null", () => {
    const kind = t.datetime.nullable;
    expect(kind.parse(null)).toBeNull();
    expect(compiled(kind).dumpPlain(kind.parse("2024-05-01T12:30:00Z"))).toBe("2024-05-01T12:30:00Z");
  });

  describe("now", () => {
    beforeEach(() => void vi.useFakeTimers({ now: new Date("2024-05-01T12:00:00.500Z"), toFake: ["Date"] }));
    afterEach(() => void vi.useRealTimers());

    test("divides past and future, and is neither", () => {
      const now = new Date();
      expect(t.datetime.past().parse(now.getTime() - 1)).toEqual(new Date(now.getTime() - 1));
      expect(t.datetime.future().parse("2024-05-01T12:00:00.500001Z")).toEqual(now);
      expect(issueOf(() => t.datetime.past().parse(now))).toMatchObject({ type: "datetime_past", msg: "Input should be in the past" });
      expect(issueOf(() => t.datetime.future().parse(now))).toMatchObject({ type: "datetime_future", msg: "Input should be in the future" });
    });

    test("is the local clock's for text without an offset", () => {
      vi.spyOn(Date.prototype, "getTimezoneOffset").mockReturnValue(-120);
      expect(t.datetime.past().parse("2024-05-01T13:59:59")).toEqual(new Date("2024-05-01T13:59:59Z"));
      expect(issueOf(() => t.datetime.past().parse("2024-05-01T14:00:01"))).toMatchObject({ type: "datetime_past" });
      vi.restoreAllMocks();
    });
  });
});

test("t.datetime tells unions how well a value fits", () => {
  const exactnessOf = (value: unknown, mode: "js" | "json"): number => {
    const context = new ParseContext(mode);
    t.datetime["~run"](value, context);
    return context.exactness;
  };
  expect([
    exactnessOf(new Date(), "js"),
    exactnessOf(Temporal.Now.instant(), "js"),
    exactnessOf("2024-05-01T12:30:00Z", "json"),
    exactnessOf("2024-05-01", "json"),
    exactnessOf("2024-05-01T12:30:00Z", "js"),
  ]).toEqual([2, 1, 1, 0, 0]);
});

test("a union dumps each value by the kind that it belongs to", () => {
  const values = [new Date(), Temporal.Now.instant(), Temporal.Now.plainDateISO(), "2024-05-01"];
  const kinds = [t.datetime, t.instant, t.date.past()];
  expect(kinds.map((kind) => values.map((value) => kind["~fit"](value)))).toEqual([
    [2, 0, 0, 0],
    [0, 2, 0, 0],
    [0, 0, 2, 0],
  ]);
});

test("t.datetime refuses a bound that it would not take itself", () => {
  expect(() => t.datetime.gt("soon")).toThrow(
    /^SIG108 datetime\.gt\(soon\): the bound is refused: Input should be a valid datetime or date, input is too short\./,
  );
});

test("t.datetime's generated code is one call", () => {
  expect(compiled(t.datetime).source("parse", "js", true)).toMatchInlineSnapshot(`
    "function parse1(v, J, d) {
      const datetime2 = _datetime3(v);
      if (datetime2 === F) return F;
      return datetime2;
    }
    return parse1;"
  `);
  expect(compiled(t.datetime).source("respond", "js", true)).toMatchInlineSnapshot(`
    "function respond1(v, J, d) {
      const datetime2 = _datetime3(v);
      if (datetime2 === F) return F;
      return _text4(datetime2);
    }
    return respond1;"
  `);
});
