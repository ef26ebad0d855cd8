// What is wrong with a program's settings, told by the names of the variables that hold them. Values are never repeated: they may be secrets.

import { ValidationError, type Issue } from "../errors/validation.ts";

/** What is known of a setting besides its type. */
export interface NamedSetting {
  readonly name: string;
  /** The name by which the model takes it. */
  readonly inputName: string;
  /** Variables that may hold it, the first for messages: `APP_DATABASE_URL`, `APP_DATABASEURL`. */
  readonly variables: readonly string[];
}

/** Settings that their model refused. */
export class SettingsError extends ValidationError {
  override readonly name: string = "SettingsError";

  constructor(error: ValidationError, fields: readonly NamedSetting[]) {
    super(error.title, error.errors());
    const lines = error.errors().map((issue) => describeIssue(issue, fields));
    Object.defineProperty(this, "message", { value: [`The settings ${error.title} are not complete or not right:`, ...lines].join("\n  ") });
  }
}

/** A variable whose text cannot be read at all. */
export class SettingsSyntaxError extends Error {
  override readonly name: string = "SettingsSyntaxError";
  readonly variable: string;

  constructor(variable: string, source: string, reason: string) {
    super(`${variable} (from ${source}) must be JSON, since its field is no scalar: ${reason}`);
    this.variable = variable;
  }
}

function describeIssue(issue: Issue, fields: readonly NamedSetting[]): string {
  const [first, ...rest] = issue.loc;
  const field = fields.find(({ inputName }) => inputName === first);
  const where = field === undefined ? String(first ?? "(all)") : `${field.variables[0]} (${[field.name, ...rest].join(".")})`;
  return `${where}: ${issue.msg} [${issue.type}]`;
}
