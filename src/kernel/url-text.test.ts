import { expect, test } from "vitest";
import { readUrl, urlFault, urlViolation } from "./url-text.ts";

test.each([
  ["HTTP://EXAMPLE.com:80", "http://example.com/"],
  ["http://münchen.de/ä b", "http://xn--mnchen-3ya.de/%C3%A4%20b"],
  ["mailto:a@b.co", "mailto:a@b.co"],
])("%s is %s", (text, href) => {
  expect(readUrl(text)?.href).toBe(href);
});

test.each([
  ["", "input is empty"],
  ["/path", "relative URL without a base"],
  ["http://", "empty host"],
  ["http://user@:80", "empty host"],
  ["http://1.2.3.256", "invalid IPv4 address"],
  ["http://[::1", "invalid IPv6 address"],
  ["http://a:b", "invalid port number"],
  ["http://a b.c", "invalid international domain name"],
  ["http://xn--a", "invalid international domain name"],
  ["foo://a b", "invalid domain character"],
])("%j: %s", (text, fault) => {
  expect(readUrl(text)).toBeUndefined();
  expect(urlFault(text)).toBe(fault);
});

test.each([
  ["http://example.com/a-b?c=%41#d", undefined],
  ["http:/example.com", "expected //"],
  ["http://example.com/a\\b", "backslash"],
  ["http://example.com/a b", "non-URL code point"],
  ["http://example.com/%zz", "expected 2 hex digits after %"],
  ["http://a@b@example.com", "unencoded @ sign in username or password"],
  [" http://example.com", "leading or trailing control or space character are ignored in URLs"],
  ["http://exam\tple.com", "tabs or newlines are ignored in URLs"],
])("strictly, of %j is said: %s", (text, violation) => {
  expect(urlViolation(text)).toBe(violation);
});
