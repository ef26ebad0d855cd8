// The origins that a document names and its pages need: servers and token endpoints for Swagger UI to send requests to, and the logo
// that Redoc shows.

import { isPlainObject } from "../kernel/deep.ts";
import type { JsonSchema } from "../schema/json-schema.ts";
import { originOf } from "./_content-security-policy.ts";

/** The servers, and the token endpoints of OAuth2 flows and OpenID providers. */
export function connectOrigins(application: { document(): JsonSchema }): readonly string[] {
  const document = documentOf(application);
  return [...new Set([...serverUrls(document), ...tokenUrls(document)].flatMap(originOf))];
}

/** The host of `info.x-logo`. */
export function logoOrigins(application: { document(): JsonSchema }): readonly string[] {
  const { info } = documentOf(application);
  const logo = isPlainObject(info) ? info["x-logo"] : undefined;
  return isPlainObject(logo) && typeof logo.url === "string" ? originOf(logo.url) : [];
}

/** Empty where the document cannot be made: the page then shows why, since asking for the document fails in the same way. */
function documentOf(application: { document(): JsonSchema }): JsonSchema {
  try {
    return application.document();
  } catch {
    return {};
  }
}

/** The URLs of the servers with every value of their variables that the document lists. */
function serverUrls({ servers }: JsonSchema): readonly string[] {
  if (!Array.isArray(servers)) return [];
  return servers
    .filter(isPlainObject)
    .flatMap(({ url, variables }) => (typeof url === "string" ? fillVariables(url, isPlainObject(variables) ? variables : {}) : []));
}

/** A header has its limits: what is beyond can be shown, but not tried out. */
const MOST_URLS = 50;

function fillVariables(url: string, variables: JsonSchema): readonly string[] {
  let urls: readonly string[] = [url];
  for (const [name, variable] of Object.entries(variables)) {
    if (!isPlainObject(variable)) continue;
    const values = Array.isArray(variable.enum) ? variable.enum : [variable.default];
    urls = urls.flatMap((text) => values.map((value) => text.replaceAll(`{${name}}`, String(value)))).slice(0, MOST_URLS);
  }
  return urls;
}

function tokenUrls({ components }: JsonSchema): readonly string[] {
  const schemes = isPlainObject(components) && isPlainObject(components.securitySchemes) ? Object.values(components.securitySchemes) : [];
  const flows = schemes.flatMap((scheme) => (isPlainObject(scheme) && isPlainObject(scheme.flows) ? Object.values(scheme.flows) : []));
  const urls = [
    ...schemes.map((scheme) => (scheme as JsonSchema).openIdConnectUrl),
    ...flows.flatMap((flow) => (isPlainObject(flow) ? [flow.tokenUrl, flow.refreshUrl] : [])),
  ];
  return urls.filter((url) => typeof url === "string");
}
