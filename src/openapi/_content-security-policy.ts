// Content-Security-Policies as data: directive → sources, written as a header in the end.

/** Directive → its sources. */
export type Policy = Readonly<Record<string, readonly string[]>>;

/** Adds sources to directives. What a directive has already is not said twice. */
export function extendPolicy(policy: Policy, more: Policy): Policy {
  const result: Record<string, readonly string[]> = { ...policy };
  for (const [directive, sources] of Object.entries(more)) {
    const known = result[directive] ?? [];
    result[directive] = [...known.filter((source) => source !== "'none'"), ...sources.filter((source) => !known.includes(source))];
  }
  return result;
}

/** The text of the header. */
export function writePolicy(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.length === 0 ? "'none'" : sources.join(" ")}`)
    .join("; ");
}

/** The origin of an absolute URL as a list of sources; none for a path, which is `'self'`. */
export function originOf(url: string): readonly string[] {
  if (!/^(?:https?:)?\/\//i.test(url)) return [];
  const absolute = url.startsWith("//") ? `https:${url}` : url;
  return URL.canParse(absolute) ? [new URL(absolute).origin] : [];
}
