// One parameter of a request: from its raw text to its value, or to issues at its location. Made at start, run on each request.

import { copyOf, setOwn } from "../kernel/deep.ts";
import { INVALID } from "../kernel/invalid.ts";
import { compiled, type Validator } from "../schema/compile.ts";
import type { Node } from "../schema/node.ts";
import type { BodyContract } from "../contract/flat.ts";
import type { GroupField, Parameter } from "../contract/signature.ts";
import { readCookie, readCookieHeaders } from "../http/cookies.ts";
import { readAll, readEvery } from "../http/query.ts";
import { NO_BODY, type Call } from "./call.ts";

/** Gives the value, or INVALID once its issues are noted in the call. */
export type ReadParameter = (call: Call) => unknown;

/** Collects the query names that are read one value each, so that a request's query is scanned once. */
export class QueryNames {
  readonly names: string[] = [];

  indexOf(name: string): number {
    const index = this.names.indexOf(name);
    return index === -1 ? this.names.push(name) - 1 : index;
  }
}

interface Places {
  readonly pathNames: readonly string[];
  readonly queryNames: QueryNames;
  readonly body: BodyContract | undefined;
}

export function compileParameter(parameter: Parameter, places: Places): ReadParameter {
  if (parameter.group !== undefined) return compileGroup(parameter, parameter.group);
  switch (parameter.place) {
    case "path":
      return compilePath(parameter, places.pathNames);
    case "query":
      return compileQuery(parameter, places.queryNames);
    case "header":
      return compileHeader(parameter);
    case "cookie":
      return compileCookie(parameter);
    default:
      return compileBody(parameter, places.body!);
  }
}

/** What stands in for a value that was not given: a copy of the default, or the issue that it is missing. */
function absence(type: Node, isRequired: boolean, location: readonly (string | number)[]): ReadParameter {
  if (isRequired) {
    return (call) => {
      call.issues.push({ type: "missing", loc: location, msg: "Field required", input: null });
      return INVALID;
    };
  }
  const { fallback, factory } = type["~meta"];
  if (factory !== undefined) return () => factory({});
  const value = fallback?.value;
  return typeof value === "object" && value !== null ? () => copyOf(value) : () => value;
}

function compilePath(parameter: Parameter, pathNames: readonly string[]): ReadParameter {
  const index = pathNames.indexOf(parameter.name);
  const location = ["path", parameter.name];
  const validate = compiled(parameter.type).validator("js");
  return (call) => validate(call.pathValues[index], location, call.issues);
}

function compileQuery(parameter: Parameter, queryNames: QueryNames): ReadParameter {
  const { name, type } = parameter;
  const location = ["query", name];
  const validate = compiled(type).validator("js");
  const absent = absence(type, parameter.isRequired, location);
  if (isSequence(type)) {
    return (call) => {
      const values = readEvery(call.exchange.query, name);
      return values.length === 0 ? absent(call) : validate(values, location, call.issues);
    };
  }
  const index = queryNames.indexOf(name);
  return (call) => {
    const raw = call.queryValues[index];
    return raw === undefined ? absent(call) : validate(raw, location, call.issues);
  };
}

/** Whether a type, or what a nullable one holds, is filled by several values of one name. */
function isSequence(type: Node): boolean {
  return type["~isSequence"];
}

function compileHeader(parameter: Parameter): ReadParameter {
  const { name, type } = parameter;
  const key = name.toLowerCase();
  const location = ["header", name];
  const validate = compiled(type).validator("js");
  const absent = absence(type, parameter.isRequired, location);
  if (isSequence(type)) {
    return (call) => {
      const values = headerValues(call.exchange.headers, key);
      return values.length === 0 ? absent(call) : validate(values, location, call.issues);
    };
  }
  return (call) => {
    const raw = call.exchange.header(key);
    return raw === undefined ? absent(call) : validate(raw, location, call.issues);
  };
}

function headerValues(flat: readonly string[], key: string): string[] {
  const values: string[] = [];
  for (let index = 0; index < flat.length; index += 2) if (flat[index] === key) values.push(flat[index + 1]!);
  return values;
}

function compileCookie(parameter: Parameter): ReadParameter {
  const { name, type } = parameter;
  const location = ["cookie", name];
  const validate = compiled(type).validator("js");
  const absent = absence(type, parameter.isRequired, location);
  return (call) => {
    const header = call.exchange.header("cookie");
    const raw = header === undefined ? undefined : readCookie(header, name);
    return raw === undefined ? absent(call) : validate(raw, location, call.issues);
  };
}

