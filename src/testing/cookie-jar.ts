// The cookies of a test client, kept as a browser keeps them: by name, domain and path.

interface StoredCookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly path: string;
  readonly isSecure: boolean;
}

export class CookieJar {
  readonly #given: Map<string, string>;
  #stored: StoredCookie[] = [];

  constructor(given: Readonly<Record<string, string>> = {}) {
    this.#given = new Map(Object.entries(given));
  }

  /** Sets a cookie that is sent everywhere. */
  set(name: string, value: string): void {
    this.#given.set(name, value);
  }

  /** The value of a cookie, whatever its path. */
  get(name: string): string | undefined {
    return this.#stored.findLast((cookie) => cookie.name === name)?.value ?? this.#given.get(name);
  }

  clear(): void {
    this.#given.clear();
    this.#stored = [];
  }

  /** Takes the Set-Cookie headers of an answer. */
  store(url: URL, lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf("="));
      const options = new Map(attributes.map((text) => [text.split("=")[0]!.toLowerCase(), text.slice(text.indexOf("=") + 1)]));
      const domain = (options.get("domain") ?? url.hostname).replace(/^\./, "").toLowerCase();
      const path = options.get("path") ?? (url.pathname.replace(/\/[^/]*$/, "") || "/");
      this.#stored = this.#stored.filter((cookie) => cookie.name !== name || cookie.domain !== domain || cookie.path !== path);
      if (isExpired(options)) continue;
      this.#stored.push({ name, value: pair.slice(pair.indexOf("=") + 1), domain, path, isSecure: options.has("secure") });
    }
  }

  /** The Cookie header for a request; empty where there are none. */
  header(url: URL, more: Readonly<Record<string, string>> = {}): string {
    const values = new Map(this.#given);
    for (const cookie of this.#stored) if (matches(cookie, url)) values.set(cookie.name, cookie.value);
    for (const [name, value] of Object.entries(more)) values.set(name, value);
    return [...values].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}

function isExpired(options: ReadonlyMap<string, string>): boolean {
  const maxAge = options.get("max-age");
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = options.get("expires");
  return expires !== undefined && new Date(expires).getTime() <= Date.now();
}

function matches(cookie: StoredCookie, url: URL): boolean {
  const isHost = url.hostname === cookie.domain || url.hostname.endsWith(`.${cookie.domain}`);
  const isPath = cookie.path === "/" || url.pathname === cookie.path || url.pathname.startsWith(cookie.path.replace(/\/?$/, "/"));
  return isHost && isPath && (!cookie.isSecure || url.protocol === "https:");
}
