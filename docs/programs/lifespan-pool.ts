// A dependency as long as the application, made at start.

import { App, Depends } from "signatura";

class Pool {
  isOpen = true;

  async close(): Promise<void> {
    this.isOpen = false;
  }
}

const OpenPool = Depends(
  async function* open_pool() {
    const pool = new Pool();
    try {
      yield pool;
    } finally {
      await pool.close();
    }
  },
  { scope: "app" },
);

async function* lifespan(app: App): AsyncGenerator<void> {
  await app.scope().resolve(OpenPool);
  yield;
}

export const app = new App({ lifespan });

app.get("/", { pool: OpenPool }, function read_pool({ pool }) {
  return { is_open: pool.isOpen };
});
