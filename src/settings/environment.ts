// Environment variables and .env files as sources of settings.

import { setOwn } from "../kernel/deep.ts";
import { nodeModule, type FileModule, type ParseModule } from "./node-module.ts";
import { merge, toValue, type SettingField } from "./setting-fields.ts";

/** Variables by name, as the environment has them. */
export type NamedValues = Readonly<Record<string, string | undefined>>;

export interface EnvironmentOptions {
  readonly envPrefix?: string;
  readonly caseSensitive?: boolean;
  readonly envNestedDelimiter?: string;
  readonly envIgnoreEmpty?: boolean;
  readonly envParseNull?: string;
}

export function readEnvironment(fields: readonly SettingField[], env: NamedValues, options: EnvironmentOptions): Record<string, unknown> {
  return readVariables(fields, env, options, "the environment").values;
}

interface ReadVariables {
  readonly values: Record<string, unknown>;
  /** The variables that a field took. */
  readonly used: ReadonlySet<string>;
}

function readVariables(fields: readonly SettingField[], env: NamedValues, options: EnvironmentOptions, source: string): ReadVariables {
  const fold = options.caseSensitive === true ? (name: string): string => name : (name: string): string => name.toLowerCase();
  const variables = new Map<string, string>();
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !(options.envIgnoreEmpty === true && value === "")) variables.set(fold(name), value);
  }
  const used = new Set<string>();
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const name = namesOf(field, options).find((candidate) => variables.has(fold(candidate)));
    let value: unknown;
    if (name !== undefined) {
      used.add(fold(name));
      value = toValue(field, variables.get(fold(name))!, source, options.envParseNull);
    }
    const nested = readNested(field, variables, used, fold, options, source);
    if (nested !== undefined) value = typeof value === "object" && value !== null ? merge(value as Record<string, unknown>, nested) : nested;
    if (value !== undefined) setOwn(values, field.name, value);
  }
  return { values, used };
}

/** Case counts: then the names are the fields' own, behind the prefix. */
function namesOf(field: SettingField, { caseSensitive, envPrefix = "" }: EnvironmentOptions): readonly string[] {
  return caseSensitive === true ? [envPrefix + field.name, ...field.variables] : field.variables;
}

/** `DATABASE__HOST` and `DATABASE__PORT` as one object for `database`. */
function readNested(
  field: SettingField,
  variables: ReadonlyMap<string, string>,
  used: Set<string>,
  fold: (name: string) => string,
  options: EnvironmentOptions,
  source: string,
): Record<string, unknown> | undefined {
  const { envNestedDelimiter: delimiter } = options;
  if (delimiter === undefined || !field.isComplex) return undefined;
  const found: Record<string, unknown> = {};
  for (const prefix of namesOf(field, options)) {
    const start = fold(prefix + delimiter);
    for (const [name, text] of variables) {
      if (!name.startsWith(start)) continue;
      used.add(name);
      put(found, field.nested, name.slice(start.length).split(fold(delimiter)), text, fold, source, options.envParseNull);
    }
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

function put(
  target: Record<string, unknown>,
  fields: readonly SettingField[],
  path: readonly string[],
  text: string,
  fold: (name: string) => string,
  source: string,
  envParseNull: string | undefined,
): void {
  const [first = "", ...rest] = path;
  const field = fields.find((candidate) => [candidate.name, ...candidate.variables].some((name) => fold(name) === first));
  const key = field?.inputName ?? first;
  if (rest.length === 0) {
    setOwn(target, key, field === undefined ? text : toValue(field, text, source, envParseNull));
    return;
  }
  const inside = Object.hasOwn(target, key) && typeof target[key] === "object" && target[key] !== null ? (target[key] as Record<string, unknown>) : {};
  put(inside, field?.nested ?? [], rest, text, fold, source, envParseNull);
  setOwn(target, key, inside);
}

/** The values of .env files; later files win. Lines that no field takes are handed over, for `extra` to judge, where they have the prefix. */
export function readDotenv(fields: readonly SettingField[], files: readonly string[], options: EnvironmentOptions): Record<string, unknown> {
  if (files.length === 0) return {};
  const { existsSync, readFileSync } = nodeModule<FileModule>("node:fs", "reads .env files");
  const { parseEnv } = nodeModule<ParseModule>("node:util", "reads .env files");
  const lines: Record<string, string | undefined> = {};
  for (const file of files) if (existsSync(file)) Object.assign(lines, parseEnv(readFileSync(file, "utf8")));
  const { values, used } = readVariables(fields, lines, options, files.join(", "));
  const prefix = (options.envPrefix ?? "").toLowerCase();
  for (const [name, value] of Object.entries(lines)) {
    const folded = name.toLowerCase();
    if (used.has(options.caseSensitive === true ? name : folded) || !folded.startsWith(prefix)) continue;
    if (options.envIgnoreEmpty === true && value === "") continue;
    setOwn(values, folded.slice(prefix.length), value);
  }
  return values;
}
