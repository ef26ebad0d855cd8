import { describe, expect, it } from "vitest";
import { parsePathTemplate } from "./path-template.ts";
import { createPlainMatcher } from "./plain-matcher.ts";

// What it answers stands in `matcher.test.ts`, in the table that it shares with the compiled matcher.
describe("createPlainMatcher", () => {
  it("gives each request an answer of its own", () => {
    const matcher = createPlainMatcher([{ template: parsePathTemplate("/a/{x}"), methods: new Set(["GET"]), value: 1 }]);
    const first = matcher.match("GET", "/a/1");
    const second = matcher.match("POST", "/a/2");
    expect([first?.params, first?.isFull]).toEqual([["1"], true]);
    expect([second?.params, second?.isFull]).toEqual([["2"], false]);
  });

  it("asks the routes that it was made with, not those of a list that grew", () => {
    const routes = [{ template: parsePathTemplate("/a"), methods: null, value: "a" }];
    const matcher = createPlainMatcher(routes);
    routes.push({ template: parsePathTemplate("/b"), methods: null, value: "b" });
    expect(matcher.match("GET", "/b")).toBeNull();
  });
});
