import { describe, expect, test } from "vitest";
import { dangerousLoop } from "./regex-safety.ts";

describe("a loop that can match one text in several ways is found", () => {
  test.each([
    /(a+)+$/,
    /(a*)*$/,
    /(a|a)*$/,
    /(a|aa)+$/,
    /(.*a){20}$/,
    /^(\w+\s?)*$/,
    /(a?b?)*$/,
    /([^"]|\\.)*"/,
    /^(?:[a-z]+\.?)+$/,
    /(x+x+)+y/,
    /^(([a-z])+.)+[A-Z]([a-z])+$/,
    /(\d+|\d+\.\d*)*x/,
    /^(?=(a+)+$)b/,
    /(?:a|b|ab)*c/,
    /(é+)+$/u,
    /(A|a)*$/i,
    /(\p{L}|\w)+$/u,
    /(a{1,100}){1,100}$/,
    /^(([-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}$/,
    /(?:\w+\b)+$/,
    /([a-z]|\x61)*$/,
    /(?<name>a+)+$/,
  ])("%s", (expression) => {
    expect(dangerousLoop(expression)).toBeDefined();
  });
});

describe("an honest expression is let pass", () => {
  test.each([
    /^a+$/,
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    /^.+@.+\..+$/,
    /(a|b)*c/,
    /^(?:\d+,)*\d+$/,
    /^"(?:[^"\\]|\\.)*"$/,
    /^#(?:[0-9a-f]{3}){1,2}$/i,
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/,
    /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/,
    /^(?:\/[^/]+)*$/,
    /^[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}$/,
    /^(?<year>\d{4})-(?<month>\d\d)$/,
    /^(.)\1$/,
    /^(?:(?!x).)*$/,
    /^(?:\w+ )*\w+$/,
    /(aa|b)*$/,
    /^[\]]+(?:[)(]x)*$/,
  ])("%s", (expression) => {
    expect(dangerousLoop(expression)).toBeUndefined();
  });
});

test("names the loop", () => {
  expect(dangerousLoop(/^x(?:y(\w+\s?)*z)$/)).toBe("(\\w+\\s?)*");
});

test("gives up on an expression of many parts rather than taking long over it", () => {
  const parts = Array.from({ length: 400 }, (_, index) => `w${index}x?`).join("|");
  expect(dangerousLoop(new RegExp(`^(?:${parts})*$`))).toBeUndefined();
});
