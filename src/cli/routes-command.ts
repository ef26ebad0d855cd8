// `signatura routes`: what an application answers to.

import { command, type Command } from "./command.ts";
import { inspectApplication } from "./inspect-application.ts";
import { routeRows, routeTable } from "./route-table.ts";
import { APPLICATION_OPTIONS } from "./serve-options.ts";
import { painter, print } from "./terminal.ts";

export const routesCommand: Command = command({
  name: "routes",
  summary: "Shows the path operations of an application.",
  usage: "[file[:export]] [options]",
  description: ["A question mark follows a parameter that may be left out. The application is loaded, but not started."],
  options: { ...APPLICATION_OPTIONS, json: { kind: "flag", help: "JSON rather than a table." } },
  positionals: 1,
  async run(values, positionals) {
    const rows = await inspectApplication(values, positionals, routeRows);
    await print(`${values.json === true ? JSON.stringify(rows, null, 2) : routeTable(rows, painter(process.stdout, undefined))}\n`);
    return 0;
  },
});
