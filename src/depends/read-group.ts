// A Model as a whole group of parameters: its fields are gathered from a query, the headers, the cookies or a form, and what no field takes
// is handed over for the model's `extra` to judge. Then the model validates all at once.

import { copyOf, setOwn } from "../kernel/deep.ts";
import { compiled } from "../schema/compile.ts";
import { definitionOf } from "../schema/model-definition.ts";
import type { Node } from "../schema/node.ts";
import type { Place } from "../contract/typing/parameters.ts";
import { modelIn, type GroupField, type Parameter } from "../contract/signature.ts";
import { readCookieHeaders } from "../http/cookies.ts";
import { readAll } from "../http/query.ts";
import type { Call } from "./call.ts";

/** What was sent: name → its values, in order. */
type Sent = ReadonlyMap<string, readonly unknown[]>;

/** Reads a group. What other parameters of the same list take is theirs, and not extra. */
export function compileGroup(parameter: Parameter, group: readonly GroupField[], beside: readonly Parameter[]): (call: Call) => unknown {
  const { place } = parameter;
  const validate = compiled(parameter.type).validator("js");
  const location = [place];
  const fields = group.map(({ field, name }) => ({ sentName: place === "header" ? name.toLowerCase() : name, inputName: field.inputName, type: field.type }));
  const taken = beside.filter((other) => other !== parameter && other.place === place).flatMap((other) => other.group?.map(({ name }) => name) ?? [other.name]);
  // A header's own name with underscores is no other header: it is passed over.
  const known = new Set([...group.flatMap(({ field, name }) => [name, field.inputName]), ...taken]);
  return (call) => {
    const sent = sentTo(place, call);
    const given: Record<string, unknown> = {};
    for (const { sentName, inputName, type } of fields) addField(given, inputName, type, sent.get(sentName), place);
    for (const [name, values] of sent) if (!known.has(name)) setOwn(given, name, values.length === 1 ? values[0] : values);
    return validate(given, location, call.issues);
  };
}

/** A field that was not sent has its default there, as if it had been. */
function addField(given: Record<string, unknown>, inputName: string, type: Node, values: readonly unknown[] | undefined, place: Place): void {
  const value = values === undefined ? defaultOf(type) : valueOf(values, type, place);
  if (value !== undefined && value !== null) setOwn(given, inputName, value);
}

function valueOf(values: readonly unknown[], type: Node, place: Place): unknown {
  if (place === "cookie") return type["~isSequence"] && values[0] === "" ? defaultOf(type) : values[0];
  if (type["~isSequence"]) return values;
  // Of several headers of one name the first counts, of anything else the last.
  return place === "header" ? values[0] : values.at(-1);
}

function defaultOf(type: Node): unknown {
  const { fallback, factory } = type["~meta"];
  if (fallback !== undefined) return copyOf(fallback.value);
  // A factory that wants the other fields runs in the model, which knows them.
  return factory !== undefined && factory.length === 0 ? factory({}) : undefined;
}

function sentTo(place: Place, { exchange }: Call): Sent {
  if (place === "query") return byName(readAll(exchange.query));
  if (place === "cookie") return new Map([...readCookieHeaders(headerValues(exchange.headers, "cookie"))].map(([name, value]) => [name, [value]]));
  return byName(pairsOf(exchange.headers));
}

function byName(pairs: readonly (readonly [string, string])[]): Sent {
  const sent = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const values = sent.get(name);
    if (values === undefined) sent.set(name, [value]);
    else values.push(value);
  }
  return sent;
}

function pairsOf(flat: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < flat.length; index += 2) pairs.push([flat[index]!, flat[index + 1]!]);
  return pairs;
}

/** Every value of a header; `key` in small letters. */
export function headerValues(flat: readonly string[], key: string): string[] {
  const values: string[] = [];
  for (let index = 0; index < flat.length; index += 2) if (flat[index] === key) values.push(flat[index + 1]!);
  return values;
}

/** What a multi-map of form fields offers. */
export interface FormLike {
  get(name: string): unknown;
  getAll(name: string): unknown[];
  keys(): Iterable<string>;
}

export function isForm(body: unknown): body is FormLike {
  return typeof body === "object" && body !== null && "getAll" in body && typeof body.getAll === "function";
}

/**
 * A whole form as plain data for its Model, as FastAPI fills it: the model's fields first, those that were not sent with their defaults (which
 * count as set), then what else was sent. An empty text stays one here, other than in a field that is a parameter of its own.
 */
export function formMembers(form: FormLike, name: string, type: Node): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  const known = new Set<string>();
  const fields = fieldsOf(type);
  for (const { inputName, type: field } of fields ?? []) {
    known.add(inputName);
    const values = form.getAll(inputName);
    addField(given, inputName, field, values.length === 0 ? undefined : values, "form");
  }
  if (fields === undefined) {
    // Which of a union's models it will be is not known yet: a field of the parameter's own name is read as one, everything else as it was sent.
    known.add(name);
    const value = form.get(name);
    if (value !== undefined && value !== null && value !== "") setOwn(given, name, value);
  }
  for (const key of form.keys()) {
    if (known.has(key)) continue;
    const values = form.getAll(key);
    setOwn(given, key, values.length === 1 ? values[0] : values);
  }
  return given;
}

/** The fields of a model, also of one that may be null; undefined for a union of several. */
function fieldsOf(type: Node): readonly { readonly inputName: string; readonly type: Node }[] | undefined {
  const model = modelIn(type);
  return model === undefined ? undefined : definitionOf(model.model).fields;
}
