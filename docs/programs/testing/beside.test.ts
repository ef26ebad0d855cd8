// What a test awaits beside the application.

import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { test } from "node:test";
import { App, Depends, t } from "signatura";
import { testClient } from "signatura/testing";

/** Stands for a database: it takes its time. */
class Notes {
  readonly #rows: string[] = [];

  async add(text: string): Promise<number> {
    await setTimeout(1);
    return this.#rows.push(text);
  }

  async all(): Promise<readonly string[]> {
    await setTimeout(1);
    return this.#rows;
  }
}

const Store = Depends(() => new Notes(), { scope: "app" });

const app = new App();
app.post("/notes/{text}", { text: t.string, notes: Store }, ({ text, notes }) =>
  notes.add(text),
);

test("keeps what was sent", async () => {
  await using client = await testClient(app);
  await Promise.all([client.post("/notes/one"), client.post("/notes/two")]);
  await using scope = app.scope();
  const notes = await scope.resolve(Store);
  assert.deepEqual((await notes.all()).toSorted(), ["one", "two"]);
});
