// The shop as a process: what is there after a restart, and what a second process on the same folder is told.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeFolder } from "./databases.ts";
import { startShop, type ShopProcess } from "./shop-process.ts";

const user = { email: "ada@example.com", password: "correct horse" };

describe("a shop in a process of its own", () => {
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  let shop: ShopProcess;
  let token: string;

  const start = (): Promise<ShopProcess> => startShop({ env: { SHOP_DATA: folder.path, DATABASE_URL: "" } });
  const whoAmI = async (): Promise<unknown> => (await fetch(`${shop.url}/users/me`, { headers: { authorization: `Bearer ${token}` } })).json();

  beforeAll(async () => {
    folder = await makeFolder();
    shop = await start();
    const registered = await fetch(`${shop.url}/users`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(user) });
    expect(registered.status).toBe(201);
    const signedIn = await fetch(`${shop.url}/token`, { method: "POST", body: new URLSearchParams({ username: user.email, password: user.password }) });
    token = ((await signedIn.json()) as { access_token: string }).access_token;
  });

  afterAll(async () => {
    await shop?.stop("SIGKILL");
    await folder?.[Symbol.asyncDispose]();
  });

  it.each(["SIGTERM", "SIGKILL"] as const)("has its data and its sign-ins after %s and a new start", async (signal) => {
    expect(await whoAmI()).toMatchObject({ email: user.email });
    await shop.stop(signal);
    expect(shop.output().includes("Application shutdown complete")).toBe(signal === "SIGTERM");
    shop = await start();
    expect(await whoAmI()).toMatchObject({ email: user.email });
  });

  it("refuses a second process on its folder by the first one's number, and goes on", async () => {
    await expect(start()).rejects.toThrow(`SHOP_DATA_IN_USE ${folder.path} is in use by process ${shop.pid}`);
    expect(await whoAmI()).toMatchObject({ email: user.email });
  });

  it("prints where its documentation is", async () => {
    await expect.poll(() => shop.output()).toMatch(/http:\/\/127\.0\.0\.1:\d+\/docs/);
    expect((await fetch(`${shop.url}/docs`)).status).toBe(200);
  });
});
