// What no log may hold: passwords, tokens, cookies, neither of requests that go well nor of those that break.

import { inspect } from "node:util";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { App, BackgroundTasks, Cookie, Header, t, type Logger } from "signatura";
import { serve, type RunningServer } from "signatura/node";
import { tellRequestsApart } from "../pglite.ts";
import { UserCreate } from "../models.ts";
import { orders } from "../routers/orders.ts";
import { users } from "../routers/users.ts";
import { CurrentUser } from "../security.ts";
import { Environment, Settings } from "../settings.ts";
import { makePGlite, type TestDatabase } from "./databases.ts";

const PASSWORD = "p4ssw0rd-of-ada";
const COOKIE = "c00kie-of-ada";
const BEARER = "b34rer-that-is-none";

const lines: string[] = [];
const note = (fields: object, message: string): void => void lines.push(`${message} ${inspect(fields, { depth: 12, showHidden: true })}`);
const logger: Logger = { debug: note, info: note, warn: note, error: note };
const printed = (["log", "info", "warn", "error", "debug"] as const).map((name) =>
  vi.spyOn(console, name).mockImplementation((...words) => void lines.push(inspect(words))),
);

let database: TestDatabase;
let server: RunningServer;
let token: string;

beforeAll(async () => {
  database = await makePGlite();
  const settings = new Settings({ data: database.data });
  const app = new App({ logger, middleware: [tellRequestsApart] });
  app.override(Environment, () => settings);
  app.include(users);
  app.include(orders);
  // Everything that a request can hold, and then an error: in the operation, after the answer, and in the answer itself.
  const everything = { given: UserCreate, user: CurrentUser, session: Cookie(t.string), authorization: Header(t.string) };
  app.post("/breaks", everything, () => {
    throw new Error("broken");
  });
  app.post("/breaks-later", { ...everything, background: BackgroundTasks }, ({ background }) => {
    background.add(() => Promise.reject(new Error("broken later")));
  });
  app.post("/answers-wrongly", everything, { returns: t.int }, () => "no number");
  server = await serve(app, { port: 0, logger, onAnswer: (answered) => note(answered, "answered") });
});

afterAll(async () => {
  await server?.close();
  await database?.[Symbol.asyncDispose]();
  for (const spy of printed) spy.mockRestore();
});

async function post(path: string, body: unknown, bearer = token, type = "application/json"): Promise<Response> {
  const headers = { "content-type": type, cookie: `session=${COOKIE}`, authorization: `Bearer ${bearer}` };
  return fetch(`${server.url}${path}`, { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) });
}

it("logs no password, no authorization and no cookie", async () => {
  const ada = { email: "ada@example.com", password: PASSWORD };
  const form = (password: string): string => new URLSearchParams({ username: ada.email, password }).toString();
  const statuses: number[] = [];
  const count = async (response: Response): Promise<Response> => {
    statuses.push(response.status);
    return response;
  };
  await count(await post("/users", ada, BEARER));
  await count(await post("/users", ada, BEARER));
  await count(await post("/users", { ...ada, email: "none" }, BEARER));
  await count(await post("/users", JSON.stringify(ada).slice(0, -1), BEARER));
  await count(await post("/users", JSON.stringify(ada), BEARER, "text/plain"));
  await count(await post("/token", form(`${PASSWORD}-not`), BEARER, "application/x-www-form-urlencoded"));
  const signedIn = await count(await post("/token", form(PASSWORD), BEARER, "application/x-www-form-urlencoded"));
  token = ((await signedIn.json()) as { access_token: string }).access_token;
  await count(await post("/orders", { lines: [{ product_id: 1, quantity: 1 }] }, BEARER));
  await count(await post("/orders", { lines: [{ product_id: 1, quantity: 1 }] }));
  for (const path of ["/breaks", "/breaks-later", "/answers-wrongly"]) await count(await post(path, ada));
  expect(statuses).toEqual([201, 409, 422, 422, 422, 401, 200, 401, 404, 500, 200, 500]);

  await expect.poll(() => lines.join("\n")).toContain("broken later");
  const log = lines.join("\n");
  expect(log).toContain("Error: broken");
  expect(lines.filter((line) => line.startsWith("answered"))).toHaveLength(statuses.length);
  for (const secret of [PASSWORD, COOKIE, BEARER, token, token.split(".")[2]!]) expect(log.includes(secret)).toBe(false);
  expect(log).not.toMatch(/bearer|scrypt\$/i);
});
