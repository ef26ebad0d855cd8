import { createHash } from "node:crypto";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { redocHtml, swaggerUiHtml, swaggerUiOauth2RedirectHtml } from "signatura";

type Page = ReturnType<typeof swaggerUiHtml>;

const htmlOf = (page: Page): string => page.body as string;

const policyOf = (page: Page): Record<string, string> => {
  const header = page.headers.get("content-security-policy") ?? "";
  return Object.fromEntries(header.split("; ").map((directive) => directive.split(/ (.*)/s).slice(0, 2) as [string, string]));
};

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The scripts and styles that stand in a page and that a policy has to allow. */
const inlineOf = (html: string, element: "script" | "style"): string[] =>
  [...html.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, "gs"))].map(([, text]) => text!);

const options = { openapiUrl: "/openapi.json", title: "Mine" };

describe("the policy", () => {
  it("of Swagger UI allows what this origin serves, and pictures out of memory", () => {
    expect(swaggerUiHtml(options).headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; style-src 'self'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; media-src blob:",
    );
  });

  it("of Redoc allows its worker, and three styles by their hash", () => {
    expect(redocHtml(options).headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; style-src 'self'(?: 'sha256-[\w+/=]{44}'){3}; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; worker-src 'self'$/,
    );
    for (const style of inlineOf(htmlOf(redocHtml(options)), "style")) expect(policyOf(redocHtml(options))["style-src"]).toContain(hashOf(style));
  });

  it.each([
    ["Swagger UI from elsewhere", swaggerUiHtml({ ...options, swaggerJsUrl: "https://cdn.example.com/a.js" })],
    ["the end of an OAuth2 flow", swaggerUiOauth2RedirectHtml()],
  ])("of %s names the hash of the script in the page", (_, page) => {
    const scripts = inlineOf(htmlOf(page), "script");
    expect(scripts).toHaveLength(1);
    expect(policyOf(page)["script-src"]!.split(" ")).toContain(hashOf(scripts[0]!));
  });

  it("never allows inline scripts or code out of texts", () => {
    for (const page of [
      swaggerUiHtml(options),
      redocHtml(options),
      swaggerUiOauth2RedirectHtml(),
      redocHtml({ ...options, redocJsUrl: "https://cdn.example.com/r.js" }),
    ]) {
      expect(policyOf(page)["script-src"]).not.toMatch(/unsafe/);
    }
  });

  it("follows the URLs that a custom page gives", () => {
    const policy = policyOf(
      swaggerUiHtml({
        openapiUrl: "https://api.example.com/openapi.json",
        title: "Mine",
        swaggerJsUrl: "https://scripts.example.com/swagger-ui-bundle.js",
        swaggerCssUrl: "//styles.example.com/swagger-ui.css",
        swaggerFaviconUrl: "/favicon.png",
        allow: { "connect-src": ["https://other.example.com"] },
      }),
    );
    expect(policy["script-src"]).toMatch(/^'self' https:\/\/scripts\.example\.com 'sha256-/);
    expect(policy).toMatchObject({
      "style-src": "'self' https://styles.example.com",
      "img-src": "'self' data: blob:",
      "connect-src": "'self' https://api.example.com https://other.example.com",
    });
  });

  it("is laxer for a Redoc of another version", () => {
    expect(policyOf(redocHtml({ ...options, redocJsUrl: "https://cdn.example.com/redoc.js" }))).toMatchObject({
      "script-src": "'self' https://cdn.example.com",
      "style-src": "'self' 'unsafe-inline'",
      "worker-src": "blob:",
    });
  });

  it("allows Google's fonts only where they are asked for", () => {
    expect(htmlOf(redocHtml(options))).not.toContain("googleapis");
    const page = redocHtml({ ...options, withGoogleFonts: true });
    expect(htmlOf(page)).toContain("https://fonts.googleapis.com/css?family=");
    expect(policyOf(page)).toMatchObject({ "font-src": "https://fonts.gstatic.com" });
    expect(policyOf(page)["style-src"]).toContain("https://fonts.googleapis.com");
  });

  it("can be replaced, and left out", () => {
    expect(swaggerUiHtml({ ...options, contentSecurityPolicy: "default-src *" }).headers.get("content-security-policy")).toBe("default-src *");
    expect(swaggerUiHtml({ ...options, contentSecurityPolicy: null }).headers.get("content-security-policy")).toBeUndefined();
  });
});

describe("what users write", () => {
  const hostile = `</title></script><script>alert("1")</script>&'`;

  it("cannot leave the title or an attribute", () => {
    for (const html of [
      htmlOf(swaggerUiHtml({ openapiUrl: hostile, title: hostile, swaggerCssUrl: hostile, swaggerFaviconUrl: hostile, assetsUrl: hostile })),
      htmlOf(redocHtml({ openapiUrl: hostile, title: hostile, redocFaviconUrl: hostile, redocJsUrl: hostile })),
      htmlOf(swaggerUiOauth2RedirectHtml({ scriptUrl: hostile })),
    ]) {
      expect(html).not.toContain("<script>alert");
      expect(html.match(/<\/title>/g)).toHaveLength(1);
    }
  });

  it("cannot leave the settings", () => {
    const html = htmlOf(swaggerUiHtml({ ...options, swaggerUiParameters: { "<&>": hostile }, initOauth: { appName: hostile } }));
    expect(html).toContain(String.raw`"\u003c\u0026\u003e": "\u003c/title\u003e\u003c/script\u003e`);
    const settings = /<script type="application\/json" id="docs-settings">(.*?)<\/script>/s.exec(html)![1]!;
    expect(JSON.parse(settings)).toMatchObject({ parameters: { "<&>": hostile }, initOauth: { appName: hostile } });
  });
});

describe("the end of an OAuth2 flow", () => {
  /** Runs the page's script as a browser would, in a window that was opened with this URL. */
  const end = (url: string, flow: string, code?: string): { calls: unknown[]; isClosed: boolean; state: unknown } => {
    const [script] = inlineOf(htmlOf(swaggerUiOauth2RedirectHtml()), "script");
    const calls: unknown[] = [];
    const schema = new Map([["flow", flow]]);
    const auth: Record<string, unknown> = { name: "mine", schema, ...(code === undefined ? {} : { code }) };
    const pending = {
      state: "s1",
      redirectUrl: "http://test/back",
      auth,
      callback: ({ auth: { schema: _schema, ...own }, ...rest }: { auth: Record<string, unknown> }) => calls.push({ auth: own, ...rest }),
      errCb: (error: unknown) => calls.push(error),
    };
    const { hash, search } = new URL(url, "http://test");
    let isClosed = false;
    const window = { opener: { swaggerUIRedirectOauth2: pending }, location: { hash, search }, close: () => (isClosed = true) };
    runInNewContext(script!, { window, URLSearchParams });
    return JSON.parse(JSON.stringify({ calls, isClosed, state: pending.state ?? null })) as never;
  };

  it("hands over the code", () => {
    expect(end("/back?code=a%2Bb&state=s1", "authorizationCode")).toEqual({
      calls: [{ auth: { name: "mine", code: "a+b" }, redirectUrl: "http://test/back" }],
      isClosed: true,
      state: null,
    });
  });

  it("warns of a state that was not sent", () => {
    const { calls } = end("/back?code=c&state=other", "accessCode");
    expect(calls).toMatchObject([{ authId: "mine", source: "auth", level: "warning" }, { auth: { code: "c" } }]);
  });

  it("reports what the authorization server refused", () => {
    expect(end("/back?error=access_denied&error_description=Not+today&state=s1", "authorization_code").calls).toEqual([
      { authId: "mine", source: "auth", level: "error", message: "access_denied: Not today" },
    ]);
    expect(end("/back?state=s1", "authorizationCode").calls).toEqual([
      { authId: "mine", source: "auth", level: "error", message: "The authorization server sent no code." },
    ]);
  });

  it("hands over the token of an implicit flow, with whether the state is the one that was sent", () => {
    expect(end("/back#access_token=t&state=s1", "implicit").calls).toEqual([
      { auth: { name: "mine" }, token: { access_token: "t", state: "s1" }, isValid: true, redirectUrl: "http://test/back" },
    ]);
    expect(end("/back#access_token=t&state=s2", "implicit").calls).toMatchObject([{ isValid: false }]);
  });

  it("does nothing in a window that nobody opened for it", () => {
    const [script] = inlineOf(htmlOf(swaggerUiOauth2RedirectHtml()), "script");
    expect(() => runInNewContext(script!, { window: { opener: null } })).not.toThrow();
  });
});
