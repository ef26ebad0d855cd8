// What an application says of itself: the OpenAPI document, and the routes that serve it and its pages.

import type { Logger } from "../kernel/logger.ts";
import type { Operation } from "../contract/operation.ts";
import { docsRoutes, type DocsOptions } from "../openapi/docs-routes.ts";
import { buildDocument, type DocumentInfo } from "../openapi/document.ts";
import type { InternalRoute } from "./build.ts";

export interface DocumentationOptions extends DocsOptions, Omit<DocumentInfo, "title" | "version" | "tags" | "externalDocs"> {
  /** `info.title`. */
  readonly title?: string;
  /** `info.version`: `0.1.0` by default. */
  readonly version?: string;
  /** The document's tags, in the order in which pages show them: `name`, `description` and `externalDocs`. */
  readonly openapiTags?: DocumentInfo["tags"];
  /** Documentation elsewhere: `url` and `description`. */
  readonly openapiExternalDocs?: DocumentInfo["externalDocs"];
  /** The path that a proxy takes off before a request comes here. */
  readonly rootPath?: string;
}

/** The part of an application that documents read. */
export interface Documented {
  readonly title: string;
  openapi(): Record<string, unknown>;
}

/** The document, the docs pages and their files, as far as the options ask for them. */
export function internalRoutes(app: Documented, options: DocumentationOptions): readonly InternalRoute[] {
  const routes = docsRoutes(options, { title: app.title, document: () => app.openapi() });
  return routes.map((route) => ({ path: route.path, respond: (call) => route.respond(call.exchange) }));
}

/** @throws DeclarationError SIG111, SIG320 */
export function describeApp(
  options: DocumentationOptions & { readonly logger?: Logger },
  title: string,
  operations: readonly Operation[],
  webhooks: readonly Operation[],
): Record<string, unknown> {
  const { version = "0.1.0", openapiTags: tags, openapiExternalDocs: externalDocs } = options;
  return buildDocument({ ...options, title, version, tags, externalDocs, operations, webhooks });
}
