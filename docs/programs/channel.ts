// Events of several producers in one stream: a bounded queue stands between.

import { App, channel, Depends, HttpRequest, Model, sse, t } from "signatura";

class Price extends Model({ symbol: t.string, price: t.number }) {}

/** Hands prices over to `take`, from two markets. */
async function subscribe(
  take: (price: { symbol: string; price: number }) => Promise<void>,
): Promise<void> {
  await Promise.all([
    take({ symbol: "TEA", price: 2.5 }),
    take({ symbol: "BUN", price: 1 }),
  ]);
  await take({ symbol: "TEA", price: 2.75 });
}

const Feed = Depends(() => ({ subscribe }), { scope: "app" });

export const app = new App();

app.get(
  "/prices",
  { feed: Feed, request: HttpRequest },
  { returns: sse(Price) },
  function read_prices({ feed, request }) {
    const prices = channel<{ symbol: string; price: number }>({
      capacity: 100,
      signal: request.signal,
    });
    feed
      .subscribe((price) => prices.send(price))
      .then(
        () => prices.close(),
        (error: unknown) => prices.fail(error),
      );
    return prices;
  },
);
