// The pages that show an OpenAPI document: Swagger UI, Redoc, and where an OAuth2 flow of Swagger UI ends. They load nothing from other
// hosts and run under a strict Content-Security-Policy, unless a custom page names other hosts itself.

import { HTMLResponse } from "../http/response.ts";
import { jsonable } from "../schema/jsonable.ts";
import { extendPolicy, originOf, writePolicy, type Policy } from "./_content-security-policy.ts";
import { oauth2Redirect, redocPageStyle, SETTINGS_ID, swaggerInitializer, type InlineText } from "./_page-scripts.ts";

/** A small picture of braces, so that no browser asks for a favicon. */
const FAVICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%230b5d57'/%3E%3Cpath d='M12 8c-3 0-3 2-3 4s0 4-2 4c2 0 2 2 2 4s0 4 3 4M20 8c3 0 3 2 3 4s0 4 2 4c-2 0-2 2-2 4s0 4-3 4' fill='none' stroke='%23fff' stroke-width='2.4' stroke-linecap='round'/%3E%3C/svg%3E";

/**
 * What all pages have in common. Scripts come from this origin only, and none is inline or made of text; requests go to this origin, for
 * the document and what is tried out; nobody else may frame the page.
 */
const BASE_POLICY: Policy = {
  "default-src": [],
  "script-src": ["'self'"],
  "connect-src": ["'self'"],
  // `data:` is for the favicon, and for the icons in the style sheets.
  "img-src": ["'self'", "data:"],
  "style-src": ["'self'"],
  // Markdown aligns the columns of tables by attributes. What these could load, the other directives forbid.
  "style-src-attr": ["'unsafe-inline'"],
  "base-uri": [],
  "form-action": ["'self'"],
  "frame-ancestors": ["'self'"],
};

/** Swagger UI shows pictures and sounds that an operation answers out of memory. */
const SWAGGER_UI_POLICY: Policy = extendPolicy(BASE_POLICY, { "img-src": ["blob:"], "media-src": ["blob:"] });

/** The end of an OAuth2 flow has a script, and nothing else. */
const REDIRECT_POLICY: Policy = { "default-src": [], "script-src": ["'self'"], "base-uri": [], "form-action": [], "frame-ancestors": [] };

/**
 * Redoc's styles are made by its script. The first hash is the page's own style, the second that of no text at all: Redoc adds rules to
 * an empty style element, which no policy forbids once the element is there. The third is the style of its scroll bars. Its search is
 * a worker.
 */
const REDOC_POLICY: Policy = extendPolicy(BASE_POLICY, {
  "style-src": [redocPageStyle.hash, "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc="].map(
    hashSource,
  ),
  "worker-src": ["'self'"],
});

/** Any version of Redoc: it styles the page as it likes, makes its worker of a text, and shows its maker's logo. */
const FOREIGN_REDOC_POLICY: Policy = extendPolicy(BASE_POLICY, { "style-src": ["'unsafe-inline'"], "worker-src": ["blob:"], "img-src": ["https:"] });

function hashSource(hash: string): string {
  return `'${hash}'`;
}

/** The Content-Security-Policy of the page of Swagger UI, without what a page's own settings add. */
export const swaggerUiContentSecurityPolicy: string = writePolicy(SWAGGER_UI_POLICY);
/** The Content-Security-Policy of the page of Redoc. */
export const redocContentSecurityPolicy: string = writePolicy(REDOC_POLICY);

export interface PageOptions {
  /** Where the document is: a path, with the root path of the application, or a URL. */
  readonly openapiUrl: string;
  /** What the browser's tab says. */
  readonly title: string;
  /** Further sources that the page may use, by directive: `{ "img-src": ["https://img.example.com"] }`. */
  readonly allow?: Policy | undefined;
  /** In place of the page's own Content-Security-Policy; null sends none. */
  readonly contentSecurityPolicy?: string | null;
}

