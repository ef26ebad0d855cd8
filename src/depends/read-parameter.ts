// One parameter of a request: from its raw text to its value, or to issues at its location. Made at start, run on each request.

import { copyOf } from "../kernel/deep.ts";
import { INVALID } from "../kernel/invalid.ts";
import { compiled, type Validator } from "../schema/compile.ts";
import type { Node } from "../schema/node.ts";
import type { BodyContract } from "../contract/flat.ts";
import type { Parameter } from "../contract/signature.ts";
import { readCookieHeaders } from "../http/cookies.ts";
import { readEvery } from "../http/query.ts";
import type { PathParameter } from "../routing/path-template.ts";
import { NO_BODY, type Call } from "./call.ts";
import { compileGroup, formMembers, headerValues, isForm, type FormLike } from "./read-group.ts";

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

export interface ParameterPlaces {
  readonly path: readonly PathParameter[];
  readonly queryNames: QueryNames;
  readonly body: BodyContract | undefined;
}

/** `beside` are all parameters of the same list, this one among them. */
export function compileParameter(parameter: Parameter, places: ParameterPlaces, beside: readonly Parameter[]): ReadParameter {
  if (parameter.group !== undefined) return compileGroup(parameter, parameter.group, beside);
  switch (parameter.place) {
    case "path":
      return compilePath(parameter, places.path);
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

function missing(location: readonly (string | number)[]): ReadParameter {
  return (call) => {
    call.issues.push({ type: "missing", loc: location, msg: "Field required", input: null });
    return INVALID;
  };
}

/** What stands in for a member of the body that was not given: its default as it is, or the issue that it is missing. */
function plainAbsence(type: Node, isRequired: boolean, location: readonly (string | number)[]): ReadParameter {
  if (isRequired) return missing(location);
  const { fallback, factory } = type["~meta"];
  if (factory !== undefined) return () => factory({});
  const value = fallback?.value;
  return typeof value === "object" && value !== null ? () => copyOf(value) : () => value;
}

/** The same for parameters of other places, whose defaults FastAPI validates as if they had been sent; all but null. */
function absence(type: Node, isRequired: boolean, location: readonly (string | number)[], validate: Validator): ReadParameter {
  const plain = plainAbsence(type, isRequired, location);
  if (isRequired || (type["~meta"].fallback === undefined && type["~meta"].factory === undefined)) return plain;
  const fallback = type["~meta"].fallback?.value;
  // A text or number that no code of the user sees: the same for every request.
  if (!type["~hasUserCode"] && typeof fallback !== "object") {
    const settled = validate(fallback, location, []);
    if (typeof settled !== "object") return () => settled;
  }
  return (call) => {
    const value = plain(call);
    return value === null || value === undefined ? value : validate(value, location, call.issues);
  };
}

function compilePath(parameter: Parameter, path: readonly PathParameter[]): ReadParameter {
  const index = path.findIndex(({ name }) => name === parameter.name);
  const location = ["path", parameter.name];
  const validate = compiled(parameter.type).validator("js");
  const { convertor, convertorName } = path[index]!;
  // A convertor other than these gives a value, which is what the type then sees.
  if (convertorName === "str" || convertorName === "path") return (call) => validate(call.pathValues[index], location, call.issues);
  return (call) => validate(convertor.convert(call.pathValues[index]!), location, call.issues);
}

function compileQuery(parameter: Parameter, queryNames: QueryNames): ReadParameter {
  const { name, type } = parameter;
  const location = ["query", name];
  const validate = compiled(type).validator("js");
  const absent = absence(type, parameter.isRequired, location, validate);
  if (type["~isSequence"]) {
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

function compileHeader(parameter: Parameter): ReadParameter {
  const { name, type } = parameter;
  const key = name.toLowerCase();
  const location = ["header", name];
  const validate = compiled(type).validator("js");
  const absent = absence(type, parameter.isRequired, location, validate);
  if (type["~isSequence"]) {
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

function compileCookie(parameter: Parameter): ReadParameter {
  const { name, type } = parameter;
  const location = ["cookie", name];
  const validate = compiled(type).validator("js");
  const absent = absence(type, parameter.isRequired, location, validate);
  const isSequence = type["~isSequence"];
  return (call) => {
    if (call.exchange.header("cookie") === undefined) return absent(call);
    const raw = readCookieHeaders(headerValues(call.exchange.headers, "cookie")).get(name);
    // A cookie is never a list, and an empty one counts as an empty list.
    return raw === undefined || (isSequence && raw === "") ? absent(call) : validate(raw, location, call.issues);
  };
}

function compileBody(parameter: Parameter, body: BodyContract): ReadParameter {
  const { name, type, isRequired } = parameter;
  const validate = compiled(type).validator("js");
  if (!body.isEmbedded) {
    const location = ["body"];
    const absent = plainAbsence(type, isRequired, location);
    return (call) => {
      const whole = isForm(call.body) ? formMembers(call.body, name, type) : call.body;
      return whole === NO_BODY || whole === null ? absent(call) : validate(whole, location, call.issues);
    };
  }
  const location = ["body", name];
  const absent = plainAbsence(type, isRequired, location);
  const absentInForm = absence(type, isRequired, location, validate);
  const refuse = missing(location);
  return (call) => {
    if (isForm(call.body)) {
      const value = formValue(call.body, name, type);
      return value === undefined ? absentInForm(call) : validate(value, location, call.issues);
    }
    if (call.body === NO_BODY || call.body === null || call.body instanceof Uint8Array) return absent(call);
    if (typeof call.body !== "object" || Array.isArray(call.body)) return refuse(call);
    const value = Object.hasOwn(call.body, name) ? (call.body as Record<string, unknown>)[name] : undefined;
    return value === undefined || value === null ? absent(call) : validate(value, location, call.issues);
  };
}

/** The value of a form field; an empty text counts as not given, as in FastAPI. */
function formValue(form: FormLike, name: string, type: Node): unknown {
  if (type["~isSequence"]) {
    const values = form.getAll(name);
    return values.length === 0 ? undefined : values;
  }
  const value = form.get(name);
  return value === "" ? undefined : value;
}
