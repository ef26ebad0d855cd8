// A file in a test.

import assert from "node:assert/strict";
import { test } from "node:test";
import { App, t } from "signatura";
import { testClient } from "signatura/testing";

const app = new App();
app.post("/files", { file: t.file }, ({ file }) => ({
  name: file.filename,
  size: file.size,
}));

test("takes a file", async () => {
  await using client = await testClient(app);
  const body = new FormData();
  body.set("file", new File(["hello"], "hello.txt"));
  assert.deepEqual((await client.post("/files", { body })).json(), {
    name: "hello.txt",
    size: 5,
  });
});
