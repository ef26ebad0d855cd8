// The environment that an application is loaded in: `--env-file`, and SIGNATURA_ENV.

import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { UsageError } from "./usage-error.ts";

export interface EnvironmentChoice {
  readonly envFile: string | undefined;
  readonly isDevelopment: boolean;
}

/** Sets what is not set already. Gives the names of what it has set. @throws UsageError */
export function setUpEnvironment({ envFile, isDevelopment }: EnvironmentChoice): readonly string[] {
  const before = new Set(Object.keys(process.env));
  if (envFile !== undefined) readEnvFile(envFile);
  if (isDevelopment) process.env["SIGNATURA_ENV"] ??= "development";
  return Object.keys(process.env).filter((name) => !before.has(name));
}

function readEnvFile(file: string): void {
  if (!existsSync(file)) throw new UsageError(`--env-file: there is no file ${file}.`);
  try {
    loadEnvFile(file);
  } catch (error) {
    throw new UsageError(`--env-file: ${file} cannot be read: ${(error as Error).message}.`);
  }
}
