import { describe, expect, it } from "vitest";
import { App, OAuth2PasswordBearer } from "signatura";

const get = (app: App, path: string, headers: Record<string, string> = {}): Promise<Response> => app.fetch(new Request(`http://test${path}`, { headers }));

const pageOf = async (app: App, path: string): Promise<string> => (await get(app, path)).text();

const jsonOf = async (app: App, path: string): Promise<unknown> => (await get(app, path)).json();

/** What the element of settings holds. */
const settingsOf = (html: string): Record<string, unknown> =>
  JSON.parse(/<script type="application\/json" id="docs-settings">(.*?)<\/script>/s.exec(html)![1]!) as Record<string, unknown>;

const linksOf = (html: string): string[] => [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url]) => url!).filter((url) => !url.startsWith("data:"));

describe("the document's route", () => {
  it("serves the document as JSON, without naming itself in it", async () => {
    const app = new App({ title: "Mine" });
    app.get("/items", () => []);
    const response = await get(app, "/openapi.json");
    expect(response.headers.get("content-type")).toBe("application/json");
    const document = (await response.json()) as { paths: object };
    expect(document).toEqual(JSON.parse(JSON.stringify(app.openapi())));
    expect(Object.keys(document.paths)).toEqual(["/items"]);
  });

  it("names the root path as the first server", async () => {
    const app = new App({ rootPath: "/api/", servers: [{ url: "https://example.com" }] });
    expect(await jsonOf(app, "/openapi.json")).toMatchObject({ servers: [{ url: "/api" }, { url: "https://example.com" }] });
    expect(app.openapi().servers).toEqual([{ url: "https://example.com" }]);
  });

  it("names the root path where there is no other server", async () => {
    expect(await jsonOf(new App({ rootPath: "/api" }), "/openapi.json")).toMatchObject({ servers: [{ url: "/api" }] });
  });

  it("does not name the root path twice, nor where that is switched off", async () => {
    const servers = [{ url: "https://example.com" }, { url: "/api" }];
    expect(await jsonOf(new App({ rootPath: "/api", servers }), "/openapi.json")).toMatchObject({ servers });
    expect(await jsonOf(new App({ rootPath: "/api", rootPathInServers: false }), "/openapi.json")).not.toHaveProperty("servers");
  });

  it("serves what an application makes of its document", async () => {
    const app = new App();
    const original = app.openapi.bind(app);
    app.openapi = () => ({ ...original(), "x-logo": "yes" });
    expect(await jsonOf(app, "/openapi.json")).toMatchObject({ "x-logo": "yes" });
  });
});

describe("where the pages are", () => {
  const paths = [
    "/openapi.json",
    "/docs",
    "/docs/oauth2-redirect",
    "/docs/assets/swagger-ui.css",
    "/docs/assets/swagger-initializer.js",
    "/redoc",
    "/redoc/assets/redoc.standalone.js",
  ];
  const statuses = async (app: App): Promise<number[]> => Promise.all(paths.map(async (path) => (await get(app, path)).status));

  it("is below /docs and /redoc", async () => {
    expect(await statuses(new App())).toEqual([200, 200, 200, 200, 200, 200, 200]);
  });

  it("is nowhere without a document", async () => {
    expect(await statuses(new App({ openapiUrl: null }))).toEqual([404, 404, 404, 404, 404, 404, 404]);
  });

  it("can be nowhere for each of them", async () => {
    expect(await statuses(new App({ docsUrl: null }))).toEqual([200, 404, 404, 404, 404, 200, 200]);
    expect(await statuses(new App({ redocUrl: null }))).toEqual([200, 200, 200, 200, 200, 404, 404]);
    expect(await statuses(new App({ swaggerUiOauth2RedirectUrl: null }))).toEqual([200, 200, 404, 200, 200, 200, 200]);
  });

  it("can be elsewhere, with the files below", async () => {
    const app = new App({ openapiUrl: "/api.json", docsUrl: "/", redocUrl: "/reference/", swaggerUiOauth2RedirectUrl: "/back" });
    expect(settingsOf(await pageOf(app, "/"))).toMatchObject({ url: "/api.json", oauth2RedirectUrl: "/back" });
    expect(linksOf(await pageOf(app, "/"))).toContain("/assets/swagger-ui-bundle.js");
    expect(linksOf(await pageOf(app, "/reference/"))).toEqual(["/reference/assets/redoc.standalone.js"]);
    expect((await get(app, "/back")).status).toBe(200);
    for (const url of [...linksOf(await pageOf(app, "/")), ...linksOf(await pageOf(app, "/back"))]) {
      expect({ url, status: (await get(app, url)).status }).toEqual({ url, status: 200 });
    }
  });
});

