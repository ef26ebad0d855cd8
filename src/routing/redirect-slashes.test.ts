import { describe, expect, it } from "vitest";
import { compileMatcher } from "./matcher.ts";
import { parsePathTemplate, parsePrefixTemplate } from "./path-template.ts";
import { redirectSlashes } from "./redirect-slashes.ts";

const route = (source: string, method: string) => ({ template: parsePathTemplate(source), methods: new Set([method]), value: source });

describe("redirectSlashes", () => {
  const matcher = compileMatcher([
    route("/items/", "GET"),
    route("/users", "GET"),
    route("/orders", "POST"),
    route("/teams/{team}/", "GET"),
    { template: parsePrefixTemplate("/static"), methods: null, value: "/static" },
  ]);

  it.each([
    ["/items", "/items/", "adds the slash that is missing"],
    ["/users/", "/users", "takes away the slash that is too much"],
    ["/users///", "/users", "takes away all slashes at the end"],
    ["/orders/", "/orders", "redirects to a route that has only other methods"],
    ["/teams/red", "/teams/red/", "looks at templates with parameters"],
    ["/static", "/static/", "leads into a mount"],
  ])("%s → %s: %s", (path, location) => {
    expect(redirectSlashes(matcher, "GET", path)).toBe(location);
  });

  it.each(["/", "//", "/nothing", "/nothing/", "/items//x", ""])("%j leads nowhere", (path) => {
    expect(redirectSlashes(matcher, "GET", path)).toBeNull();
  });

  it("leaves the root alone, whatever the matcher would say to the empty path", () => {
    const found = matcher.match("GET", "/users")!;
    expect(redirectSlashes({ match: () => found }, "GET", "/")).toBeNull();
  });
});
