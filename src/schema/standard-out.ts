// Every type is a Standard Schema, so that libraries that know only that interface can use it.

import { compiled } from "./compile.ts";
import { standaloneSchema, type JsonSchema } from "./json-schema.ts";
import type { Node } from "./node.ts";
import type { StandardSchemaProps, StandardSchemaResult } from "./typing/faces.ts";

const known = new WeakMap<Node, StandardSchemaProps>();

/** The `~standard` property of a type, with Standard JSON Schema beside it. */
export function toStandard<I, O>(node: Node): StandardSchemaProps<I, O> {
  let props = known.get(node);
  if (props === undefined) known.set(node, (props = makeProps(node)));
  return props as unknown as StandardSchemaProps<I, O>;
}

function makeProps(node: Node): StandardSchemaProps {
  const validate = (value: unknown): StandardSchemaResult<unknown> => {
    const result = compiled(node).read(value, "js");
    if (result.issues === undefined) return { value: result.value };
    return { issues: result.issues.map((issue) => ({ message: issue.msg, path: issue.loc })) };
  };
  const schema =
    (mode: "validation" | "serialization") =>
    ({ target }: { readonly target: string }): JsonSchema => {
      if (target !== "draft-2020-12") throw new Error(`signatura describes its types in JSON Schema draft-2020-12, not in ${target}.`);
      return standaloneSchema((context) => node["~schema"](context), { mode });
    };
  const jsonSchema = { input: schema("validation"), output: schema("serialization") };
  const props = { version: 1 as const, vendor: "signatura", validate, jsonSchema };
  return Object.freeze(props);
}
