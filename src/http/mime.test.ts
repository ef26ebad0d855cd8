import { expect, test } from "vitest";
import { readFixture } from "../../test/parity/fixture.ts";
import { guessMediaType } from "./mime.ts";

const fixture = readFixture<{ standard: string[]; guesses: [name: string, type: string | null, encoding: string | null][] }>("mime");

test.each(fixture.guesses)("%j is %s, as Python guesses", (name, type, encoding) => {
  expect(guessMediaType(name)).toEqual({ type: type ?? undefined, encoding: encoding ?? undefined });
});

test("knows every suffix that Python itself knows", () => {
  expect(fixture.standard.filter((suffix) => guessMediaType(`name.${suffix}`).type === undefined)).toEqual([]);
});
