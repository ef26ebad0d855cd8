// The program's arguments as a source of settings: `--name value`, `--name=value`, `--database.host x`, several of one name for a list.

import { setOwn } from "../kernel/deep.ts";
import { toSnake } from "../schema/alias-generators.ts";
import { merge, toValue, type SettingField } from "./setting-fields.ts";

interface CommandLineOptions {
  readonly cliImplicitFlags?: boolean;
  readonly cliIgnoreUnknownArgs?: boolean;
  readonly envParseNull?: string;
}

/** An argument that no field takes, or that lacks its value. */
export class CommandLineError extends Error {
  override readonly name: string = "CommandLineError";
}

/** @throws CommandLineError */
export function readCommandLine(fields: readonly SettingField[], args: boolean | readonly string[], options: CommandLineOptions): Record<string, unknown> {
  if (args === false) return {};
  const words = args === true ? ((globalThis as { process?: { argv?: readonly string[] } }).process?.argv ?? []).slice(2) : [...args];
  let values: Record<string, unknown> = {};
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    if (word === "--") break;
    const found = word.startsWith("--") ? find(fields, word.slice(2).split("=")[0]!.split("."), options) : undefined;
    if (found === undefined) {
      if (options.cliIgnoreUnknownArgs === true) continue;
      throw new CommandLineError(`Unknown argument ${word}. Known are ${fields.map((field) => `--${kebab(field.name)}`).join(", ")}.`);
    }
    const mark = word.indexOf("=");
    let text: string | undefined = mark === -1 ? undefined : word.slice(mark + 1);
    if (text === undefined && found.isFlag) text = found.isNegated ? "false" : "true";
    if (text === undefined) {
      index += 1;
      text = words[index];
    }
    if (text === undefined) throw new CommandLineError(`The argument ${word} lacks its value.`);
    values = add(values, found.path, found.field, text, options);
  }
  return values;
}

interface Found {
  readonly path: readonly SettingField[];
  readonly field: SettingField;
  readonly isFlag: boolean;
  readonly isNegated: boolean;
}

function find(fields: readonly SettingField[], names: readonly string[], options: CommandLineOptions, path: readonly SettingField[] = []): Found | undefined {
  const [first = "", ...rest] = names;
  const field = fields.find((candidate) => spellings(candidate).includes(first));
  if (field !== undefined && rest.length > 0) return find(field.nested, rest, options, [...path, field]);
  if (field !== undefined) return { path: [...path, field], field, isFlag: options.cliImplicitFlags === true && isBoolean(field), isNegated: false };
  if (options.cliImplicitFlags !== true || !first.startsWith("no-")) return undefined;
  const negated = fields.find((candidate) => spellings(candidate).includes(first.slice(3)) && isBoolean(candidate));
  return negated === undefined ? undefined : { path: [...path, negated], field: negated, isFlag: true, isNegated: true };
}

function spellings(field: SettingField): readonly string[] {
  return [field.name, kebab(field.name), toSnake(field.name), field.inputName];
}

function kebab(name: string): string {
  return toSnake(name).replaceAll("_", "-");
}

function isBoolean(field: SettingField): boolean {
  return field.type["~label"].includes("bool");
}

/** A list takes every value of its name: JSON, or texts with commas between them. */
function add(
  values: Record<string, unknown>,
  path: readonly SettingField[],
  field: SettingField,
  text: string,
  options: CommandLineOptions,
): Record<string, unknown> {
  const isList = field.type["~isSequence"];
  const before = path.reduce<unknown>(
    (found, step, index) =>
      typeof found === "object" && found !== null ? (found as Record<string, unknown>)[index === 0 ? step.name : step.inputName] : undefined,
    values,
  );
  const value = isList && !text.trimStart().startsWith("[") ? text.split(",") : toValue(field, text, "the command line", options.envParseNull);
  const whole = isList && Array.isArray(before) ? [...(before as unknown[]), ...(value as unknown[])] : value;
  const nested = path.reduceRight<unknown>((inside, step, index) => {
    const object: Record<string, unknown> = {};
    setOwn(object, index === 0 ? step.name : step.inputName, inside);
    return object;
  }, whole);
  return merge(values, nested as Record<string, unknown>);
}
