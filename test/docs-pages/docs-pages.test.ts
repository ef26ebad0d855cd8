// The docs pages in a real browser: they work, without a complaint of their policy, and ask no other host than the application's.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { App, Form, HttpRequest, HttpResponse, Model, OAuth2AuthorizationCodeBearer, OAuth2PasswordBearer, Query, RedirectResponse, t } from "signatura";
import { serve, type RunningServer } from "signatura/node";
import { missing, openBrowser, type Browser, type Locator, type Page } from "../support/chromium.ts";

class Item extends Model({ name: t.string.examples("Tea"), price: t.number.gt(0), note: t.string.orNull }) {}

/** The smallest PNG there is: one pixel. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

function makeApp(): App {
  const app = new App({
    title: "Shop <&>",
    description: "What there **is**\n\n| left | right |\n|:--|--:|\n| 1 | 2 |",
    swaggerUiInitOauth: { clientId: "docs" },
  });
  app.get("/items/{item_id}", { item_id: t.int, q: Query(t.string.orNull, { description: "A *search*" }) }, function read_item({ item_id, q }) {
    return { item_id, q };
  });
  app.post("/items", { item: Item }, { returns: Item, status: 201 }, function create_item({ item }) {
    return item;
  });
  app.get(
    "/pixel",
    {},
    { name: "pixel", responses: { 200: { content: { "image/png": {} } } } },
    () => new HttpResponse(Buffer.from(PIXEL, "base64"), { mediaType: "image/png" }),
  );
  const scheme = OAuth2AuthorizationCodeBearer({ authorizationUrl: "/authorize", tokenUrl: "/token" });
  app.get("/secret", { token: scheme }, { name: "secret" }, ({ token }) => ({ token }));
  app.get("/other-secret", { token: OAuth2PasswordBearer({ tokenUrl: "/token" }) }, { name: "other_secret" }, ({ token }) => ({ token }));
  app.get("/authorize", { redirect_uri: t.string, state: t.string }, { includeInSchema: false }, ({ redirect_uri, state }) => {
    return new RedirectResponse(`${redirect_uri}?code=the-code&state=${encodeURIComponent(state)}`);
  });
  app.post("/token", { code: Form(t.string.default("none")), request: HttpRequest }, { includeInSchema: false }, ({ code }) => {
    return { access_token: `token-for-${code}`, token_type: "bearer" };
  });
  return app;
}

/** Opens an operation of Swagger UI, fills it in, sends it, and gives what was answered. */
async function tryOut(page: Page, id: string, fill: (operation: Locator) => Promise<void> = async () => undefined): Promise<string> {
  const operation = page.locator(`#operations-default-${id}`);
  await operation.locator(".opblock-summary-control").click();
  await operation.locator(".try-out__btn").click();
  await fill(operation);
  await operation.locator(".execute").click();
  const answer = operation.locator(".live-responses-table .response").first();
  await answer.waitFor();
  return answer.innerText();
}

