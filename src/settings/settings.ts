// `Settings(…)`: a model that fills itself from the environment, .env files, a folder of secrets and the command line when it is made.
// The order of precedence and the names are pydantic-settings'.

import { ValidationError } from "../errors/validation.ts";
import { pending } from "../schema/instance.ts";
import { definitionOf, type ModelConstructor } from "../schema/model-definition.ts";
import { Model } from "../schema/model.ts";
import type { Fields } from "../schema/typing/faces.ts";
import type { Built, Input, ModelOptions } from "../schema/typing/model.ts";
import { readCommandLine } from "./command-line.ts";
import { readDotenv, readEnvironment, type NamedValues } from "./environment.ts";
import { readSecrets } from "./secrets.ts";
import { SettingsError } from "./settings-error.ts";
import { merge, toSettingFields, type SettingField } from "./setting-fields.ts";

/** Where the values come from. */
export interface SourceOptions {
  /** Stands before the name of every variable: `APP_`. Aliases are taken as they are. */
  readonly envPrefix?: string;
  /** False by default: `App_Debug` is `APP_DEBUG`. */
  readonly caseSensitive?: boolean;
  /** Files of `NAME=value` lines; later ones win. Files that are not there are passed over. */
  readonly envFile?: string | readonly string[];
  /** Separates the names of nested models in a variable's: with `__`, `DATABASE__HOST` is the host of the database. */
  readonly envNestedDelimiter?: string;
  /** True: a variable that is empty counts as not set. */
  readonly envIgnoreEmpty?: boolean;
  /** A text that stands for null: `null`, `none`. */
  readonly envParseNull?: string;
  /** Folders in which a file's name is a field's and its content the value. */
  readonly secretsDir?: string | readonly string[];
  /** What to do where such a folder is missing: `ok` (default), `warn` or `error`. */
  readonly secretsDirMissing?: "ok" | "warn" | "error";
  /** True reads the program's own arguments; a list is read in their place. */
  readonly cliParseArgs?: boolean | readonly string[];
  /** `--debug` alone means true, `--no-debug` false. */
  readonly cliImplicitFlags?: boolean;
  /** True: arguments that name no field are passed over, not refused. */
  readonly cliIgnoreUnknownArgs?: boolean;
  /** The sources in another order, more of them or fewer; the first wins. */
  readonly sources?: (usual: UsualSources) => readonly SettingsSource[];
}

export interface SettingsOptions<F, C> extends ModelOptions<F, C>, SourceOptions {}

/** Gives values by field name. Later sources fill in what earlier ones left open, nested models part by part. */
export type SettingsSource = () => Record<string, unknown>;

export interface UsualSources {
  readonly commandLine: SettingsSource;
  /** What `new Env({…})` was given. */
  readonly init: SettingsSource;
  readonly environment: SettingsSource;
  readonly dotenv: SettingsSource;
  readonly secrets: SettingsSource;
}

/** What may be said where settings are made. */
export interface SettingsInput {
  /** In place of `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly envFile?: string | readonly string[] | null;
  readonly secretsDir?: string | readonly string[];
  readonly cliParseArgs?: boolean | readonly string[];
}

/** The class that `Settings(…)` gives, to be extended. */
export type SettingsClass<F, C> = Pick<Built<F, C>, keyof Built<F, C>> & {
  /** Reads every source and validates. @throws SettingsError, which names the variables */
  new (init?: Partial<Input<F>>, input?: SettingsInput): InstanceType<Built<F, C>>;
};

/**
 * Makes the base class of a program's settings.
 *
 * @example
 * class Env extends Settings({ databaseUrl: t.url, debug: t.boolean.default(false) }, { envPrefix: "APP_" }) {}
 * const env = new Env(); // reads APP_DATABASE_URL (or APP_DATABASEURL) and APP_DEBUG
 */
export function Settings<const F extends Fields, const C extends Fields = {}>(fields: F, options: SettingsOptions<F, C> = {}): SettingsClass<F, C> {
  const config = { extra: "forbid", validateDefault: true, ...options.config } as const;
  const base = Model(fields, { ...options, config } as ModelOptions<F, C>) as unknown as ModelConstructor;
  return class extends (base as new (data?: unknown) => object) {
    // oxlint-disable-next-line constructor-super -- it is called in the block that names the variables of what it throws
    constructor(init: Record<string, unknown> = {}, input: SettingsInput = {}) {
      const model = new.target as unknown as ModelConstructor;
      // An instance that is filled from validated values reads no sources.
      const isFilled = pending.fill !== null;
      try {
        super(isFilled ? undefined : gather(model, options, init, input));
      } catch (error) {
        throw error instanceof ValidationError && !isFilled ? new SettingsError(error, toSettingFields(definitionOf(model), options)) : error;
      }
    }
  } as unknown as SettingsClass<F, C>;
}

/** The values of every source, under the names by which the model takes them. */
function gather(model: ModelConstructor, options: SourceOptions, init: Record<string, unknown>, input: SettingsInput): Record<string, unknown> {
  const fields = toSettingFields(definitionOf(model), options);
  const usual = usualSources(fields, options, init, input);
  const sources = options.sources?.(usual) ?? [usual.commandLine, usual.init, usual.environment, usual.dotenv, usual.secrets];
  const values = sources.map((source) => source()).reduceRight<Record<string, unknown>>((below, above) => merge(below, above), {});
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [fields.find((field) => field.name === name)?.inputName ?? name, value]));
}

function usualSources(fields: readonly SettingField[], options: SourceOptions, init: Record<string, unknown>, input: SettingsInput): UsualSources {
  const env = (): NamedValues => input.env ?? (globalThis as { process?: { env?: NamedValues } }).process?.env ?? {};
  const files = input.envFile === null ? [] : [input.envFile ?? options.envFile ?? []].flat();
  const args = input.cliParseArgs ?? options.cliParseArgs ?? false;
  return {
    init: () => init,
    environment: () => readEnvironment(fields, env(), options),
    dotenv: () => readDotenv(fields, files, options),
    secrets: () => readSecrets(fields, [input.secretsDir ?? options.secretsDir ?? []].flat(), options),
    commandLine: () => readCommandLine(fields, args, options),
  };
}
