import { describe, expect, test } from "vitest";
import { DeclarationError, trustedHost } from "signatura";

describe("trustedHost", () => {
  test.each(["exa*mple.com", "*example.com", "example.*", "**", "*.*.com"])("refuses the pattern %s when it is made", (pattern) => {
    expect(() => trustedHost({ allowedHosts: [pattern] })).toThrow(DeclarationError);
  });

  test.each(["*", "*.example.com", "example.com", "localhost"])("takes the pattern %s", (pattern) => {
    expect(trustedHost({ allowedHosts: [pattern] })).toBeTypeOf("function");
  });
});
