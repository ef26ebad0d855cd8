import { describe, expect, test } from "vitest";
import { cors, HttpResponse, PlainTextResponse } from "signatura";
import { memoryRequest } from "../../test/support/exchange.ts";

const origin = "https://example.org";

describe("cors", () => {
  test("answers a simple request without a promise where the operation does", () => {
    const response = cors({ allowOrigins: [origin] })(memoryRequest({ headers: { origin } }), () => new PlainTextResponse("x"));
    expect(response).toBeInstanceOf(HttpResponse);
    expect((response as HttpResponse).headers.get("access-control-allow-origin")).toBe(origin);
  });

  test("a preflight never reaches the operation", () => {
    const request = memoryRequest({ method: "OPTIONS", headers: { origin, "access-control-request-method": "GET" } });
    const response = cors({ allowOrigins: ["*"] })(request, () => {
      throw new Error("reached");
    });
    expect((response as HttpResponse).status).toBe(200);
  });

  test.each([
    ["https://a.example.com", true],
    ["https://a.example.com\nhttps://evil.org", false],
    ["https://evil.org/https://a.example.com", false],
  ])("the expression must match the whole of %j, whatever its flags: %s", (given, expected) => {
    const middleware = cors({ allowOriginRegex: /https:\/\/[a-z]+\.example\.com/gim });
    const isNamed = (): boolean => {
      const response = middleware(memoryRequest({ headers: { origin: given } }), () => new PlainTextResponse("x")) as HttpResponse;
      return response.headers.has("access-control-allow-origin");
    };
    expect([isNamed(), isNamed()]).toEqual([expected, expected]);
  });
});
