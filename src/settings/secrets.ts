// A folder of secrets as a source of settings, as Docker and Kubernetes mount them: a file's name is a field's, its content the value.

import { setOwn } from "../kernel/deep.ts";
import { consoleLogger } from "../kernel/logger.ts";
import { nodeModule, type FileModule } from "./node-module.ts";
import { toValue, type SettingField } from "./setting-fields.ts";

/** The greatest file that is read, in bytes. */
const MAXIMAL_SIZE = 16 * 1024 * 1024;

interface SecretsOptions {
  readonly caseSensitive?: boolean;
  readonly secretsDirMissing?: "ok" | "warn" | "error";
  readonly envParseNull?: string;
}

/** Later folders win. @throws Error where a folder is missing and that was asked for, is no folder, or a secret is too large */
export function readSecrets(fields: readonly SettingField[], folders: readonly string[], options: SecretsOptions): Record<string, unknown> {
  if (folders.length === 0) return {};
  const fs = nodeModule<FileModule>("node:fs", "reads secrets");
  const values: Record<string, unknown> = {};
  for (const folder of folders) {
    if (!fs.existsSync(folder)) {
      missing(folder, options.secretsDirMissing ?? "ok");
      continue;
    }
    if (!fs.statSync(folder).isDirectory()) throw new Error(`secretsDir must be a folder, and ${folder} is none.`);
    const files = fs.readdirSync(folder);
    for (const field of fields) {
      const file = files.find((name) => [field.name, ...field.variables].some((wanted) => same(wanted, name, options.caseSensitive === true)));
      if (file === undefined) continue;
      const path = `${folder}/${file}`;
      const { size } = fs.statSync(path);
      if (size > MAXIMAL_SIZE) throw new Error(`The secret ${path} has ${size} bytes; more than ${MAXIMAL_SIZE} are not read.`);
      setOwn(values, field.name, toValue(field, fs.readFileSync(path, "utf8").trim(), path, options.envParseNull));
    }
  }
  return values;
}

function same(wanted: string, name: string, caseSensitive: boolean): boolean {
  return caseSensitive ? wanted === name : wanted.toLowerCase() === name.toLowerCase();
}

function missing(folder: string, policy: "ok" | "warn" | "error"): void {
  const text = `The folder of secrets ${folder} does not exist.`;
  if (policy === "error") throw new Error(text);
  if (policy === "warn") consoleLogger.warn({}, text);
}
