// `signatura openapi`: writes the OpenAPI document of an application.

import { writeFileSync } from "node:fs";
import { command, type Command } from "./command.ts";
import { inspectApplication } from "./inspect-application.ts";
import { APPLICATION_OPTIONS } from "./serve-options.ts";
import { print } from "./terminal.ts";
import { CommandError } from "./usage-error.ts";

export const openapiCommand: Command = command({
  name: "openapi",
  summary: "Writes the OpenAPI document of an application.",
  usage: "[file[:export]] [options]",
  description: ["The application is loaded, but not started."],
  options: {
    ...APPLICATION_OPTIONS,
    output: { kind: "text", short: "o", value: "<file>", help: "Where to write it.", fallback: "stdout" },
    indent: { kind: "integer", value: "<spaces>", least: 0, most: 10, help: "How far each level is indented; 0 writes one line.", fallback: "2" },
  },
  positionals: 1,
  async run(values, positionals) {
    const document = await inspectApplication(values, positionals, (app) => app.openapi());
    const text = `${JSON.stringify(document, null, values.indent ?? 2)}\n`;
    if (values.output === undefined) await print(text);
    else writeDocument(values.output, text);
    return 0;
  },
});

function writeDocument(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CommandError(1, `${file} cannot be written: ${(error as Error).message}.`, { cause: error });
  }
}
