// Cutting the slashes from the end of a path.

/** Counts from the end: the obvious regular expression takes quadratic time on a path of many slashes. */
export function withoutTrailingSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path.charCodeAt(end - 1) === 47) end--;
  return path.slice(0, end);
}
