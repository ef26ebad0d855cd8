// The object of arguments that a handler or provider is called with: its parameters, dependencies and the things themselves, in one shape.

import { literalKey } from "../kernel/identifiers.ts";
import { setOwn } from "../kernel/deep.ts";
import { INVALID } from "../kernel/invalid.ts";
import { mayGenerate } from "../schema/emitter.ts";
import { errors } from "../errors/catalogue.ts";
import { SecurityScopes } from "../contract/markers.ts";
import type { MarkerUse, Signature } from "../contract/signature.ts";
import type { Call } from "./call.ts";
import { compileParameter, type ParameterPlaces, type ReadParameter } from "./read-parameter.ts";

/** Gives the arguments. Where a parameter was refused, the issues stand in the call and the result must not be used. */
export type ReadArguments = (call: Call) => Record<string, unknown>;

/** Where the parameters of an operation are found. */
export interface Places extends ParameterPlaces {
  /** Hands over sockets, which only streaming knows. */
  readonly readSocket?: ((marker: unknown) => ReadParameter) | undefined;
  /** Whether there is a run of a resumable stream to hand over. */
  readonly hasRun?: boolean;
}

export interface ArgumentPlaces extends Places {
  /** The slots of the signature's dependencies, in its order. */
  readonly uses: readonly number[];
  readonly securityScopes: readonly string[];
}

export function compileArguments(signature: Signature, places: ArgumentPlaces): ReadArguments {
  const readers = new Map<string, ReadParameter>();
  // FastAPI's order of errors: path, query, header, cookie, body.
  const ordered = ORDER.flatMap((place) => signature.parameters.filter((parameter) => parameter.place === place));
  for (const parameter of ordered) readers.set(parameter.argument, compileParameter(parameter, places, signature.parameters));
  for (const [index, { argument }] of signature.dependencies.entries()) {
    const slot = places.uses[index]!;
    if (argument !== undefined) readers.set(argument, (call) => call.slots![slot]);
  }
  for (const use of signature.markers) readers.set(use.argument, markerReader(use, places));
  const inOrder = [...readers];
  if (inOrder.length === 0) return () => ({});
  return mayGenerate() ? generate(inOrder, signature.argumentNames) : interpret(inOrder, signature.argumentNames);
}

const ORDER = ["path", "query", "header", "cookie", "body", "form"] as const;

function markerReader({ argument, kind, marker }: MarkerUse, places: ArgumentPlaces): ReadParameter {
  switch (kind) {
    case "request":
      return (call) => call.request;
    case "response":
      return (call) => call.response;
    case "background":
      return (call) => call.background;
    case "scopes": {
      const scopes = new SecurityScopes(places.securityScopes);
      return () => scopes;
    }
    case "socket":
      if (places.readSocket === undefined) throw errors.socketOutside(argument);
      return places.readSocket(marker);
    case "run":
      if (places.hasRun !== true) throw errors.runOutside(argument);
      return (call) => call.run;
  }
}

/** The plain twin: a loop. */
function interpret(readers: readonly (readonly [string, ReadParameter])[], names: readonly string[]): ReadArguments {
  return (call) => {
    const values = new Map(readers.map(([name, read]) => [name, read(call)]));
    const result: Record<string, unknown> = {};
    for (const name of names) {
      const value = values.get(name);
      if (value !== INVALID) setOwn(result, name, value);
    }
    return result;
  };
}

/** One literal, so that every request's arguments have one hidden class and no loop makes them. */
function generate(readers: readonly (readonly [string, ReadParameter])[], names: readonly string[]): ReadArguments {
  const variables = new Map(readers.map(([name], index) => [name, `a${index}`]));
  const lines = readers.map((_reader, index) => `const a${index} = r${index}(call);`);
  const entries = names.filter((name) => variables.has(name)).map((name) => `${literalKey(name)}: ${variables.get(name)}`);
  const text = `"use strict"; return (call) => { ${lines.join(" ")} return { ${entries.join(", ")} }; };`;
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- names are made safe by `literalKey`
  const make = new Function(...readers.map((_reader, index) => `r${index}`), text) as (...given: ReadParameter[]) => ReadArguments;
  return make(...readers.map(([, read]) => read));
}
