// The spellings of a UUID, and what Rust's uuid parser (which Pydantic uses) says of a text that is none.

const CANONICAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HYPHENATED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const SIMPLE = /^[0-9a-f]{32}$/i;
const URN = "urn:uuid:";

/** The canonical form (small letters, four hyphens) of a UUID that is written plainly, with hyphens, in braces or as a URN. */
export function readUuid(text: string): string | undefined {
  if (CANONICAL.test(text)) return text;
  if (SIMPLE.test(text)) return hyphenate(text.toLowerCase());
  const { body } = unwrap(text);
  return HYPHENATED.test(body) ? body.toLowerCase() : undefined;
}

/** The canonical form of sixteen bytes. */
export function uuidOfBytes(bytes: Uint8Array): string | undefined {
  if (bytes.length !== 16) return undefined;
  return hyphenate(Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
}

function hyphenate(digits: string): string {
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}

function unwrap(text: string): { readonly body: string; readonly offset: number } {
  if (text.length >= 2 && text.startsWith("{") && text.endsWith("}")) return { body: text.slice(1, -1), offset: 1 };
  return text.startsWith(URN) ? { body: text.slice(URN.length), offset: URN.length } : { body: text, offset: 0 };
}

const GROUP_STARTS = [0, 9, 14, 19, 24] as const;
const GROUP_LENGTHS = [8, 4, 4, 4, 12] as const;

/** Why `readUuid` did not take the text. Positions count from one. */
export function uuidFault(text: string): string {
  const { body, offset } = unwrap(text);
  const hyphens: number[] = [];
  for (let at = 0; at < body.length; at += 1) {
    const character = String.fromCodePoint(body.codePointAt(at)!);
    if (character === "-") hyphens.push(at);
    else if (!/^[0-9a-f]$/i.test(character)) return `invalid character: found \`${character}\` at ${at + offset + 1}`;
  }
  if (hyphens.length === 0 && offset === 0) return `invalid length: expected length 32 for simple format, found ${text.length}`;
  if (hyphens.length !== 4) return `invalid group count: expected 5, found ${hyphens.length + 1}`;
  const group = hyphens.findIndex((at, index) => at !== GROUP_STARTS[index + 1]! - 1);
  if (group !== -1) return wrongLength(group, hyphens[group]! - GROUP_STARTS[group]!);
  // The parser counts the last group to the end of the whole text, wrapping included: so does its message.
  return wrongLength(4, text.length - GROUP_STARTS[4]);
}

function wrongLength(group: number, found: number): string {
  return `invalid group length in group ${group}: expected ${GROUP_LENGTHS[group]}, found ${found}`;
}
