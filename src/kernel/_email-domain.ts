// The second half of an e-mail address: a domain that mail can reach, in ASCII and as it is shown.

import { excess, refuse, requireAll, requireDotAtom, requireSafe } from "./_email-faults.ts";
import { labelToAscii, labelToUnicode, mapDomain } from "./idna.ts";
import { readIpAddress } from "./ip-address.ts";

export interface EmailDomain {
  readonly ascii: string;
  readonly shown: string;
}

const HOST_CHARACTER = /^[a-zA-Z0-9\-.\u0080-\u{10ffff}]$/u;
const ASCII_HOST = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;
const MAXIMAL_LENGTH = 253;
const MAXIMAL_LABEL = 63;

/** Domains that never carry mail: RFC 6761, 6762, 7686 and the address space of `arpa`. */
const RESERVED: ReadonlySet<string> = new Set(["arpa", "invalid", "local", "localhost", "onion", "test"]);

/** Whether a top-level domain never carries mail. */
export function isReserved(top: string): boolean {
  return RESERVED.has(top);
}

/** Whether any of those is so long: most need not be looked up. */
export function isReservedLength(length: number): boolean {
  return length < 32 && (RESERVED_LENGTHS & (1 << length)) !== 0;
}

const RESERVED_LENGTHS = [...RESERVED].reduce((bits, name) => bits | (1 << name.length), 0);

/** Reads what stands after the @-sign. */
export function readDomain(domain: string): EmailDomain {
  if (domain === "") refuse("There must be something after the @-sign.");
  if (domain.startsWith("[") && domain.endsWith("]")) refuse(literalFault(domain.slice(1, -1)));
  const invalid = "The part after the @-sign contains invalid characters";
  requireAll(domain, (character) => HOST_CHARACTER.test(character), invalid);
  requireSafe(domain);
  requireAll(domain, isMappable, invalid);
  const mapped = mapDomain(domain);
  requireAll(mapped, (character) => HOST_CHARACTER.test(character), `${invalid} after Unicode normalization`);
  requireDotAtom(
    mapped,
    (what) => `An email address cannot have a ${what} immediately after the @-sign.`,
    (what) => `An email address cannot end with a ${what}.`,
    true,
  );
  if (mapped.split(".").some((label) => /^(?!xn)..--/iu.test(label))) {
    refuse("An email address cannot have two letters followed by two dashes immediately after the @-sign or after a period, except Punycode.");
  }
  const ascii = ASCII_HOST.test(mapped) ? mapped : eachLabel(mapped, labelToAscii, "The part after the @-sign is invalid");
  requireLengths(ascii, domain);
  requireReachable(ascii);
  return { ascii, shown: eachLabel(ascii, labelToUnicode, "The part after the @-sign is not valid IDNA") };
}

/** A compatibility character that holds a dot would split a label in two; the full-width dot alone means one. */
function isMappable(character: string): boolean {
  return character === "." || character === "\uff0e" || !character.normalize("NFKD").includes(".");
}

function eachLabel(domain: string, convert: typeof labelToAscii, message: string): string {
  const labels = domain.split(".").map((label) => {
    const result = convert(label);
    return "fault" in result ? refuse(`${message} (${result.fault}).`) : result.text;
  });
  return labels.join(".");
}

function requireLengths(ascii: string, original: string): void {
  const over = ascii.length - MAXIMAL_LENGTH;
  if (over > 0) {
    const count = ascii === original ? excess(ascii.length, MAXIMAL_LENGTH) : `(${over} byte${over === 1 ? "" : "s"} too many after IDNA encoding)`;
    refuse(`The email address is too long after the @-sign ${count}.`);
  }
  const long = ascii.split(".").find((label) => label.length > MAXIMAL_LABEL);
  if (long !== undefined) refuse(`After the @-sign, periods cannot be separated by so many characters ${excess(long.length, MAXIMAL_LABEL)}.`);
}

function requireReachable(ascii: string): void {
  if (!ascii.includes(".")) refuse("The part after the @-sign is not valid. It should have a period.");
  if (!/[a-z]$/i.test(ascii)) refuse("The part after the @-sign is not valid. It is not within a valid top-level domain.");
  if (isReserved(ascii.slice(ascii.lastIndexOf(".") + 1).toLowerCase())) {
    refuse("The part after the @-sign is a special-use or reserved name that cannot be used with email.");
  }
}

/** Why an address in brackets is refused; a right one is refused, too. */
function literalFault(literal: string): string {
  if (/^[0-9.]+$/.test(literal)) {
    const address = readIpAddress(literal, 4);
    if (typeof address === "string")
      return `The address in brackets after the @-sign is not valid: It is not an IPv4 address (${address}) or is missing an address literal tag.`;
  } else if (literal.startsWith("IPv6:")) {
    const address = readIpAddress(literal.slice(5), 6);
    if (typeof address === "string") return `The IPv6 address in brackets after the @-sign is not valid (${address}).`;
  } else {
    if (!literal.includes(":")) return "The part after the @-sign in brackets is not an IPv4 address and has no address literal tag.";
    requireAll(literal, (character) => /^[!-\u00fa]$/.test(character), "The part after the @-sign contains invalid characters in brackets");
    return "The part after the @-sign contains an invalid address literal tag in brackets.";
  }
  return "A bracketed IP address after the @-sign is not allowed here.";
}
