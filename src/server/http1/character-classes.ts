// Which bytes may stand where in a message of HTTP/1.1: one look-up a byte, so that strictness costs next to nothing.

/** Those that may stand in a name or a method: `tchar` of RFC 9110 §5.6.2. */
export const TOKEN: Uint8Array = classOf("!#$%&'*+-.^_`|~", ["0", "9"], ["A", "Z"], ["a", "z"]);

/** Those that may stand in the value of a field: visible ones, space, tab and bytes above ASCII (RFC 9110 §5.5). */
export const FIELD_VALUE: Uint8Array = classOf("\t", [" ", "~"], ["\u0080", "\u00ff"]);

/** Those that may stand in a request target: visible ASCII but for `#`, since no client sends a fragment (RFC 9112 §3.2). */
export const TARGET: Uint8Array = classOf("", ["!", '"'], ["$", "~"]);

/** Those that may stand in the host of an address, with its port and brackets (RFC 3986 §3.2.2). */
export const HOST: Uint8Array = classOf("!$%&'()*+,-.:;=[]_~", ["0", "9"], ["A", "Z"], ["a", "z"]);

/** The value of a hexadecimal digit, and 255 for everything else. */
export const HEX_DIGIT: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) => {
  const digit = "0123456789abcdef".indexOf(String.fromCharCode(code).toLowerCase());
  return digit === -1 ? 255 : digit;
});

/** 1 for the bytes of the class, 0 for all others. */
function classOf(single: string, ...ranges: readonly (readonly [first: string, last: string])[]): Uint8Array {
  const members = new Uint8Array(256);
  for (const character of single) members[character.charCodeAt(0)] = 1;
  for (const [first, last] of ranges) members.fill(1, first.charCodeAt(0), last.charCodeAt(0) + 1);
  return members;
}
