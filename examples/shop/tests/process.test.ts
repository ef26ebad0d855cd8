// The shop as a process: what is there after a restart, and what a second process on the same folder is told.

import { afterEach, describe, expect, it } from "vitest";
import { makeFolder } from "./databases.ts";
import { startShop, type ShopProcess } from "./shop-process.ts";

const running = new Set<ShopProcess>();

afterEach(async () => {
  for (const shop of running) await shop.stop("SIGKILL");
  running.clear();
});

async function start(data: string): Promise<ShopProcess> {
  const shop = await startShop({ env: { SHOP_DATA: data, DATABASE_URL: "" } });
  running.add(shop);
  return shop;
}

async function end(shop: ShopProcess, signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
  running.delete(shop);
  return shop.stop(signal);
}

const json = (value: unknown): RequestInit => ({ method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(value) });

describe("a shop in a process of its own", () => {
  it.each(["SIGTERM", "SIGKILL"] as const)("has its data and its sign-ins after %s and a new start", async (signal) => {
    const folder = await makeFolder();
    try {
      const first = await start(folder.path);
      const user = { email: "ada@example.com", password: "correct horse" };
      expect((await fetch(`${first.url}/users`, json(user))).status).toBe(201);
      const form = new URLSearchParams({ username: user.email, password: user.password });
      const { access_token } = (await (await fetch(`${first.url}/token`, { method: "POST", body: form })).json()) as { access_token: string };
      expect(await end(first, signal)).toBe(signal === "SIGTERM" ? 0 : null);

      const second = await start(folder.path);
      const me = await fetch(`${second.url}/users/me`, { headers: { authorization: `Bearer ${access_token}` } });
      expect([me.status, await me.json()]).toEqual([200, expect.objectContaining({ email: user.email })]);
      await end(second, "SIGTERM");
    } finally {
      await folder[Symbol.asyncDispose]();
    }
  });

  it("refuses a second process on its folder by the first one's number, and goes on", async () => {
    const folder = await makeFolder();
    try {
      const first = await start(folder.path);
      await expect(start(folder.path)).rejects.toThrow(`SHOP_DATA_IN_USE ${folder.path} is in use by process ${first.pid}`);
      expect((await fetch(`${first.url}/products`)).status).toBe(200);
      await end(first, "SIGTERM");
    } finally {
      await folder[Symbol.asyncDispose]();
    }
  });

  it("prints where its documentation is", async () => {
    const folder = await makeFolder();
    try {
      const shop = await start(folder.path);
      const page = /http:\/\/\S+\/docs/.exec(shop.output())?.[0];
      expect((await fetch(page!)).status).toBe(200);
      await end(shop, "SIGTERM");
    } finally {
      await folder[Symbol.asyncDispose]();
    }
  });
});