export interface SwaggerUiOptions extends PageOptions {
  /** Where this package's own files are served: `/docs/assets`, unless the application has another `docsUrl`, or none. */
  readonly assetsUrl?: string;
  /** Swagger UI's script and style, from elsewhere than `assetsUrl`. */
  readonly swaggerJsUrl?: string;
  readonly swaggerCssUrl?: string;
  readonly swaggerFaviconUrl?: string;
  /** A path on this origin that serves `swaggerUiOauth2RedirectHtml()`. */
  readonly oauth2RedirectUrl?: string | null | undefined;
  /** What Swagger UI's `initOAuth` takes: `clientId`, `scopes`, `usePkceWithAuthorizationCodeGrant`, … */
  readonly initOauth?: Readonly<Record<string, unknown>> | null | undefined;
  /** Settings of Swagger UI: `deepLinking`, `docExpansion`, `syntaxHighlight`, … */
  readonly swaggerUiParameters?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The settings of Swagger UI that a page begins with. The validator would send the document to another host. */
export const swaggerUiDefaultParameters: Readonly<Record<string, unknown>> = Object.freeze({
  dom_id: "#swagger-ui",
  layout: "BaseLayout",
  deepLinking: true,
  showExtensions: true,
  showCommonExtensions: true,
  validatorUrl: null,
});

/**
 * A page with Swagger UI, for docs of one's own. Where `swaggerJsUrl` is given, the script that starts it stands in the page.
 *
 * @example
 * app.get("/docs", {}, { includeInSchema: false }, () =>
 *   swaggerUiHtml({ openapiUrl: "/openapi.json", title: "Mine", swaggerJsUrl: "/static/swagger-ui-bundle.js", swaggerCssUrl: "/static/swagger-ui.css" }));
 */
export function swaggerUiHtml(options: SwaggerUiOptions): HTMLResponse {
  const { assetsUrl = "/docs/assets", swaggerFaviconUrl = FAVICON } = options;
  const { swaggerJsUrl = `${assetsUrl}/swagger-ui-bundle.js`, swaggerCssUrl = `${assetsUrl}/swagger-ui.css` } = options;
  const settings = {
    url: options.openapiUrl,
    parameters: { ...swaggerUiDefaultParameters, ...options.swaggerUiParameters },
    oauth2RedirectUrl: options.oauth2RedirectUrl || undefined,
    initOauth: options.initOauth ?? undefined,
  };
  const initializer = scriptElement(swaggerInitializer, options.swaggerJsUrl === undefined ? `${assetsUrl}/swagger-initializer.js` : undefined);
  const html = `${head(options.title, swaggerFaviconUrl, stylesheet(swaggerCssUrl))}
<body>
<div id="swagger-ui"></div>
<script type="application/json" id="${SETTINGS_ID}">${jsonInHtml(settings)}</script>
<script src="${escapeHtml(swaggerJsUrl)}"></script>
${initializer.html}
</body>
</html>
`;
  return page(html, options, SWAGGER_UI_POLICY, {
    "script-src": [...originOf(swaggerJsUrl), ...initializer.sources],
    "style-src": originOf(swaggerCssUrl),
    "img-src": originOf(swaggerFaviconUrl),
    "connect-src": originOf(options.openapiUrl),
  });
}

export interface RedocOptions extends PageOptions {
  /** Where this package's own files are served: `/redoc/assets`, unless the application has another `redocUrl`, or none. */
  readonly assetsUrl?: string;
  /** Redoc's script, from elsewhere than `assetsUrl`. Its version is not known then, so its policy is laxer. */
  readonly redocJsUrl?: string;
  readonly redocFaviconUrl?: string;
  /** Whether to load Redoc's fonts from Google: false by default. */
  readonly withGoogleFonts?: boolean;
}

const GOOGLE_FONTS = "https://fonts.googleapis.com/css?family=Montserrat:300,400,700|Roboto:300,400,700";

/** A page with Redoc, for docs of one's own. */
export function redocHtml(options: RedocOptions): HTMLResponse {
  const { assetsUrl = "/redoc/assets", redocFaviconUrl = FAVICON, withGoogleFonts = false } = options;
  const { redocJsUrl = `${assetsUrl}/redoc.standalone.js` } = options;
  const styles = `${withGoogleFonts ? stylesheet(GOOGLE_FONTS) : ""}<style>${redocPageStyle.text}</style>\n`;
  const html = `${head(options.title, redocFaviconUrl, styles)}
<body>
<noscript>This page needs JavaScript to show the documentation.</noscript>
<redoc spec-url="${escapeHtml(options.openapiUrl)}"></redoc>
<script src="${escapeHtml(redocJsUrl)}"></script>
</body>
</html>
`;
  const fonts = withGoogleFonts ? { "style-src": ["https://fonts.googleapis.com"], "font-src": ["https://fonts.gstatic.com"] } : {};
  return page(html, options, options.redocJsUrl === undefined ? REDOC_POLICY : FOREIGN_REDOC_POLICY, {
    ...fonts,
    "script-src": originOf(redocJsUrl),
    "img-src": originOf(redocFaviconUrl),
    "connect-src": originOf(options.openapiUrl),
  });
}

/** The page where an OAuth2 flow of Swagger UI ends, in a window of its own. `scriptUrl` is where this package's script is served; it stands in the page by default. */
export function swaggerUiOauth2RedirectHtml(options: { readonly scriptUrl?: string } = {}): HTMLResponse {
  const { html, sources } = scriptElement(oauth2Redirect, options.scriptUrl);
  const text = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Swagger UI: OAuth2 Redirect</title>
</head>
<body>
${html}
</body>
</html>
`;
  return page(text, {}, REDIRECT_POLICY, { "script-src": sources });
}

// Parts of pages -----------------------------------------------------------------------------------------------------------

function head(title: string, favicon: string, styles: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${styles}<link rel="icon" href="${escapeHtml(favicon)}">
<title>${escapeHtml(title)}</title>
</head>`;
}

function stylesheet(url: string): string {
  return `<link rel="stylesheet" href="${escapeHtml(url)}">\n`;
}

/** A script by its URL, or with its text, which its hash then allows. */
function scriptElement({ text, hash }: InlineText, url: string | undefined): { readonly html: string; readonly sources: readonly string[] } {
  return url === undefined
    ? { html: `<script>${text}</script>`, sources: [hashSource(hash)] }
    : { html: `<script src="${escapeHtml(url)}"></script>`, sources: [] };
}

function page(html: string, options: Partial<PageOptions>, policy: Policy, more: Policy): HTMLResponse {
  const { contentSecurityPolicy = writePolicy(extendPolicy(extendPolicy(policy, more), options.allow ?? {})) } = options;
  const headers: Record<string, string> = { "x-content-type-options": "nosniff" };
  if (contentSecurityPolicy !== null) headers["content-security-policy"] = contentSecurityPolicy;
  return new HTMLResponse(html, { headers });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON that cannot end the element it stands in, escaped and spaced as in FastAPI's pages: whoever looks for a setting finds it. */
function jsonInHtml(value: unknown): string {
  const lines = JSON.stringify(jsonable(value), null, 1).replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
  return lines.replace(/,\n */g, ", ").replace(/\n */g, "");
}
