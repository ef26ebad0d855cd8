// The routes that an application has besides its own: its document, the docs pages, and the files that these are made of. Each answers
// an exchange; whoever mounts them decides where they stand among the others.

import type { Exchange } from "../http/exchange.ts";
import { HttpResponse, JSONResponse } from "../http/response.ts";
import type { JsonSchema } from "../schema/json-schema.ts";
import { bundledAssets } from "./bundled/catalogue.ts";
import { oauth2Redirect, swaggerInitializer } from "./_page-scripts.ts";
import { connectOrigins, logoOrigins } from "./_document-origins.ts";
import { extendPolicy, type Policy } from "./_content-security-policy.ts";
import { redocHtml, swaggerUiHtml, swaggerUiOauth2RedirectHtml } from "./pages.ts";

export interface DocsOptions {
  /** Where the document is: `/openapi.json` by default. Null serves neither document nor pages. */
  readonly openapiUrl?: string | null | undefined;
  /** Where Swagger UI is: `/docs` by default, null for nowhere. */
  readonly docsUrl?: string | null | undefined;
  /** Where Redoc is: `/redoc` by default, null for nowhere. */
  readonly redocUrl?: string | null | undefined;
  /** Where OAuth2 flows of Swagger UI end: `/docs/oauth2-redirect` by default, null for nowhere. */
  readonly swaggerUiOauth2RedirectUrl?: string | null | undefined;
  /** What Swagger UI's `initOAuth` takes: `clientId`, `scopes`, `usePkceWithAuthorizationCodeGrant`, … */
  readonly swaggerUiInitOauth?: Readonly<Record<string, unknown>> | null | undefined;
  /** Settings of Swagger UI, in addition to FastAPI's: `deepLinking`, `docExpansion`, `syntaxHighlight`, … */
  readonly swaggerUiParameters?: Readonly<Record<string, unknown>> | null | undefined;
  /**
   * What the pages may use besides what is theirs, by directive of a Content-Security-Policy. Pictures in descriptions from other hosts
   * need `{ "img-src": ["https://img.example.com"] }`. The servers of the document and its `x-logo` are allowed anyhow.
   */
  readonly docsAllow?: Policy | undefined;
  /** False leaves the root path out of the document's servers. True by default. */
  readonly rootPathInServers?: boolean | undefined;
}

/** A route that answers GET and HEAD, and stands in no document. */
export interface DocsRoute {
  readonly path: string;
  respond(exchange: Exchange): HttpResponse | Promise<HttpResponse>;
}

/** What the routes need to know of their application. */
export interface DocumentedApplication {
  readonly title: string;
  /** The document; it may be another one after each change of the application. */
  document(): JsonSchema;
}

/** The routes that the options ask for. */
export function docsRoutes(options: DocsOptions, application: DocumentedApplication): readonly DocsRoute[] {
  const { openapiUrl = "/openapi.json", docsUrl = "/docs", redocUrl = "/redoc" } = options;
  if (!openapiUrl) return [];
  const routes = [documentRoute(openapiUrl, options, application)];
  if (docsUrl) routes.push(...swaggerUiRoutes(openapiUrl, docsUrl, options, application));
  if (redocUrl) routes.push(...redocRoutes(openapiUrl, redocUrl, options, application));
  return routes;
}

/** The document. A root path that is none of its servers is the first of them. */
function documentRoute(path: string, { rootPathInServers = true }: DocsOptions, application: DocumentedApplication): DocsRoute {
  const respond = (exchange: Exchange): HttpResponse => {
    const document = application.document();
    const rootPath = rootPathOf(exchange);
    const servers = Array.isArray(document.servers) ? (document.servers as JsonSchema[]) : [];
    const isKnown = rootPath === "" || servers.some(({ url }) => url === rootPath);
    return new JSONResponse(isKnown || !rootPathInServers ? document : withServer(document, rootPath, servers));
  };
  return { path, respond };
}

/** A new key stands at the end, as in FastAPI. */
function withServer(document: JsonSchema, url: string, servers: readonly JsonSchema[]): JsonSchema {
  return { ...document, servers: [{ url }, ...servers] };
}

function swaggerUiRoutes(openapiUrl: string, docsUrl: string, options: DocsOptions, application: DocumentedApplication): DocsRoute[] {
  const { swaggerUiOauth2RedirectUrl: redirectUrl = "/docs/oauth2-redirect" } = options;
  const assets = assetsBelow(docsUrl);
  const respond = (exchange: Exchange): HttpResponse => {
    const rootPath = rootPathOf(exchange);
    return swaggerUiHtml({
      openapiUrl: rootPath + openapiUrl,
      title: `${application.title} - Swagger UI`,
      assetsUrl: rootPath + assets,
      oauth2RedirectUrl: redirectUrl ? rootPath + redirectUrl : null,
      initOauth: options.swaggerUiInitOauth,
      swaggerUiParameters: options.swaggerUiParameters,
      allow: extendPolicy({ "connect-src": connectOrigins(application) }, options.docsAllow ?? {}),
    });
  };
  const routes: DocsRoute[] = [{ path: docsUrl, respond }];
  if (redirectUrl) {
    routes.push({
      path: redirectUrl,
      respond: (exchange) => swaggerUiOauth2RedirectHtml({ scriptUrl: `${rootPathOf(exchange)}${assets}/oauth2-redirect.js` }),
    });
  }
  const own = [scriptRoute(`${assets}/swagger-initializer.js`, swaggerInitializer.text), scriptRoute(`${assets}/oauth2-redirect.js`, oauth2Redirect.text)];
  return [...routes, ...own, ...assetRoutes(assets, "swagger-ui")];
}

function redocRoutes(openapiUrl: string, redocUrl: string, { docsAllow = {} }: DocsOptions, application: DocumentedApplication): DocsRoute[] {
  const assets = assetsBelow(redocUrl);
  const respond = (exchange: Exchange): HttpResponse => {
    const rootPath = rootPathOf(exchange);
    const allow = extendPolicy({ "img-src": logoOrigins(application) }, docsAllow);
    return redocHtml({ openapiUrl: rootPath + openapiUrl, title: `${application.title} - ReDoc`, assetsUrl: rootPath + assets, allow });
  };
  return [{ path: redocUrl, respond }, ...assetRoutes(assets, "redoc")];
}

function rootPathOf(exchange: Exchange): string {
  return exchange.rootPath.replace(/\/+$/, "");
}

function assetsBelow(url: string): string {
  return `${url.replace(/\/+$/, "")}/assets`;
}

// Files --------------------------------------------------------------------------------------------------------------------

function scriptRoute(path: string, text: string): DocsRoute {
  return { path, respond: () => new HttpResponse(text, { mediaType: "text/javascript", headers: { "x-content-type-options": "nosniff" } }) };
}

function assetRoutes(base: string, prefix: string): DocsRoute[] {
  return Object.keys(bundledAssets)
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ path: `${base}/${name}`, respond: (exchange) => sendAsset(name, exchange) }));
}

/** A browser keeps the file and asks each time whether it is still the same, which is told without reading it. */
async function sendAsset(name: string, exchange: Exchange): Promise<HttpResponse> {
  const { mediaType, version, load } = bundledAssets[name]!;
  const etag = `"${version}"`;
  const headers = { etag, "cache-control": "no-cache", "x-content-type-options": "nosniff" };
  if (exchange.header("if-none-match") === etag) return new HttpResponse(null, { status: 304, headers });
  const { content } = await load();
  return new HttpResponse(content, { mediaType, headers });
}
