// What Python calls white space, and `str.strip` and `str.split` by it: header values and cookies are cut at exactly these characters.
// JavaScript's `trim` takes other ones: it knows U+FEFF, and not U+001C to U+001F and U+0085.

/** Whether Python's `str.isspace` holds for this UTF-16 code unit. */
export function isPythonSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code >= 0x1c;
  if (code < 0x85) return false;
  if (code === 0x85 || code === 0xa0) return true;
  if (code < 0x1680) return false;
  return code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** Python's `text.strip()`. Makes no copy where there is nothing to strip. */
export function pythonStrip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isPythonSpace(text.charCodeAt(start))) start++;
  while (end > start && isPythonSpace(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** Python's `text.split()`: the words between runs of white space. */
export function pythonSplit(text: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const inside = at < text.length && !isPythonSpace(text.charCodeAt(at));
    if (inside && start < 0) start = at;
    if (!inside && start >= 0) {
      words.push(text.slice(start, at));
      start = -1;
    }
  }
  return words;
}