/** A Model as a group: its fields are gathered from the place, and names that no field takes are handed over for `extra` to judge. */
function compileGroup(parameter: Parameter, group: readonly GroupField[]): ReadParameter {
  const { place } = parameter;
  const validate: Validator = compiled(parameter.type).validator("js");
  const location = [place];
  const known = new Set(group.map(({ name }) => name));
  return (call) => {
    const entries = place === "query" ? readAll(call.exchange.query) : place === "cookie" ? [...readCookieHeaders(headerValues(call.exchange.headers, "cookie"))] : pairsOf(call.exchange.headers);
    const given: Record<string, unknown> = {};
    for (const { field, name } of group) {
      const values = entries.filter(([key]) => key === name).map(([, value]) => value);
      if (values.length === 0) continue;
      setOwn(given, field.inputName, isSequence(field.type) ? values : place === "header" ? values[0] : values.at(-1));
    }
    for (const [key] of entries) {
      if (known.has(key) || Object.hasOwn(given, key)) continue;
      const values = entries.filter(([other]) => other === key).map(([, value]) => value);
      setOwn(given, key, values.length === 1 ? values[0] : values);
    }
    return validate(given, location, call.issues);
  };
}

function pairsOf(flat: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < flat.length; index += 2) pairs.push([flat[index]!, flat[index + 1]!]);
  return pairs;
}

/** What a multi-map of form fields offers. */
interface FormLike {
  get(name: string): unknown;
  getAll(name: string): unknown[];
  keys(): Iterable<string>;
}

function isForm(body: unknown): body is FormLike {
  return typeof body === "object" && body !== null && "getAll" in body && typeof body.getAll === "function";
}

function compileBody(parameter: Parameter, body: BodyContract): ReadParameter {
  const { name, type, isRequired } = parameter;
  const validate = compiled(type).validator("js");
  if (!body.isEmbedded) {
    const location = ["body"];
    const absent = absence(type, isRequired, location);
    return (call) => {
      const whole = isForm(call.body) ? plainForm(call.body, type) : call.body;
      return whole === NO_BODY || whole === null ? absent(call) : validate(whole, location, call.issues);
    };
  }
  const location = ["body", name];
  const absent = absence(type, isRequired, location);
  const missing = absence(type, true, location);
  return (call) => {
    if (isForm(call.body)) {
      const value = formValue(call.body, name, type);
      return value === undefined ? absent(call) : validate(value, location, call.issues);
    }
    if (call.body === NO_BODY || call.body === null || call.body instanceof Uint8Array) return absent(call);
    if (typeof call.body !== "object" || Array.isArray(call.body)) return missing(call);
    const value = Object.hasOwn(call.body, name) ? (call.body as Record<string, unknown>)[name] : undefined;
    return value === undefined || value === null ? absent(call) : validate(value, location, call.issues);
  };
}

/** The value of a form field; an empty text counts as not given, as in FastAPI. */
function formValue(form: FormLike, name: string, type: Node): unknown {
  if (isSequence(type)) {
    const values = form.getAll(name);
    return values.length === 0 ? undefined : values;
  }
  const value = form.get(name);
  return value === "" ? undefined : value;
}

/**
 * A whole form as plain data for its Model, as FastAPI fills it: the model's fields first, those that were not sent with their defaults (which
 * count as set), then what else was sent. An empty text stays one here, other than in a field that is a parameter of its own.
 */
function plainForm(form: FormLike, type: Node): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  const known = new Set<string>();
  for (const { inputName, type: field } of fieldsOf(type)) {
    known.add(inputName);
    const values = form.getAll(inputName);
    const value = values.length === 0 ? defaultOf(field) : isSequence(field) ? values : values.at(-1);
    if (value !== undefined && value !== null) setOwn(given, inputName, value);
  }
  for (const key of form.keys()) {
    if (known.has(key)) continue;
    const values = form.getAll(key);
    setOwn(given, key, values.length === 1 ? values[0] : values);
  }
  return given;
}

function defaultOf(type: Node): unknown {
  const { fallback, factory } = type["~meta"];
  if (fallback !== undefined) return copyOf(fallback.value);
  // A factory that wants the other fields runs in the model, which knows them.
  return factory !== undefined && factory.length === 0 ? factory({}) : undefined;
}

function fieldsOf(type: Node): readonly { readonly inputName: string; readonly type: Node }[] {
  const definition = (type as { definition?: { fields: readonly { inputName: string; type: Node }[] } }).definition;
  return definition?.fields ?? type["~children"].flatMap(fieldsOf);
}
