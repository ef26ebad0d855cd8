import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { typeOfIssue } from "../../../test/support/issues.ts";
import { compiled } from "../compile.ts";
import * as t from "../t.ts";

// What Pydantic takes and says is held against it in test/parity/temporal; here stands what only JavaScript has.

inBothModes("t.instant", () => {
  test("gives a Temporal.Instant with every digit", () => {
    const moment = fresh(t.instant).parse("2024-05-01T12:30:00.123456+02:00");
    expect(moment).toBeInstanceOf(Temporal.Instant);
    expect(moment.toString()).toBe("2024-05-01T10:30:00.123456Z");
    expect(fresh(t.instant).parse("1969-12-31T23:59:59.999999Z").epochNanoseconds).toBe(-1000n);
  });

  test("takes one as it is, also in strict mode, and other moments for what they are", () => {
    const moment = Temporal.Instant.from("2024-05-01T12:30:00.123456789Z");
    expect(fresh(t.instant).parse(moment)).toBe(moment);
    expect(t.instant.strict().parse(moment)).toBe(moment);
    expect(t.instant.strict().parse(new Date("2024-05-01T12:30:00.123Z")).toString()).toBe("2024-05-01T12:30:00.123Z");
    expect(fresh(t.instant).parse(moment.toZonedDateTimeISO("Asia/Tokyo")).toString()).toBe("2024-05-01T12:30:00.123456Z");
  });

  test("refuses what has no offset", () => {
    expect(typeOfIssue(() => fresh(t.instant).parse("2024-05-01T12:30:00"))).toBe("timezone_aware");
    expect(typeOfIssue(() => fresh(t.instant).parse(Temporal.PlainDateTime.from("2024-05-01T12:30")))).toBe("timezone_aware");
  });

  test("is written in UTC with microseconds", () => {
    const kind = fresh(t.instant);
    expect(compiled(kind).dumpPlain(Temporal.Instant.from("2024-05-01T12:30:00.123456789Z"))).toBe("2024-05-01T12:30:00.123456Z");
    expect(compiled(kind).responder()(new Date("2024-05-01T12:30:00Z"), [])).toBe("2024-05-01T12:30:00Z");
  });

  test("is compared by the moment", () => {
    const kind = t.instant.gt("2024-05-01T12:30:00+02:00");
    expect(kind.parse("2024-05-01T10:30:00.000001Z").toString()).toBe("2024-05-01T10:30:00.000001Z");
    expect(typeOfIssue(() => kind.parse(new Date("2024-05-01T10:30:00Z")))).toBe("greater_than");
    expect(typeOfIssue(() => kind.parse(Temporal.Instant.from("2024-05-01T10:30:00Z")))).toBe("greater_than");
  });
});

test("t.instant refuses a bound without an offset", () => {
  expect(() => t.instant.gt("2024-05-01T12:30:00")).toThrow("SIG108 datetime.gt(2024-05-01T12:30:00): the bound is refused: Input should have timezone info.");
});
