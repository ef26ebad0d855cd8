// Generic models: a function from types to a model class, that gives the same class for the same types and names it as Pydantic would.

import { shapes, type ModelConstructor } from "./model-definition.ts";
import type { Node } from "./node.ts";
import { toNode } from "./to-node.ts";
import type { AnyModel, AnyType } from "./typing/faces.ts";

/** A function from types to a model class. What it is generic over is kept by `generic`. */
// oxlint-disable-next-line typescript/no-explicit-any -- the parameters of a generic function fit nothing else
type MakeModel = (...types: any[]) => AnyModel;

/**
 * Makes a generic model. The class for a type argument is made once, so that it is one component in a document: `Page(Item)` is called
 * `Page[Item]`, and `Page_Item_` where a name must be plain.
 *
 * @example
 * const Page = generic("Page", <T extends AnyType>(of: T) => Model({ items: t.list(of), total: t.int }));
 * app.get("/items", {}, { returns: Page(Item) }, () => ({ items: [], total: 0 }));
 */
export function generic<F extends MakeModel>(name: string, make: F): F {
  const root = new Branch();
  const get = (...types: AnyType[]): AnyModel => {
    const nodes = types.map((type, index) => toNode(type, `argument ${index + 1} of ${name}`));
    const branch = nodes.reduce((from, node) => from.next(node), root);
    branch.model ??= named(make(...types), name, nodes);
    return branch.model;
  };
  return get as F;
}

/** The classes made so far: one step for each type argument. */
class Branch {
  model: AnyModel | undefined = undefined;
  readonly #next = new WeakMap<Node, Branch>();

  next(node: Node): Branch {
    let branch = this.#next.get(node);
    if (branch === undefined) this.#next.set(node, (branch = new Branch()));
    return branch;
  }
}

function named(model: AnyModel, name: string, nodes: readonly Node[]): AnyModel {
  const names = nodes.map((node) => node["~typeName"]);
  const [title, componentName] = [`${name}[${names.join(", ")}]`, `${name}[${names.join(",")}]`];
  const made = model as unknown as ModelConstructor;
  const own = shapes.get(made);
  const parent = Object.getPrototypeOf(made) as ModelConstructor;
  const shape = shapes.get(parent);
  // The bare class that `Model` makes may be extended by one with a name of its own. One that extends it in `make` has this name.
  if (own !== undefined) shapes.set(made, { ...own, fallbackName: title, componentName });
  else if (shape !== undefined) shapes.set(parent, { ...shape, name: title, componentName });
  return model;
}
