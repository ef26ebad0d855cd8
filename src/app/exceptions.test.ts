import { expect, test, vi } from "vitest";
import { answerHttpException, answerRequestValidationError, App, HTTPException, RequestValidationError, t } from "signatura";
import { testClient } from "signatura/testing";

test("a handler may look at an error and leave the answer to the usual one", async () => {
  const app = new App();
  const seen = vi.fn<(error: unknown) => void>();
  app.onError(HTTPException, (request, error) => {
    seen(error);
    return answerHttpException(request, error);
  });
  app.onError(RequestValidationError, (request, error) => {
    seen(error);
    return answerRequestValidationError(request, error);
  });
  app.get("/items/{id}", { id: t.int }, ({ id }) => {
    throw new HTTPException(404, `There is no ${id}`, { headers: { "x-looked-for": String(id) } });
  });
  await using client = await testClient(app);
  const missing = await client.get("/items/7");
  expect([missing.status, missing.json(), missing.headers.get("x-looked-for")]).toEqual([404, { detail: "There is no 7" }, "7"]);
  const invalid = await client.get("/items/x");
  expect([invalid.status, invalid.json()]).toMatchObject([422, { detail: [{ type: "int_parsing", loc: ["path", "id"], input: "x" }] }]);
  expect(seen.mock.calls.map(([error]) => (error as Error).constructor)).toEqual([HTTPException, RequestValidationError]);
});
