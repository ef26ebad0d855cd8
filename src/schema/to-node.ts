// Turns anything that may stand where a type is wanted into a node: a `t` type, a Model class, or a schema of another library.

import { errors } from "../errors/catalogue.ts";
import type { Node } from "./node.ts";
import { StandardKind } from "./standard-in.ts";
import { Kind } from "./type.ts";
import type { AnyType, StandardSchemaV1 } from "./typing/faces.ts";
import { installWrappers } from "./wrappers.ts";

installWrappers();

const foreign = new WeakMap<object, Node>();

/** The node of a type. @throws DeclarationError SIG101 where `type` is none; `where` names the place in its text. */
export function toNode(type: AnyType, where: string): Node {
  const node = nodeOf(type);
  if (node === undefined) throw errors.notAType(where, describe(type));
  return node;
}

/** The node of a type, or undefined where the value is none. */
export function nodeOf(type: unknown): Node | undefined {
  if (type instanceof Kind) return type;
  if ((typeof type !== "object" && typeof type !== "function") || type === null) return undefined;
  if ("~node" in type) return type["~node"] as Node;
  if (isKindOfAnotherCopy(type)) return type as unknown as Node;
  if (!isStandard(type)) return undefined;
  let node = foreign.get(type);
  if (node === undefined) foreign.set(type, (node = new StandardKind(type)));
  return node;
}

function isKindOfAnotherCopy(type: object): boolean {
  return "~run" in type && "~meta" in type && "~emitRun" in type;
}

function isStandard(type: object): type is StandardSchemaV1 {
  const props = (type as { "~standard"?: unknown })["~standard"];
  return typeof props === "object" && props !== null && typeof (props as { validate?: unknown }).validate === "function";
}

/** How a value is called in an error's text. */
export function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === "function") return value.name === "" ? "a function" : `the function ${value.name}`;
  if (typeof value === "object") return Array.isArray(value) ? "an array" : `an object (${Object.keys(value).slice(0, 4).join(", ") || "empty"})`;
  return `the ${typeof value} ${JSON.stringify(value)}`;
}
