// What lists and sets have in common as kinds: any number of items, all of one type.

import type { InheritedConfig, Node } from "./node.ts";
import { SequenceKind } from "./sequence-kind.ts";

export abstract class ItemsKind<G extends readonly unknown[] | ReadonlySet<unknown>, O, I, W> extends SequenceKind<G, O, I, W> {
  readonly item: Node;

  constructor(item: Node) {
    super();
    this.item = item;
    Object.freeze(this);
  }

  get "~label"(): string {
    return `${this["~noun"].toLowerCase()}[${this.item["~fullLabel"]}]`;
  }
  override get "~typeName"(): string {
    return `${this["~noun"].toLowerCase()}[${this.item["~typeName"]}]`;
  }
  override get "~children"(): readonly Node[] {
    return [this.item];
  }
  override "~configure"(config: InheritedConfig): this {
    return super["~configure"](config)["~copy"]({ item: this.item["~configure"](config) });
  }
}
