import { inspect } from "node:util";
import { Secret } from "signatura";
import { expect, test } from "vitest";

test("shows stars to whoever prints, logs, joins or sends it", () => {
  const secret = new Secret("hunter2");
  expect(
    [String(secret), [secret].join(), JSON.stringify({ secret }), inspect(secret), inspect({ deep: [secret] }), Object.entries(secret).join()].join(" "),
  ).not.toContain("hunter2");
  expect(JSON.stringify(secret)).toBe('"**********"');
  expect(inspect(secret)).toBe("Secret(**********)");
});

test("shows nothing where there is nothing", () => {
  expect(String(new Secret(""))).toBe("");
  expect(String(new Secret(new Uint8Array()))).toBe("");
  expect(String(new Secret(0))).toBe("**********");
});

test("gives the value when it is asked to", () => {
  expect(new Secret("hunter2").reveal()).toBe("hunter2");
});
