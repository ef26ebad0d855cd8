// From a parameter list to its contract: which place each parameter has, by FastAPI's rule, what it is called on the wire and what it takes.

import { errors } from "../errors/catalogue.ts";
import type { Issue } from "../errors/validation.ts";
import { compiled } from "../schema/compile.ts";
import { definitionOf, type Field } from "../schema/model-definition.ts";
import { ModelKind } from "../schema/model-kind.ts";
import type { Node } from "../schema/node.ts";
import { UnionKind } from "../schema/kinds/union.ts";
import { describe, nodeOf } from "../schema/to-node.ts";
import { NullableKind, OptionalKind } from "../schema/wrappers.ts";
import { isDependency, type DependencyNode } from "./dependency.ts";
import { markerKind, type MarkerKind } from "./markers.ts";
import { isLocated, type BodyOptions, type HeaderOptions, type LocatedType } from "./parameters.ts";
import type { Params, Place } from "./typing/parameters.ts";

/** One parameter of a handler or provider, or one field of a group. */
export interface Parameter {
  /** Its name in the parameter list. */
  readonly argument: string;
  readonly place: Place;
  /** Its name on the wire, in locations and in the document. */
  readonly name: string;
  readonly type: Node;
  readonly isRequired: boolean;
  readonly options: HeaderOptions & BodyOptions;
  /** The fields of a Model that stands for a whole group of parameters; undefined elsewhere. */
  readonly group: readonly GroupField[] | undefined;
}

export interface GroupField {
  readonly field: Field;
  readonly name: string;
}

export interface DependencyUse {
  /** Undefined where the result is not handed over: dependencies of routes, routers, applications. */
  readonly argument: string | undefined;
  readonly dependency: DependencyNode;
}

export interface MarkerUse {
  readonly argument: string;
  readonly kind: MarkerKind;
  readonly marker: unknown;
}

/** What a handler or provider takes. Frozen plain data. */
export interface Signature {
  /** In the order of the list. */
  readonly parameters: readonly Parameter[];
  readonly dependencies: readonly DependencyUse[];
  readonly markers: readonly MarkerUse[];
  /** Every argument, in the order of the list. */
  readonly argumentNames: readonly string[];
}

const NO_OPTIONS = Object.freeze({});

/**
 * Reads a parameter list. `where` names the route or dependency in errors; `pathNames` are the names in the path's braces.
 * @throws DeclarationError 2xx
 */
export function readSignature(takes: Params, where: string, pathNames: ReadonlySet<string>, extra: readonly DependencyNode[] = []): Signature {
  const parameters: Parameter[] = [];
  const dependencies: DependencyUse[] = extra.map((dependency) => ({ argument: undefined, dependency }));
  const markers: MarkerUse[] = [];
  for (const [argument, given] of Object.entries(takes)) {
    if (argument === "returns" && !isDependency(given)) throw errors.misplacedReturns(where);
    const kind = markerKind(given);
    if (isDependency(given)) dependencies.push({ argument, dependency: given });
    else if (kind !== undefined) markers.push({ argument, kind, marker: given });
    else parameters.push(readParameter(argument, given, where, pathNames));
  }
  refuseSameNames(parameters, where);
  return Object.freeze({ parameters, dependencies, markers, argumentNames: Object.keys(takes) });
}

function readParameter(argument: string, given: unknown, where: string, pathNames: ReadonlySet<string>): Parameter {
  if (isLocated(given)) return place(argument, given, where, pathNames);
  const type = nodeOf(given);
  if (type === undefined) throw errors.notAParameter(where, argument, describe(given));
  return place(argument, { in: inferPlace(argument, type, pathNames), type, options: NO_OPTIONS }, where, pathNames);
}

/** FastAPI's rule: in the path's braces → path; a file → form; a scalar → query; anything else → body. */
function inferPlace(argument: string, type: Node, pathNames: ReadonlySet<string>): Place {
  if (pathNames.has(argument)) return "path";
  if (isFile(type)) return "form";
  return type["~isScalar"] ? "query" : "body";
}

/** Whether a type is a file, or a list of files. */
export function isFile(type: Node): boolean {
  if ((type as { "~isFile"?: boolean })["~isFile"] === true) return true;
  const { "~children": children } = type;
  return children.length === 1 && (type["~isSequence"] || type["~takesNull"] || type["~mayBeAbsent"]) && isFile(children[0]!);
}

