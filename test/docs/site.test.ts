// The guide's site, built and opened in a real browser: every page is shown without a complaint, fits the window, and asks no other host.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { App, staticFiles } from "signatura";
import { serve, type RunningServer } from "signatura/node";
import { guidePages } from "../../docs/pages/pages.ts";
import { root, run } from "../../scripts/tool.ts";
import { missing, openBrowser, type Browser, type Page } from "../support/chromium.ts";

const notInstalled = existsSync(join(root, "docs/site/node_modules/vitepress")) ? undefined : "VitePress is missing: run `npm run docs -- build` once";
const reason = missing ?? notInstalled;

const pages = guidePages().map(({ name, title }) => ({ path: `/guide/${name}.html`, title }));
const others = ["/", "/errors.html", "/parity.html"];

describe.skipIf(reason !== undefined)(`the guide's site in Chromium${reason === undefined ? "" : ` (skipped: ${reason})`}`, () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;

  beforeAll(async () => {
    const built = await run(process.execPath, ["--conditions=signatura:source", "scripts/docs.ts", "build"]);
    expect(built.code, built.text).toBe(0);
    const app = new App({ docsUrl: null, redocUrl: null, openapiUrl: null });
    app.mount("/", staticFiles(join(root, "docs/site/dist"), { html: true }));
    server = await serve(app, { port: 0 });
    browser = await openBrowser();
    page = await browser.newPage();
  }, 300_000);

  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await server.close({ timeout: 1 });
  });

  it.each(pages)("$path", async ({ path, title }) => {
    await page.goto(`${server.url}${path}`);
    expect(await page.locator(".vp-doc h1").evaluate((heading) => heading.firstChild?.textContent?.trim())).toBe(title);
    expect(await page.locator(".VPSidebar .is-active.is-link .text").first().innerText()).toBe(title);
    expect(await page.locator("html").evaluate(tooWide), "wider than the window").toEqual([]);
    expectQuiet();
  });

  it.each(others)("%s", async (path) => {
    await page.goto(`${server.url}${path}`);
    await page.locator("h1").first().waitFor();
    expectQuiet();
  });

  it("finds a page by a word of its text", async () => {
    await page.goto(`${server.url}${pages[0]!.path}`);
    await page.locator(".DocSearch-Button").first().click();
    await page.locator(".VPLocalSearchBox input").fill("swallowing teardown yield");
    await page.locator(".VPLocalSearchBox .result").first().click();
    await page.locator(".VPLocalSearchBox").waitFor({ state: "hidden" });
    expect(await page.locator(".vp-doc h1").innerText()).toContain("Dependencies with an end");
    expectQuiet();
  });

  it("has the texts for language models", async () => {
    const [index, full] = await Promise.all(["/llms.txt", "/llms-full.txt"].map(async (path) => (await fetch(`${server.url}${path}`)).text()));
    expect(pages.filter(({ path }) => !index!.includes(`(${path})`))).toEqual([]);
    expect(pages.filter(({ title }) => !full!.includes(`# ${title}\n`))).toEqual([]);
  });

  function expectQuiet(): void {
    expect(browser.complaints).toEqual([]);
    expect([...browser.origins]).toEqual([server.url]);
  }
});

/** The page itself, and programs in it, where a reader would have to scroll sideways. */
function tooWide(document: HTMLElement): string[] {
  const programs = [...document.querySelectorAll<HTMLElement>('div[class*="language-"] pre')].filter((block) => block.scrollWidth > block.clientWidth + 1);
  const found = programs.map((block) => block.textContent.slice(0, 60));
  return document.scrollWidth > document.clientWidth ? ["the page", ...found] : found;
}
