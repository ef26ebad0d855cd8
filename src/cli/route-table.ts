// What `signatura routes` shows of each operation: plain data, and its table.

import type { App } from "../app/app.ts";
import type { DependencyNode } from "../contract/dependency.ts";
import { flatten, signatureOf } from "../contract/flat.ts";
import type { Operation } from "../contract/operation.ts";
import type { Parameter, Signature } from "../contract/signature.ts";
import type { Place } from "../contract/typing/parameters.ts";
import { parsePathTemplate } from "../routing/path-template.ts";
import type { Paint } from "./terminal.ts";

export interface RouteParameter {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
}

export interface RouteRow {
  readonly method: string;
  readonly path: string;
  readonly name: string;
  readonly operationId: string | undefined;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  /** Its own and those of its dependencies; places without any are left out. */
  readonly parameters: Readonly<Partial<Record<Place, readonly RouteParameter[]>>>;
  readonly returns: string | undefined;
  /** How many dependencies are resolved for a request, those of dependencies included. */
  readonly dependencies: number;
}

/** Every operation of an application in the order of declaration, then its mounts. */
export function routeRows(app: App): RouteRow[] {
  const { operations, mounts } = app["~build"]();
  return [...operations.map(operationRow), ...mounts.map(({ path, name }) => mountRow(path, name))];
}

function operationRow(operation: Operation): RouteRow {
  const pathNames = new Set(parsePathTemplate(operation.path).names);
  const { parameters, body } = flatten(operation.signature, pathNames);
  const byPlace: Partial<Record<Place, RouteParameter[]>> = {};
  const seen = new Set<string>();
  for (const parameter of [...parameters, ...body]) {
    for (const row of parameterRows(parameter)) {
      const key = `${parameter.place} ${row.name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      (byPlace[parameter.place] ??= []).push(row);
    }
  }
  return {
    method: operation.method,
    path: operation.path,
    name: operation.name,
    operationId: operation.operationId,
    tags: operation.tags,
    deprecated: operation.deprecated ?? false,
    parameters: byPlace,
    returns: returnsOf(operation),
    dependencies: countDependencies(operation.signature, pathNames),
  };
}

function mountRow(path: string, name: string | undefined): RouteRow {
  return { method: "MOUNT", path, name: name ?? "", operationId: undefined, tags: [], deprecated: false, parameters: {}, returns: undefined, dependencies: 0 };
}

function parameterRows({ group, name, isRequired, type }: Parameter): RouteParameter[] {
  if (group === undefined) return [{ name, required: isRequired, type: type["~typeName"] }];
  return group.map(({ field, name: member }) => ({ name: member, required: !field.type["~mayBeAbsent"], type: field.type["~typeName"] }));
}

function returnsOf({ returns, stream, responseClass }: Operation): string | undefined {
  if (stream !== undefined) return `${stream.kind}(${stream.item?.["~typeName"] ?? ""})`;
  return returns?.["~typeName"] ?? responseClass?.name;
}

function countDependencies(signature: Signature, pathNames: ReadonlySet<string>): number {
  const seen = new Set<DependencyNode>();
  const visit = (current: Signature): void => {
    for (const { dependency } of current.dependencies) {
      if (seen.has(dependency.origin)) continue;
      seen.add(dependency.origin);
      visit(signatureOf(dependency, pathNames));
    }
  };
  visit(signature);
  return seen.size;
}

/** The table: a column that is empty in every row is left out. */
export function routeTable(rows: readonly RouteRow[], paint: Paint): string {
  const header = ["METHOD", "PATH", "NAME", "TAGS", "PARAMETERS", "RETURNS", "DEPENDENCIES"];
  const cells = rows.map((row) => [
    row.method,
    row.path,
    row.deprecated ? `${row.name} (deprecated)` : row.name,
    row.tags.join(", "),
    parametersText(row.parameters),
    row.returns ?? "",
    row.dependencies === 0 ? "" : String(row.dependencies),
  ]);
  const kept = header.map((_title, column) => column < 3 || cells.some((cell) => cell[column] !== ""));
  const shown = [header, ...cells].map((cell) => cell.filter((_text, column) => kept[column]));
  const widths = shown[0]!.map((_title, column) => Math.max(...shown.map((cell) => cell[column]!.length)));
  const lines = shown.map((cell) =>
    cell
      .map((text, column) => text.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
  return [paint("bold", lines[0]!), ...lines.slice(1)].join("\n");
}

/** `path: item_id · query: q?, limit?`; a question mark follows what may be left out. */
function parametersText(parameters: RouteRow["parameters"]): string {
  return Object.entries(parameters)
    .map(([place, list]) => `${place}: ${list.map(({ name, required }) => (required ? name : `${name}?`)).join(", ")}`)
    .join(" · ");
}
