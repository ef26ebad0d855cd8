// Dependencies that live as long as the application, and a scope outside of any request.

import { App, Depends } from "signatura";

// #region app
const Pool = Depends(
  async function* pool() {
    console.log("pool opens");
    try {
      yield { query: (text: string) => `rows of ${text}` };
    } finally {
      console.log("pool closes");
    }
  },
  { scope: "app" },
);

const Items = Depends({ pool: Pool }, function items({ pool }) {
  return { all: () => pool.query("items") };
});

export const app = new App();

app.get("/items/", { items: Items }, ({ items }) => items.all());
// #endregion app

// #region outside
if (import.meta.main) {
  {
    await using scope = app.scope();
    const items = await scope.resolve(Items);
    console.log(items.all());
  }
  await app.shutdown();
}
// #endregion outside
