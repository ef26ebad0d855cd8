// What the server itself adds to the headers of a reply: flat pairs, names in small letters, in place.

export function hasHeader(pairs: readonly string[], name: string): boolean {
  for (let index = 0; index < pairs.length; index += 2) if (pairs[index] === name) return true;
  return false;
}

/** Adds those that the reply does not have. */
export function addHeaders(pairs: string[], added: readonly string[]): void {
  for (let index = 0; index < added.length; index += 2) if (!hasHeader(pairs, added[index]!)) pairs.push(added[index]!, added[index + 1]!);
}

/** Puts a header in the place of all of its name. */
export function setHeader(pairs: string[], name: string, value: string): void {
  for (let index = pairs.length - 2; index >= 0; index -= 2) if (pairs[index] === name) pairs.splice(index, 2);
  pairs.push(name, value);
}
