import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { typeOfIssue } from "../../../test/support/issues.ts";
import { isSame } from "../../kernel/deep.ts";
import { timeOffset } from "../../kernel/time-offset.ts";
import { compiled } from "../compile.ts";
import * as t from "../t.ts";

// What Pydantic takes and says is held against it in test/parity/temporal; here stands what only JavaScript has.

inBothModes("t.time", () => {
  test("gives a Temporal.PlainTime", () => {
    const time = fresh(t.time).parse("12:30:15.123456");
    expect(time).toBeInstanceOf(Temporal.PlainTime);
    expect(time.toString()).toBe("12:30:15.123456");
  });

  test("takes one as it is, also in strict mode, and writes microseconds only", () => {
    const time = Temporal.PlainTime.from("12:30:00.000001999");
    expect(fresh(t.time).parse(time)).toBe(time);
    expect(t.time.strict().parse(time)).toBe(time);
    expect(compiled(fresh(t.time)).dumpPlain(time)).toBe("12:30:00.000001");
  });

  test("keeps an offset beside the value, tells it, and writes it again", () => {
    const kind = fresh(t.time);
    const time = kind.parse("12:30:00-03:30");
    expect(timeOffset(time)).toBe(-12_600);
    expect(kind.dumpJson(time)).toBe('"12:30:00-03:30"');
    expect(Object.keys(time)).toEqual([]);
    expect(timeOffset(kind.parse("12:30:00"))).toBeUndefined();
    expect(kind.dumpJson(time.add({ hours: 1 }))).toBe('"13:30:00"');
  });

  test("asks for an offset, or forbids it", () => {
    expect(t.time.aware().parse("12:30Z").toString()).toBe("12:30:00");
    expect(typeOfIssue(() => t.time.aware().parse(Temporal.PlainTime.from("12:30")))).toBe("timezone_aware");
    expect(t.time.naive().parse(Temporal.PlainTime.from("12:30")).toString()).toBe("12:30:00");
    expect(typeOfIssue(() => t.time.naive().parse("12:30Z"))).toBe("timezone_naive");
  });

  test("is no part of a date-time", () => {
    expect(typeOfIssue(() => fresh(t.time).parse(new Date()))).toBe("time_type");
    expect(typeOfIssue(() => fresh(t.time).parse(Temporal.Now.instant()))).toBe("time_type");
  });

  test("answers a handler's value or text", () => {
    const respond = compiled(fresh(t.time)).responder();
    expect(respond(Temporal.PlainTime.from("12:30"), [])).toBe("12:30:00");
    expect(respond("12:30+02:00", [])).toBe("12:30:00+02:00");
  });
});

test("two times are the same where clock and offset are", () => {
  const parse = (text: string): unknown => t.time.parse(text);
  expect(isSame(parse("12:30Z"), parse("12:30:00+00:00"))).toBe(true);
  expect(isSame(parse("12:30Z"), parse("12:30"))).toBe(false);
});