describe("a page", () => {
  it.each(["/docs", "/docs/oauth2-redirect", "/redoc"])("%s loads nothing but files that the application serves", async (path) => {
    const app = new App();
    const urls = linksOf(await pageOf(app, path));
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) {
      const response = await get(app, url);
      expect({ url, status: response.status, type: response.headers.get("content-type"), sniffing: response.headers.get("x-content-type-options") }).toEqual({
        url,
        status: 200,
        type: url.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8",
        sniffing: "nosniff",
      });
    }
  });

  it("puts the root path before everything", async () => {
    const app = new App({ rootPath: "/api" });
    const docs = await pageOf(app, "/docs");
    expect(linksOf(docs)).toEqual(["/api/docs/assets/swagger-ui.css", "/api/docs/assets/swagger-ui-bundle.js", "/api/docs/assets/swagger-initializer.js"]);
    expect(settingsOf(docs)).toMatchObject({ url: "/api/openapi.json", oauth2RedirectUrl: "/api/docs/oauth2-redirect" });
    expect(linksOf(await pageOf(app, "/docs/oauth2-redirect"))).toEqual(["/api/docs/assets/oauth2-redirect.js"]);
    expect(await pageOf(app, "/redoc")).toContain('spec-url="/api/openapi.json"');
  });

  it("of a mounted application is about that application", async () => {
    const outer = new App({ title: "Outer" });
    outer.mount("/inner", new App({ title: "Inner" }));
    const docs = await pageOf(outer, "/inner/docs");
    expect(docs).toContain("<title>Inner - Swagger UI</title>");
    expect(settingsOf(docs)).toMatchObject({ url: "/inner/openapi.json" });
    expect(await jsonOf(outer, "/inner/openapi.json")).toMatchObject({ info: { title: "Inner" }, servers: [{ url: "/inner" }] });
  });

  it("takes FastAPI's settings of Swagger UI, and those of the application over them", async () => {
    const standard = { dom_id: "#swagger-ui", layout: "BaseLayout", deepLinking: true, showExtensions: true, showCommonExtensions: true, validatorUrl: null };
    expect(settingsOf(await pageOf(new App(), "/docs")).parameters).toEqual(standard);
    const swaggerUiParameters = { deepLinking: false, syntaxHighlight: { theme: "obsidian" } };
    expect(settingsOf(await pageOf(new App({ swaggerUiParameters }), "/docs")).parameters).toEqual({ ...standard, ...swaggerUiParameters });
  });

  it("hands over what initOAuth takes", async () => {
    const swaggerUiInitOauth = { clientId: "mine", usePkceWithAuthorizationCodeGrant: true };
    expect(settingsOf(await pageOf(new App({ swaggerUiInitOauth }), "/docs")).initOauth).toEqual(swaggerUiInitOauth);
    expect(settingsOf(await pageOf(new App(), "/docs"))).not.toHaveProperty("initOauth");
  });

  it("may send requests to the servers of the document and to its token endpoints", async () => {
    const servers = [
      { url: "https://stage.example.com/v1" },
      { url: "/relative" },
      { url: "https://{region}.example.com:{port}", variables: { region: { default: "eu", enum: ["eu", "us"] }, port: { default: "8443" } } },
    ];
    const app = new App({ servers });
    app.get("/", { token: OAuth2PasswordBearer({ tokenUrl: "https://login.example.com/token" }) }, () => 1);
    const policy = (await get(app, "/docs")).headers.get("content-security-policy")!;
    expect(policy.split("; ").find((directive) => directive.startsWith("connect-src"))).toBe(
      "connect-src 'self' https://stage.example.com https://eu.example.com:8443 https://us.example.com:8443 https://login.example.com",
    );
  });

  it("may show the logo that the document names, and what the application allows", async () => {
    const app = new App({ docsAllow: { "img-src": ["https://img.example.com"], "font-src": ["'self'"] } });
    const document = app.openapi();
    app.openapi = () => ({ ...document, info: { ...(document.info as object), "x-logo": { url: "https://logo.example.com/a.png" } } });
    const sourcesOf = async (path: string, directive: string): Promise<string | undefined> =>
      (await get(app, path)).headers
        .get("content-security-policy")!
        .split("; ")
        .find((text) => text.startsWith(`${directive} `));
    expect(await sourcesOf("/redoc", "img-src")).toBe("img-src 'self' data: https://logo.example.com https://img.example.com");
    expect(await sourcesOf("/docs", "img-src")).toBe("img-src 'self' data: blob: https://img.example.com");
    expect(await sourcesOf("/docs", "font-src")).toBe("font-src 'self'");
  });

  it("opens also where the document cannot be made", async () => {
    const app = new App({ version: "" });
    expect((await get(app, "/docs")).status).toBe(200);
    expect((await get(app, "/redoc")).status).toBe(200);
  });
});

describe("a file of the pages", () => {
  it("is not sent again while it is the same", async () => {
    const app = new App();
    const first = await get(app, "/docs/assets/swagger-ui.css");
    const etag = first.headers.get("etag")!;
    expect(etag).toMatch(/^"5\.\d+\.\d+-[\w-]{16}"$/);
    expect(first.headers.get("cache-control")).toBe("no-cache");
    const second = await get(app, "/docs/assets/swagger-ui.css", { "if-none-match": etag });
    expect([second.status, await second.text()]).toEqual([304, ""]);
    expect((await get(app, "/docs/assets/swagger-ui.css", { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("names its licence, which is served beside it", async () => {
    const app = new App();
    for (const [script, licence] of [
      ["/docs/assets/swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt"],
      ["/redoc/assets/redoc.standalone.js", "redoc.standalone.js.LICENSE.txt"],
      ["/redoc/assets/redoc-search-worker.js", "redoc.standalone.js.LICENSE.txt"],
    ] as const) {
      expect((await pageOf(app, script)).slice(0, 200)).toContain(`For license information please see ${licence}`);
      expect(await pageOf(app, script.replace(/[^/]*$/, licence))).toMatch(/Apache License|MIT License/);
    }
  });

  it("calls no other host: no logo, no worker out of a text, no source map", async () => {
    const app = new App();
    const redoc = await pageOf(app, "/redoc/assets/redoc.standalone.js");
    expect(redoc).not.toContain("cdn.redoc");
    expect(redoc).not.toContain("new Blob(['");
    for (const path of ["/docs/assets/swagger-ui-bundle.js", "/docs/assets/swagger-ui.css", "/redoc/assets/redoc-search-worker.js"]) {
      expect(await pageOf(app, path)).not.toMatch(/[#@] sourceMappingURL=(?!data:)/);
    }
  });
});
