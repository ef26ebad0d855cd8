// Where in the user's program a declaration stands: warnings about it name the place.

/** The folder of this package's own code; "undefined", which no path holds, where a bundler took the address away. */
const OWN = ((import.meta.url as string | undefined) ?? "undefined").replace(/[^/]*\/[^/]*$/, "");

/** `file:line:column` of the innermost caller outside of this package; undefined where the runtime does not tell. */
export function callerPlace(): string | undefined {
  const frames = new Error("place").stack?.split("\n").slice(1) ?? [];
  const frame = frames.find((line) => /:\d+:\d+\)?$/.test(line) && !line.includes(OWN) && !line.includes(OWN.replace("file://", "")));
  return frame === undefined ? undefined : /\(?([^\s(]+:\d+:\d+)\)?$/.exec(frame)?.[1];
}
