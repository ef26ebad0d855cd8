import { afterEach, describe, expect, test, vi } from "vitest";

/** The types as a program sees them whose runtime has no Temporal. */
async function typesWithoutTemporal(): Promise<typeof import("./t.ts")> {
  vi.resetModules();
  vi.stubGlobal("Temporal", undefined);
  return import("./t.ts");
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("a runtime without Temporal", () => {
  test("gets it from the polyfill, on first need", async () => {
    const t = await typesWithoutTemporal();
    const day = t.date.parse("2024-05-01");
    expect(day[Symbol.toStringTag]).toBe("Temporal.PlainDate");
    expect(t.date.parse(day)).toBe(day);
    expect(t.duration.dumpJson(t.duration.parse("PT36H"))).toBe('"P1DT12H"');
    expect(t.time.dumpJson(t.time.parse("12:30+02:00"))).toBe('"12:30:00+02:00"');
    expect(t.instant.parse("2024-05-01T12:30:00.000001+02:00").toString()).toBe("2024-05-01T10:30:00.000001Z");
    expect(t.zonedDateTime.dumpJson(t.zonedDateTime.parse("2024-05-01T12:30:00+02:00"))).toBe('"2024-05-01T12:30:00+02:00"');
    expect(t.plainDateTime.parse("2024-05-01T12:30").toString()).toBe("2024-05-01T12:30:00");
  });

  test.each([
    ["is not installed", { createRequire: () => (): never => fail("MODULE_NOT_FOUND") }],
    ["cannot be loaded at once", undefined],
  ])("and where the polyfill %s, says so when a type is built, and names the mend", async (_, loader) => {
    const t = await typesWithoutTemporal();
    vi.spyOn(process, "getBuiltinModule").mockReturnValue(loader);
    expect(() => t.date.parse("2024-05-01")).toThrow(/^SIG120 t\.date gives Temporal values, and this runtime has no Temporal\. Install `temporal-polyfill`/);
    expect(() => t.duration.parse("not even a duration")).toThrow(/^SIG120 t\.duration/);
  });

  test("passes on what a broken polyfill throws", async () => {
    const t = await typesWithoutTemporal();
    vi.spyOn(process, "getBuiltinModule").mockReturnValue({ createRequire: () => (): never => fail("ERR_BROKEN") });
    expect(() => t.date.parse("2024-05-01")).toThrow("ERR_BROKEN");
  });

  test("does not hinder t.datetime", async () => {
    const t = await typesWithoutTemporal();
    vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
    expect(t.datetime.gt("2020-01-01").parse("2024-05-01T12:30:00Z")).toEqual(new Date("2024-05-01T12:30:00Z"));
  });
});

function fail(code: string): never {
  throw Object.assign(new Error(code), { code });
}
