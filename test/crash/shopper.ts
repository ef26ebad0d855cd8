// Somebody who orders without a pause, from several connections at once, until the shop is gone, and remembers what was promised.

/** What one order asks for: product → quantity. */
export type Wanted = ReadonlyMap<number, number>;

/** An order as the shop shows it. */
export interface ShownOrder {
  readonly id: number;
  readonly total: number;
  readonly lines: readonly { readonly product_id: number; readonly quantity: number; readonly price: number; readonly total: number }[];
  readonly confirmed_at: string | null;
}

/** What became of the orders of one run. */
export interface Orders {
  /** Answered with 201, the whole answer read. */
  readonly promised: ShownOrder[];
  /** Sent, and never answered: they may be there or not. */
  readonly unanswered: Wanted[];
  /** Answered with anything else. */
  readonly unexpected: string[];
}

export interface Account {
  readonly headers: Readonly<Record<string, string>>;
  /** The products to order, with the stock that each began with. */
  readonly stock: ReadonlyMap<number, number>;
}

const PRODUCTS = 5;
const STOCK = 1_000_000;
const user = { email: "shopper@example.com", password: "correct horse battery staple" };

/** Registers, signs in, and fills the shelves. */
export async function openAccount(url: string): Promise<Account> {
  await post(`${url}/users`, user);
  const signedIn = await fetch(`${url}/token`, { method: "POST", body: new URLSearchParams({ username: user.email, password: user.password }) });
  const { access_token } = (await signedIn.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}` };
  const stock = new Map<number, number>();
  for (let number = 1; number <= PRODUCTS; number += 1) {
    const { id } = (await post(`${url}/products`, { name: `Product ${number}`, price: number * 100, stock: STOCK }, headers)) as { id: number };
    stock.set(id, STOCK);
  }
  return { headers, stock };
}

async function post(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
  if (response.status !== 201) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Orders until a connection breaks on each of `connections`. `random` gives numbers from 0 to 1. */
export async function orderUntilGone(url: string, account: Account, connections: number, random: () => number): Promise<Orders> {
  const orders: Orders = { promised: [], unanswered: [], unexpected: [] };
  await Promise.all(Array.from({ length: connections }, () => orderOnOneConnection(url, account, random, orders)));
  return orders;
}

async function orderOnOneConnection(url: string, { headers, stock }: Account, random: () => number, orders: Orders): Promise<void> {
  for (;;) {
    const wanted = chooseLines([...stock.keys()], random);
    const lines = [...wanted].map(([product_id, quantity]) => ({ product_id, quantity }));
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${url}/orders`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify({ lines }) });
      text = await response.text();
    } catch {
      orders.unanswered.push(wanted);
      return;
    }
    if (response.status === 201) orders.promised.push(JSON.parse(text) as ShownOrder);
    else orders.unexpected.push(`${response.status} ${text}`);
  }
}

/** One to three products, in any order, a few of each. */
function chooseLines(products: readonly number[], random: () => number): Wanted {
  const wanted = new Map<number, number>();
  const count = 1 + Math.floor(random() * 3);
  while (wanted.size < count) wanted.set(products[Math.floor(random() * products.length)]!, 1 + Math.floor(random() * 4));
  return wanted;
}