/** Whether a type is filled by a file where it stands in a form: a file, bytes (a file read whole), or a list of either. */
export function isUpload(type: Node): boolean {
  return isFile(type) || takesFileBytes(type);
}

/** Whether a type is bytes, or a list of them. */
export function takesFileBytes(type: Node): boolean {
  if (type["~typeName"] === "bytes") return true;
  const { "~children": children } = type;
  return children.length === 1 && (type["~isSequence"] || type["~takesNull"] || type["~mayBeAbsent"]) && takesFileBytes(children[0]!);
}

function place(argument: string, given: LocatedType, where: string, pathNames: ReadonlySet<string>): Parameter {
  const { type, options } = given;
  const name = wireName(argument, given);
  if (given.in === "path") {
    if (!pathNames.has(name)) throw errors.pathParameterMissing(where, name);
    if (type["~mayBeAbsent"]) throw errors.pathDefault(where, argument);
  } else if (pathNames.has(argument)) throw errors.placedElsewhere(where, argument, given.in);
  const group = groupOf(given);
  if (group === undefined && !fits(type, given.in)) throw errors.notScalar(where, given.in, argument);
  checkDefault(type, `the ${given.in} parameter "${argument}" of ${where}`);
  return Object.freeze({ argument, place: given.in, name, type, isRequired: !type["~mayBeAbsent"], options, group });
}

/** What a place can carry: a path one text, a query, header or cookie one or several, a body anything. */
function fits(type: Node, where: Place): boolean {
  if (where === "body" || where === "form") return true;
  return where === "path" ? type["~isScalar"] : isScalarOrSequence(type);
}

function isScalarOrSequence(type: Node): boolean {
  if (type["~isScalar"]) return true;
  const isTransparent = type instanceof UnionKind || type instanceof NullableKind || type instanceof OptionalKind;
  return type["~isSequence"] && type["~children"].every(isTransparent ? isScalarOrSequence : (item) => item["~isScalar"]);
}

/** A default that the type itself refuses could never be used. What runs code of the user is not tried here. */
function checkDefault(type: Node, where: string): void {
  const { fallback } = type["~meta"];
  if (fallback === undefined || fallback.value === null || type["~hasUserCode"]) return;
  const issues: Issue[] = [];
  compiled(type).validator("js")(fallback.value, [], issues);
  if (issues.length > 0) throw errors.refusedDefault(where, issues.map(({ loc, msg }) => (loc.length === 0 ? msg : `${loc.join(".")}: ${msg}`)).join("; "));
}

function wireName(argument: string, { in: where, type, options }: LocatedType): string {
  const alias = options.alias ?? type["~meta"].aliases?.[0]?.[0];
  if (alias !== undefined) return String(alias);
  return where === "header" && options.convertUnderscores !== false ? toHeaderName(argument) : argument;
}

/** `user_agent` and `userAgent` are `user-agent` on the wire; `X_Token` keeps its capitals, as in FastAPI. */
export function toHeaderName(name: string): string {
  return name.replace(/([a-z0-9])([A-Z]+)/g, (_all, before: string, capitals: string) => `${before}-${capitals.toLowerCase()}`).replaceAll("_", "-");
}

/** A Model in a query, header or cookie is a group: each of its fields a parameter. */
function groupOf({ in: where, type, options }: LocatedType): readonly GroupField[] | undefined {
  if (where === "path" || where === "body" || where === "form") return undefined;
  const model = modelIn(type);
  if (model === undefined) return undefined;
  const rename = where === "header" && options.convertUnderscores !== false;
  return definitionOf(model.model).fields.map((field) => ({
    field,
    name: rename && field.inputName === field.name ? toHeaderName(field.name) : field.inputName,
  }));
}

/** The model that a type is, also where null or absence is allowed. */
export function modelIn(type: Node): ModelKind | undefined {
  if (type instanceof ModelKind) return type;
  const { "~children": children } = type;
  return children.length === 1 && !type["~isSequence"] && (type["~takesNull"] || type["~mayBeAbsent"]) ? modelIn(children[0]!) : undefined;
}

function refuseSameNames(parameters: readonly Parameter[], where: string): void {
  const seen = new Set<string>();
  for (const parameter of parameters) {
    const names = parameter.group?.map(({ name }) => name) ?? [parameter.name];
    for (const name of names) {
      const key = `${parameter.place} ${name}`;
      if (seen.has(key)) throw errors.sameName(where, parameter.place, name);
      seen.add(key);
    }
  }
}