describe.skipIf(missing !== undefined)(`the docs pages in Chromium${missing === undefined ? "" : ` (skipped: ${missing})`}`, () => {
  let browser: Browser;
  let server: RunningServer;
  let mounted: RunningServer;

  beforeAll(async () => {
    server = await serve(makeApp(), { port: 0 });
    const outer = new App();
    outer.mount("/inner", makeApp());
    mounted = await serve(outer, { port: 0 });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await Promise.all([server.close(), mounted.close()]);
  });

  const open = async (url: string, ready: string): Promise<Page> => {
    browser.complaints.length = 0;
    browser.origins.clear();
    const page = await browser.newPage();
    await page.goto(url);
    await page.locator(ready).first().waitFor();
    return page;
  };

  const expectQuiet = (origin: string): void => {
    expect(browser.complaints).toEqual([]);
    expect([...browser.origins]).toEqual([origin]);
  };

  it("try out an operation with parameters", async () => {
    const page = await open(`${server.url}/docs`, ".opblock");
    const answer = await tryOut(page, "read_item_items__item_id__get", async (operation) => {
      await operation.locator("tr[data-param-name=item_id] input").fill("42");
      await operation.locator("tr[data-param-name=q] input").fill("a b");
    });
    expect(answer).toMatch(/200[^]*"item_id": 42[^]*"q": "a b"/);
    expectQuiet(server.url);
    await page.close();
  });

  it("try out an operation with a body, from its example", async () => {
    const page = await open(`${server.url}/docs`, ".opblock");
    const answer = await tryOut(page, "create_item_items_post", async (operation) => {
      expect(await operation.locator(".body-param__text").evaluate((element) => (element as HTMLTextAreaElement).value)).toContain('"name": "Tea"');
      await operation.locator(".body-param__text").fill('{"name": "Milk", "price": 2.5}');
    });
    expect(answer).toMatch(/201[^]*"name": "Milk"[^]*"note": null/);
    expectQuiet(server.url);
    await page.close();
  });

  it("show what was refused", async () => {
    const page = await open(`${server.url}/docs`, ".opblock");
    const answer = await tryOut(page, "create_item_items_post", (operation) => operation.locator(".body-param__text").fill('{"name": "Milk", "price": 0}'));
    expect(answer).toContain("Input should be greater than 0");
    await page.close();
  });

  it("show a picture that was answered", async () => {
    const page = await open(`${server.url}/docs`, ".opblock");
    await tryOut(page, "pixel_pixel_get");
    const picture = page.locator("#operations-default-pixel_pixel_get .live-responses-table img");
    await picture.waitFor({ state: "attached" });
    expect(await picture.evaluate((element) => (element as HTMLImageElement).decode().then(() => (element as HTMLImageElement).naturalWidth))).toBe(1);
    expectQuiet(server.url);
    await page.close();
  });

  it("show the models", async () => {
    const page = await open(`${server.url}/docs`, ".opblock");
    await page.locator(".models-control").first().waitFor();
    expect(await page.locator("section.models").innerText()).toContain("HTTPValidationError");
    expectQuiet(server.url);
    await page.close();
  });

  it("get a token by the authorization code flow, and send it", async () => {
    const page = await open(`${server.url}/docs`, ".opblock");
    await page.locator(".btn.authorize").first().click();
    const dialog = page.locator(".auth-container").first();
    expect(await dialog.locator("#client_id_authorizationCode").evaluate((element) => (element as HTMLInputElement).value)).toBe("docs");
    await dialog.locator("button.authorize").click();
    await dialog.locator("button:has-text('Logout')").waitFor();
    await page.locator(".btn-done").first().click();
    expect(await tryOut(page, "secret_secret_get")).toContain('"token": "token-for-the-code"');
    expectQuiet(server.url);
    await page.close();
  });

  it("get a token by name and password", async () => {
    const page = await open(`${server.url}/docs`, ".opblock");
    await page.locator(".btn.authorize").first().click();
    const dialog = page.locator(".auth-container:has(#oauth_username)").first();
    await dialog.locator("#oauth_username").fill("me");
    await dialog.locator("#oauth_password").fill("secret");
    await dialog.locator("button.authorize").click();
    await page.locator(".auth-container:has-text('authorized') button:has-text('Logout')").first().waitFor();
    await page.locator(".btn-done").first().click();
    expect(await tryOut(page, "other_secret_other_secret_get")).toContain('"token": "token-for-none"');
    expectQuiet(server.url);
    await page.close();
  });

  it("work below the path of a mount", async () => {
    const page = await open(`${mounted.url}/inner/docs`, ".opblock");
    const answer = await tryOut(page, "read_item_items__item_id__get", (operation) => operation.locator("tr[data-param-name=item_id] input").fill("7"));
    expect(answer).toContain('"item_id": 7');
    expectQuiet(mounted.url);
    await page.close();
    await (await open(`${mounted.url}/inner/redoc`, "h1")).close();
    expectQuiet(mounted.url);
  });

  it("read and search the reference", async () => {
    const page = await open(`${server.url}/redoc`, "h1");
    expect(await page.locator("h1").first().innerText()).toContain("Shop <&>");
    await page.locator("input[type=text]").first().fill("pixel");
    await page.locator('[data-role="search:results"] li').first().waitFor();
    expect(await page.locator('[data-role="search:results"]').innerText()).toContain("Pixel");
    expect(
      await page
        .locator(".scrollbar-container")
        .first()
        .evaluate((element) => getComputedStyle(element).overflow),
    ).toBe("hidden");
    expectQuiet(server.url);
    await page.close();
  });
});
