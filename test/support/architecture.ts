// The rules of the house, as functions from a folder of source to sentences that name file → import → rule. `layers.json` is their table.

import { importsOf, cyclesOf, readSources, type ImportEdge, type SourceFile } from "./import-graph.ts";
import { lineOf } from "./source-text.ts";

export interface Layers {
  /** Folder of the source → its layer. */
  readonly layers: Readonly<Record<string, number>>;
  /** Folders and files that may import from `node:`. */
  readonly node: readonly string[];
}

const MOST_LINES = 400;
const ANY = /(?<![\w$.])any(?![\w$]|\s*[:(=?]|\s*\.\w)/g;
const PERMIT = /^\s*\/\/ oxlint-disable-next-line typescript\/no-explicit-any -- \S/;

/** Everything that breaks a rule, a sentence each. */
export function violations(folder: string, layers: Layers): readonly string[] {
  const files = readSources(folder);
  const edges = files.flatMap(importsOf);
  const names = new Set(files.map((file) => file.name));
  return [
    ...edges.flatMap((edge) => edgeViolations(edge, layers, names)),
    ...cyclesOf(edges).map((cycle) => `${[...cycle, cycle[0]].join(" → ")}: no cycles, type imports included`),
    ...files.flatMap((file) => [...lengthViolations(file), ...anyViolations(file)]),
    ...files.filter(({ name }) => layers.layers[folderOf(name)] === undefined).map(({ name }) => `${name}: its folder has no layer in layers.json`),
  ];
}

/** The modules that are imported for what they do: what `sideEffects` of package.json has to name, so that bundlers keep them. */
export function modulesWithEffects(folder: string): readonly string[] {
  const edges = readSources(folder)
    .filter(({ name }) => !isTest(name))
    .flatMap(importsOf);
  return [...new Set(edges.flatMap(({ isBare, to }) => (isBare && to !== undefined ? [to] : [])))].toSorted();
}

function edgeViolations(edge: ImportEdge, layers: Layers, names: ReadonlySet<string>): readonly string[] {
  const { from, line, specifier, to } = edge;
  const say = (rule: string): string => `${from}:${line} → ${specifier}: ${rule}`;
  if (to === undefined)
    return isTest(from) || !specifier.startsWith("node:") || mayUseNode(from, layers)
      ? []
      : [say('only what layers.json names under "node" imports from node:')];
  if (to.startsWith("../")) return isTest(from) ? [] : [say("the source imports nothing from outside of src")];
  if (!names.has(to)) return [say("there is no such file")];
  const found: string[] = [];
  if (isPrivate(to) && directoryOf(to) !== directoryOf(from)) found.push(say(`_-files are private to their folder, ${directoryOf(to)}`));
  if (isTest(from)) return found;
  const [folder, target] = [folderOf(from), folderOf(to)];
  if (folder === target) return found;
  const [own, other] = [layers.layers[folder] ?? -1, layers.layers[target] ?? Infinity];
  if (target === "entry") found.push(say("nobody imports entry"));
  else if (other >= own) found.push(say(`${folder} (layer ${own}) imports only from lower layers and its own folder, and ${target} is layer ${other}`));
  return found;
}

function lengthViolations({ name, source }: SourceFile): readonly string[] {
  const lines = source.split("\n").length - 1;
  return lines > MOST_LINES ? [`${name}: ${lines} lines, and a file has at most ${MOST_LINES}`] : [];
}

/** In a list of exported names `any` is a name. */
const EXPORTED_NAMES = /^export \{[^}]*\} from/gm;

function anyViolations({ name, source, code: text }: SourceFile): readonly string[] {
  const code = text.replace(EXPORTED_NAMES, (names) => names.replace(/[^\n]/g, " "));
  if (isTest(name)) return [];
  const lines = source.split("\n");
  const found = [...code.matchAll(ANY)].map((match) => lineOf(source, match.index));
  return [...new Set(found)]
    .filter((line) => !PERMIT.test(lines[line - 2] ?? ""))
    .map(
      (line) =>
        `${name}:${line}: no \`any\` but in an alias whose reason stands in the line above, after \`oxlint-disable-next-line typescript/no-explicit-any --\``,
    );
}

const isTest = (name: string): boolean => /\.test(?:-d)?\.ts$/.test(name);
const isPrivate = (name: string): boolean => name.slice(name.lastIndexOf("/") + 1).startsWith("_");
const directoryOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf("/")));
const folderOf = (name: string): string => name.split("/", 1)[0]!;
const mayUseNode = (name: string, { node }: Layers): boolean => node.some((place) => name === place || name.startsWith(`${place}/`));
