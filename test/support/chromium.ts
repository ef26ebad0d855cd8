// A headless Chromium for tests, whose pages note whatever a strict page must not do. Playwright is installed apart, in test/browser: it
// is imported by a name that the compiler does not follow, and described here as far as it is used.

import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Locator {
  click(): Promise<void>;
  fill(text: string): Promise<void>;
  innerText(): Promise<string>;
  waitFor(options?: { state?: "visible" | "hidden" | "attached" }): Promise<void>;
  first(): Locator;
  locator(selector: string): Locator;
  evaluate<T>(read: (element: HTMLElement) => T): Promise<T>;
}

export interface Page {
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  locator(selector: string): Locator;
  screenshot(options: { path: string; fullPage?: boolean }): Promise<unknown>;
  close(): Promise<void>;
  on(event: "console", listen: (message: { type(): string; text(): string }) => void): void;
  on(event: "pageerror", listen: (error: Error) => void): void;
  on(event: "request", listen: (request: { url(): string }) => void): void;
}

interface Context {
  newPage(): Promise<Page>;
  addInitScript(script: string): Promise<unknown>;
  on(event: "page", listen: (page: Page) => void): void;
  close(): Promise<void>;
}

interface Playwright {
  readonly chromium: { launchPersistentContext(folder: string, options: object): Promise<Context> };
}

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];
const PLACES = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executable = PLACES.find((place) => place !== undefined && existsSync(place));

/** Where packages are that are installed apart. Files in it are named from here, since nobody who looks through imports should find them. */
export const apart: URL = new URL("../browser/node_modules/", import.meta.url);

const playwrightFile = new URL("playwright-core/index.mjs", apart);
const playwright = existsSync(playwrightFile) ? ((await import(playwrightFile.href)) as Playwright) : undefined;

/** Why no browser can be started; undefined where one can. */
export const missing: string | undefined =
  playwright === undefined
    ? "playwright-core is missing: run `npm install` in test/browser"
    : executable === undefined
      ? "Chromium is missing: install it, or name its file in CHROMIUM"
      : undefined;

/** A browser with a profile of its own, which is gone when it is disposed of. */
export interface Browser extends AsyncDisposable {
  newPage(): Promise<Page>;
  /** What any page has done against its policy, or complained of. */
  readonly complaints: string[];
  /** The origins that any page has asked, `data:` and `blob:` apart. */
  readonly origins: Set<string>;
}

const REPORT_VIOLATIONS = `document.addEventListener("securitypolicyviolation", (event) => console.error("violates " + event.effectiveDirective + ": " + event.blockedURI));`;

export async function openBrowser(): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), "signatura-chromium-"));
  const context = await playwright!.chromium.launchPersistentContext(folder, {
    executablePath: executable,
    headless: true,
    args: FLAGS,
    viewport: { width: 1280, height: 1000 },
  });
  const complaints: string[] = [];
  const origins = new Set<string>();
  await context.addInitScript(REPORT_VIOLATIONS);
  context.on("page", (page) => {
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== "data:" && protocol !== "blob:") origins.add(origin);
    });
  });
  const dispose = async (): Promise<void> => {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { newPage: () => context.newPage(), complaints, origins, [Symbol.asyncDispose]: dispose };
}
