// The text of a program, or of its regions, as pages show it. A region stands between `// #region NAME` and `// #endregion NAME`; regions may lie
// in each other, and their marks are never shown.

const MARK = /^\s*\/\/ #(region|endregion) ([\w-]+)\s*$/;

/** The whole program without the comment at its head and without marks. */
export function wholeProgram(source: string): string {
  const lines = source.split("\n");
  const start = lines.findIndex((line) => !line.startsWith("//") || MARK.test(line));
  return trim(lines.slice(start).filter((line) => !MARK.test(line)));
}

/** The lines of one region, moved to the left margin. @throws Error where the program has no such region, or does not end it */
export function region(source: string, name: string): string {
  const lines = source.split("\n");
  const start = lines.findIndex((line) => MARK.exec(line)?.[1] === "region" && MARK.exec(line)?.[2] === name);
  const end = lines.findIndex((line) => MARK.exec(line)?.[1] === "endregion" && MARK.exec(line)?.[2] === name);
  if (start < 0 || end < start) throw new Error(`There is no region "${name}": write // #region ${name} and // #endregion ${name}.`);
  return trim(lines.slice(start + 1, end).filter((line) => !MARK.test(line)));
}

/** Without empty lines at the ends, and without the indentation that all lines share. */
function trim(lines: readonly string[]): string {
  const written = lines.filter((line) => line.trim() !== "");
  const margin = Math.min(...written.map((line) => line.search(/\S/)));
  return lines
    .map((line) => line.slice(margin))
    .join("\n")
    .replace(/^\n+|\s+$/g, "");
}
