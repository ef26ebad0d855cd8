// Holds what the shop shows after a crash against what it promised before: nothing lost, nothing partial, and stock that adds up.

import { isDeepStrictEqual } from "node:util";
import type { Account, Orders, ShownOrder, Wanted } from "./shopper.ts";

export interface Findings {
  /** Orders that were answered with 201. */
  readonly promised: number;
  /** Orders that are there though their answer never came. */
  readonly unanswered: number;
  /** Orders that are there and have no confirmation: the work after the answer died with the process. */
  readonly unconfirmed: number;
}

const PAGE = 100;

export class Ledger {
  readonly #account: Account;
  readonly #known = new Map<number, ShownOrder>();
  #promised = 0;
  #unanswered = 0;

  constructor(account: Account) {
    this.#account = account;
  }

  /** Checks what one run has left behind. Gives a line for each fault. */
  async checkRun(url: string, orders: Orders): Promise<string[]> {
    const faults = orders.unexpected.map((answer) => `an order was answered with ${answer}`);
    const open = [...orders.unanswered];
    const promised = new Map(orders.promised.map((order) => [order.id, order]));
    this.#promised += promised.size;
    const shown = await this.#newOrders(url);
    for (const order of shown) {
      const before = promised.get(order.id);
      if (before === undefined) {
        this.#unanswered += 1;
        faults.push(...takeUnanswered(order, open));
      }
      if (before !== undefined && !isSame(before, order))
        faults.push(`order ${order.id} was answered as ${JSON.stringify(before)} and is ${JSON.stringify(order)}`);
      promised.delete(order.id);
      faults.push(...checkSums(order));
      this.#known.set(order.id, order);
    }
    for (const id of promised.keys()) faults.push(`order ${id} was answered with 201 and is gone`);
    return [...faults, ...(await this.#checkStock(url))];
  }

  /** Reads every order of every run again. */
  async checkAll(url: string): Promise<{ readonly faults: string[]; readonly findings: Findings }> {
    const faults: string[] = [];
    const missing = new Map(this.#known);
    let unconfirmed = 0;
    for await (const order of this.#allOrders(url)) {
      const before = this.#known.get(order.id);
      if (before === undefined) faults.push(`order ${order.id} has come from nowhere`);
      else if (!isSame(before, order)) faults.push(`order ${order.id} was ${JSON.stringify(before)} and is ${JSON.stringify(order)}`);
      missing.delete(order.id);
      if (order.confirmed_at === null) unconfirmed += 1;
    }
    for (const id of missing.keys()) faults.push(`order ${id} was there after its crash and is gone`);
    faults.push(...(await this.#checkStock(url)));
    return { faults, findings: { promised: this.#promised, unanswered: this.#unanswered, unconfirmed } };
  }

  /** Orders that no earlier check has seen; the shop shows the newest first. */
  async #newOrders(url: string): Promise<ShownOrder[]> {
    const found: ShownOrder[] = [];
    for await (const order of this.#allOrders(url)) {
      if (this.#known.has(order.id)) break;
      found.push(order);
    }
    return found;
  }

  async *#allOrders(url: string): AsyncGenerator<ShownOrder> {
    for (let skip = 0; ; skip += PAGE) {
      const page = (await this.#read(`${url}/orders?skip=${skip}&limit=${PAGE}`)) as ShownOrder[];
      yield* page;
      if (page.length < PAGE) return;
    }
  }

  async #checkStock(url: string): Promise<string[]> {
    const expected = new Map(this.#account.stock);
    for (const { lines } of this.#known.values()) for (const line of lines) expected.set(line.product_id, expected.get(line.product_id)! - line.quantity);
    const faults: string[] = [];
    for (const [id, count] of expected) {
      const { stock } = (await this.#read(`${url}/products/${id}`)) as { stock: number };
      if (stock !== count) faults.push(`product ${id} has ${stock} left, and by its orders it should have ${count}`);
    }
    return faults;
  }

  async #read(url: string): Promise<unknown> {
    const response = await fetch(url, { headers: this.#account.headers });
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }
}

/** An order without an answer must be all of one that was sent. */
function takeUnanswered(order: ShownOrder, open: Wanted[]): string[] {
  const shown = new Map(order.lines.map(({ product_id, quantity }) => [product_id, quantity]));
  const index = open.findIndex((wanted) => isDeepStrictEqual(wanted, shown));
  if (index === -1) return [`order ${order.id} is there in part, or was never sent: ${JSON.stringify(order)}`];
  open.splice(index, 1);
  return [];
}

/** All but the confirmation, which may come later. */
function isSame(before: ShownOrder, now: ShownOrder): boolean {
  return isDeepStrictEqual({ ...before, confirmed_at: null }, { ...now, confirmed_at: null });
}

function checkSums(order: ShownOrder): string[] {
  const isRight = order.lines.length > 0 && order.total === order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  return isRight ? [] : [`order ${order.id} does not add up: ${JSON.stringify(order)}`];
}
