// `Path()`, `Query()`, `Header()`, `Cookie()`, `Body()` and `Form()`: a type with the place where its value is found.

import type { JsonSchema } from "../schema/json-schema.ts";
import type { Node } from "../schema/node.ts";
import { toNode } from "../schema/to-node.ts";
import type { AnyType } from "../schema/typing/faces.ts";
import type { Located, Place } from "./typing/parameters.ts";

/** One example for OpenAPI's `examples`. */
export interface OpenApiExample {
  readonly summary?: string;
  readonly description?: string;
  readonly value?: unknown;
  readonly externalValue?: string;
}

export interface ParameterOptions {
  /** The name on the wire, where it differs from the parameter's. */
  readonly alias?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly openapiExamples?: Readonly<Record<string, OpenApiExample>>;
  readonly deprecated?: boolean;
  /** False hides the parameter from the OpenAPI document. */
  readonly includeInSchema?: boolean;
  /** Added to the parameter's schema. */
  readonly jsonSchemaExtra?: JsonSchema;
}

export interface HeaderOptions extends ParameterOptions {
  /** False keeps the name as it is: `user_agent` and `userAgent` else mean `user-agent`. */
  readonly convertUnderscores?: boolean;
}

export interface BodyOptions extends ParameterOptions {
  /** True expects `{ name: value }` even where this is the only body parameter. */
  readonly embed?: boolean;
  /** The media type that the document names for the request; `application/json` by default. */
  readonly mediaType?: string;
}

/** A located type as the contract reads it. */
export interface LocatedType {
  readonly in: Place;
  readonly type: Node;
  readonly options: HeaderOptions & BodyOptions;
}

function located<T extends AnyType, P extends Place>(place: P, type: T, options: ParameterOptions): Located<T, P> {
  const found: LocatedType = Object.freeze({ in: place, type: toNode(type, `The type of a ${place} parameter`), options: Object.freeze({ ...options }) });
  return found as unknown as Located<T, P>;
}

/** A parameter of the path: its name stands there in braces. */
export function Path<T extends AnyType>(type: T, options: ParameterOptions = {}): Located<T, "path"> {
  return located("path", type, options);
}

/** A parameter of the query. A list takes every value of the name; a Model is a group of parameters. */
export function Query<T extends AnyType>(type: T, options: ParameterOptions = {}): Located<T, "query"> {
  return located("query", type, options);
}

/** A header. Its name is the parameter's with hyphens for underscores. A list takes every header of the name; a Model is a group. */
export function Header<T extends AnyType>(type: T, options: HeaderOptions = {}): Located<T, "header"> {
  return located("header", type, options);
}

/** A cookie. A Model is a group of cookies. */
export function Cookie<T extends AnyType>(type: T, options: ParameterOptions = {}): Located<T, "cookie"> {
  return located("cookie", type, options);
}

/** The JSON body, or a member of it where there are several. */
export function Body<T extends AnyType>(type: T, options: BodyOptions = {}): Located<T, "body"> {
  return located("body", type, options);
}

/** A field of a form, urlencoded or multipart. A Model is the whole form. */
export function Form<T extends AnyType>(type: T, options: BodyOptions = {}): Located<T, "form"> {
  return located("form", type, options);
}

/** Whether a parameter was made by one of the functions above. */
export function isLocated(parameter: unknown): parameter is LocatedType {
  return typeof parameter === "object" && parameter !== null && "in" in parameter && "options" in parameter && "type" in parameter;
}
