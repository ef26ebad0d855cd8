// Latin-1, in which every byte is the character of its number. `TextDecoder("latin1")` is another thing: it reads windows-1252.

/** Few enough arguments for one call on every runtime. */
const RUN = 8192;

/** The text of bytes, or of a stretch of them. */
export function fromLatin1(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  if (end - start <= RUN) return String.fromCharCode(...bytes.subarray(start, end));
  let text = "";
  for (let at = start; at < end; at += RUN) text += String.fromCharCode(...bytes.subarray(at, Math.min(at + RUN, end)));
  return text;
}

/** The bytes of text. Of characters beyond Latin-1 only the lowest byte is kept: make sure that there are none. */
export function toLatin1(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}
