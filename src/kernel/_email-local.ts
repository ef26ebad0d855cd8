// The first half of an e-mail address: where it is split, and what may stand before the @-sign.

import { display, Fault, refuse, requireAll, requireDotAtom, requireSafe } from "./_email-faults.ts";
import { pythonStrip } from "./python-strip.ts";

/** The pieces of an address, unquoted. */
export interface AddressParts {
  readonly displayName: string | undefined;
  readonly local: string;
  readonly isQuoted: boolean;
  readonly domain: string;
}

/** Splits `local@domain`, or `display name <local@domain>`. */
export function splitAddress(text: string): AddressParts {
  const [left, right] = splitAt(text, "@<");
  if (!right.startsWith("<")) return withParts(undefined, left, right);
  const name = unquote(pythonStrip(`.${left}`).slice(1));
  if (!name.isQuoted)
    requireAll(name.text, (character) => /^[a-z0-9_!#$%&'*+\-/=?^`{|}~ ]$/i.test(character), "The display name contains invalid characters when not quoted");
  requireSafe(name.text, true);
  if (!right.includes(">")) refuse("An open angle bracket at the start of the email address has to be followed by a close angle bracket at the end.");
  const bracketed = right.replace(/ +$/, "");
  if (!bracketed.endsWith(">")) refuse("There can't be anything after the email address.");
  const [local, domain] = splitAt(bracketed.slice(1).replace(/>+$/, ""), "@");
  return withParts(name.text, local, domain);
}

function withParts(displayName: string | undefined, left: string, right: string): AddressParts {
  const { text, isQuoted } = unquote(left);
  return { displayName, local: text, isQuoted, domain: right.startsWith("@") ? right.slice(1) : right };
}

/** Splits before the first of `specials` that is neither in quotes nor combines with what follows it. */
function splitAt(text: string, specials: string): readonly [string, string] {
  const characters = [...text];
  let isInside = false;
  let isEscaped = false;
  for (const [index, character] of characters.entries()) {
    if ([...(character + (characters[index + 1] ?? "")).normalize("NFC")][0] !== character) continue;
    if (isInside) {
      if (character === '"' && !isEscaped) isInside = false;
      isEscaped = character === "\\" && !isEscaped;
    } else if (character === '"') isInside = true;
    else if (specials.includes(character)) return [characters.slice(0, index).join(""), characters.slice(index).join("")];
  }
  if (text.includes("\uff20")) refuse('The email address has the "full-width" at-sign (@) character instead of a regular at-sign.');
  if (text.includes("\ufe6b")) refuse('The email address has the "small commercial at" character instead of a regular at-sign.');
  return refuse("An email address must have an @-sign.");
}

/** Takes quotes and escapes away. */
function unquote(text: string): { readonly text: string; readonly isQuoted: boolean } {
  if (!text.startsWith('"')) return { text, isQuoted: false };
  const characters = [...text];
  let value = "";
  for (let index = 1; index < characters.length; index += 1) {
    const character = characters[index]!;
    if (character === "\\") value += characters[(index += 1)] ?? "";
    else if (character !== '"') value += character;
    else {
      requireAllOf(characters.slice(index + 1));
      break;
    }
  }
  return { text: value, isQuoted: true };
}

function requireAllOf(rest: readonly string[]): void {
  if (rest.length > 0) refuse(`Extra character(s) found after close quote: ${rest.map(display).join(", ")}`);
}

const PLAIN = /^[a-z0-9_!#$%&'*+\-/=?^`{|}~]+(?:\.[a-z0-9_!#$%&'*+\-/=?^`{|}~]+)*$/i;
const INTERNATIONAL = /^[a-zA-Z0-9_!#$%&'*+\-/=?^`{|}~\u0080-\u{10ffff}]+(?:\.[a-zA-Z0-9_!#$%&'*+\-/=?^`{|}~\u0080-\u{10ffff}]+)*$/u;
const INTERNATIONAL_CHARACTER = /^[.a-zA-Z0-9_!#$%&'*+\-/=?^`{|}~\u0080-\u{10ffff}]$/u;

/** The part before the @-sign, normalised. */
export function readLocal(local: string, isQuoted: boolean): { readonly text: string; readonly isAscii: boolean } {
  const first = checkLocal(local, isQuoted);
  const text = first.text.normalize("NFC");
  if (text !== first.text) {
    try {
      checkLocal(text, isQuoted);
    } catch (fault) {
      if (fault instanceof Fault) refuse(`After Unicode normalization: ${fault.message}`);
      throw fault;
    }
  }
  if (isQuoted) refuse("Quoting the part before the @-sign is not allowed here.");
  return { text: first.isAscii ? roleName(text) : text, isAscii: first.isAscii };
}

function checkLocal(local: string, isQuoted: boolean): { readonly text: string; readonly isAscii: boolean } {
  if (local === "") refuse("There must be something before the @-sign.");
  if (PLAIN.test(local)) return { text: local, isAscii: true };
  if (INTERNATIONAL.test(local)) {
    requireSafe(local);
    return { text: local, isAscii: false };
  }
  if (isQuoted) {
    requireAll(
      local,
      (character) => /^[\x20-\x7e\u0080-\u{10ffff}]$/u.test(character),
      "The email address contains invalid characters in quotes before the @-sign",
    );
    requireSafe(local, true);
    return { text: `"${local.replace(/["\\]/g, "\\$&")}"`, isAscii: /^[\x20-\x7e]*$/.test(local) };
  }
  requireAll(local, (character) => INTERNATIONAL_CHARACTER.test(character), "The email address contains invalid characters before the @-sign");
  requireDotAtom(
    local,
    (what) => `An email address cannot start with a ${what}.`,
    (what) => `An email address cannot have a ${what} immediately before the @-sign.`,
    false,
  );
  return refuse("The email address contains invalid characters before the @-sign.");
}

/** A mailbox in small letters, where it is one that RFC 2142 names. */
export function roleName(local: string): string {
  return local.length <= 10 && ROLES.has(local.toLowerCase()) ? local.toLowerCase() : local;
}

/** Mailboxes that RFC 2142 makes independent of case. */
const ROLES: ReadonlySet<string> = new Set(
  "info marketing sales support abuse noc security postmaster hostmaster usenet news webmaster www uucp ftp".split(" "),
);
