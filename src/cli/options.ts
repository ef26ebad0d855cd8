// Options as data: one table says what a command takes, and both the reader of the command line and the help are made from it.

import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { nearest } from "./nearest.ts";
import { UsageError } from "./usage-error.ts";

interface Described {
  readonly help: string;
  /** One letter. */
  readonly short?: string;
  /** What is taken where the option is not given, in the words of the help. */
  readonly fallback?: string;
}

/** `--name`, and `--no-name` where it may be switched off. */
export interface Flag extends Described {
  readonly kind: "flag";
  readonly negatable?: boolean;
}

export interface Text extends Described {
  readonly kind: "text";
  readonly value: string;
  readonly choices?: readonly string[];
}

/** May be given several times. */
export interface Texts extends Described {
  readonly kind: "texts";
  readonly value: string;
}

export interface Numeric extends Described {
  readonly kind: "integer" | "number";
  readonly value: string;
  readonly least: number;
  readonly most?: number;
}

export type Option = Flag | Text | Texts | Numeric;
export type Options = Readonly<Record<string, Option>>;

type Value<O extends Option> = O extends Flag ? boolean : O extends Texts ? readonly string[] : O extends Numeric ? number : string;

/** What was given, by the names of the options. */
export type Values<O extends Options> = { readonly [K in keyof O]: Value<O[K]> | undefined };

export interface CommandLine<O extends Options> {
  readonly values: Values<O>;
  readonly positionals: readonly string[];
}

/** Reads the arguments of a command. @throws UsageError */
export function readOptions<const O extends Options>(args: readonly string[], options: O): CommandLine<O> {
  const config: ParseArgsOptionsConfig = {};
  for (const [name, option] of Object.entries(options)) {
    config[name] = {
      type: option.kind === "flag" ? "boolean" : "string",
      multiple: option.kind === "texts",
      ...(option.short !== undefined && { short: option.short }),
    };
  }
  const { tokens } = parseArgs({ args: [...args], options: config, allowPositionals: true, allowNegative: true, strict: false, tokens: true });
  const values: Record<string, unknown> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const { name, isNegative } = readName(token, options);
    const option = options[name]!;
    const value = readValue(token, option, isNegative);
    values[name] = option.kind === "texts" ? [...((values[name] as readonly string[] | undefined) ?? []), value] : value;
  }
  return { values: values as Values<O>, positionals };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function readName({ name, rawName }: OptionToken, options: Options): { readonly name: string; readonly isNegative: boolean } {
  if (Object.hasOwn(options, name)) {
    const isNegative = rawName === `--no-${name}`;
    const option = options[name]!;
    if (!isNegative || (option.kind === "flag" && option.negatable === true)) return { name, isNegative };
  }
  const known = Object.entries(options).flatMap(([key, option]) =>
    option.kind === "flag" && option.negatable === true ? [`--${key}`, `--no-${key}`] : [`--${key}`],
  );
  const suggestion = nearest(rawName, known);
  throw new UsageError(`There is no option ${rawName}.${suggestion === undefined ? "" : ` Did you mean ${suggestion}?`}`);
}

function readValue({ rawName, value: given, inlineValue }: OptionToken, option: Option, isNegative: boolean): unknown {
  if (option.kind === "flag") {
    if (inlineValue === true) throw new UsageError(`${rawName} takes no value, found "${given}".`);
    return !isNegative;
  }
  if (given === undefined || (inlineValue !== true && /^-\D/.test(given))) throw new UsageError(`${rawName} needs a value: ${rawName} ${option.value}.`);
  if (option.kind === "text" && option.choices !== undefined && !option.choices.includes(given)) {
    throw new UsageError(`${rawName} is one of ${option.choices.join(", ")}, found "${given}".`);
  }
  return option.kind === "integer" || option.kind === "number" ? readNumber(rawName, option, given) : given;
}

/** The number that an option's text says. @throws UsageError */
export function readNumber(name: string, { kind, least, most = Number.POSITIVE_INFINITY }: Pick<Numeric, "kind" | "least" | "most">, text: string): number {
  const pattern = kind === "integer" ? /^[+-]?\d+$/ : /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
  const value = pattern.test(text.trim()) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  const what = kind === "integer" ? "a whole number" : "a number";
  throw new UsageError(`${name} is ${what} ${most === Number.POSITIVE_INFINITY ? `from ${least} on` : `from ${least} to ${most}`}, found "${text}".`);
}
