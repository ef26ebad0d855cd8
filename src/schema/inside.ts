// Questions about everything inside of a type, which may contain itself: each node is asked once, and the answer is kept.

import type { Node } from "./node.ts";

/** Makes the question whether a type, or any type inside of it, is as `test` says. */
export function askInside(test: (node: Node) => boolean): (node: Node) => boolean {
  const answers = new WeakMap<Node, boolean>();
  return (root) => {
    let answer = answers.get(root);
    if (answer === undefined) answers.set(root, (answer = search(root, test)));
    return answer;
  };
}

function search(root: Node, test: (node: Node) => boolean): boolean {
  const seen = new Set<Node>([root]);
  for (const node of seen) {
    if (test(node)) return true;
    for (const child of node["~children"]) seen.add(child);
  }
  return false;
}

/** Whether a type stands inside of itself, so that its values may nest without end. */
export const isRecursive: (node: Node) => boolean = (() => {
  const answers = new WeakMap<Node, boolean>();
  return (root: Node): boolean => {
    let answer = answers.get(root);
    if (answer === undefined) answers.set(root, (answer = standsInside(root)));
    return answer;
  };
})();

function standsInside(root: Node): boolean {
  const identity = root["~identity"];
  const seen = new Set<Node>(root["~children"]);
  for (const node of seen) {
    if (node["~identity"] === identity) return true;
    for (const child of node["~children"]) seen.add(child);
  }
  return false;
}
