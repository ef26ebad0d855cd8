// The page in a real browser: an answer that grows, that goes on after a reload, and that stops.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, type RunningServer } from "signatura/node";
import { missing as missingBrowser, openBrowser, type Browser, type Page } from "../../../test/support/chromium.ts";
import { until } from "../../../test/support/until.ts";
import { makeApp, missing as missingPackages } from "./packages.ts";

/** Where pictures go that stand in the documents: `SCREENSHOTS=docs/images npx vitest run examples/chat`. */
const { SCREENSHOTS } = process.env;

const missing = missingPackages ?? missingBrowser;

describe("the chat's page, in Chromium", () => {
  if (missing !== undefined) {
    test.skip(`skipped: ${missing}`);
    return;
  }
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await serve(await makeApp(40), { port: 0 });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await server.close();
  });

  const open = async (): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/#${crypto.randomUUID()}`);
    await isReady(page);
    return page;
  };
  const isReady = (page: Page): Promise<true> => until(() => page.locator("body").evaluate((body) => body.dataset["answering"] === "false")) as Promise<true>;
  const say = async (page: Page, text: string): Promise<void> => {
    await page.locator("#prompt").fill(text);
    await page.locator("#send").click();
  };
  /** What the last answer says, without its tools. */
  const answerOf = (page: Page): Promise<string> =>
    page
      .locator("#messages")
      .evaluate((list) => [...(list.lastElementChild?.querySelectorAll(":scope > p:not(.state)") ?? [])].map(({ textContent }) => textContent).join("\n"));
  const grown = (page: Page, length: number): Promise<string> =>
    until(async () => {
      const text = await answerOf(page);
      return text.length > length ? text : undefined;
    }) as Promise<string>;
  const keptOf = async (page: Page): Promise<string> => {
    const id = await page.locator("body").evaluate(() => location.hash.slice(1));
    const messages = (await (await fetch(`${server.url}/api/chat/${id}`)).json()) as { parts: { type: string; text?: string }[] }[];
    return messages
      .at(-1)!
      .parts.flatMap(({ type, text }) => (type === "text" ? [text!] : []))
      .join("\n");
  };
  const picture = async (page: Page, name: string): Promise<void> => {
    if (SCREENSHOTS !== undefined) await page.screenshot({ path: `${SCREENSHOTS}/${name}.png` });
  };

  test("shows a slow tool at work, then an answer that grows", async () => {
    const page = await open();
    await say(page, "search how streams are resumed");
    const tool = page.locator(".tool");
    await until(async () => (await tool.innerText()).includes("at work"));
    expect(await tool.innerText()).toContain('search_docs({"query":"how streams are resumed","limit":4})');
    await picture(page, "chat-tool");
    const some = await grown(page, 20);
    const more = await grown(page, some.length);
    expect(more.startsWith(some)).toBe(true);
    await picture(page, "chat-growing");
    await isReady(page);
    expect(await answerOf(page)).toBe(await keptOf(page));
    await page.close();
  });

  test("goes on where it was after a reload in the middle", async () => {
    const page = await open();
    await say(page, "What happens to a dependency when a stream ends?");
    const before = await grown(page, 30);
    await page.reload();
    const after = await grown(page, before.length);
    expect(after.startsWith(before)).toBe(true);
    await picture(page, "chat-reloaded");
    await isReady(page);
    expect(await answerOf(page)).toBe(await keptOf(page));
    expect(await page.locator("#messages").evaluate((list) => list.children.length)).toBe(2);
    await page.reload();
    await isReady(page);
    expect(await answerOf(page)).toBe(await keptOf(page));
    await page.close();
  });

  test("stops where it is told to, and goes on with the conversation", async () => {
    const page = await open();
    await say(page, "How are websockets closed?");
    await grown(page, 20);
    await page.locator("#stop").click();
    await isReady(page);
    expect(await page.locator(".state").innerText()).toBe("Stopped.");
    await picture(page, "chat-stopped");
    const stopped = await answerOf(page);
    expect((await keptOf(page)).startsWith(stopped)).toBe(true);
    expect((await keptOf(page)).length - stopped.length).toBeLessThan(30);
    await say(page, "What is SIG999?");
    await isReady(page);
    expect(await page.locator(".tool.failed").innerText()).toContain("There is no error SIG999.");
    await picture(page, "chat-failed-tool");
    expect(await page.locator("#messages").evaluate((list) => list.children.length)).toBe(4);
    await page.close();
  });

  test("asks nobody else, and complains of nothing", () => {
    expect(browser.complaints).toEqual([]);
    expect([...browser.origins]).toEqual([server.url]);
  });
});
