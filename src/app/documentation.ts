// What an application says of itself: the OpenAPI document, and the routes that serve it and its pages.

import type { Operation } from "../contract/operation.ts";
import type { InternalRoute } from "./build.ts";

export interface DocumentationOptions {
  /** `info.title`. */
  readonly title?: string;
  /** `info.version`: `0.1.0` by default. */
  readonly version?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly rootPath?: string;
}

/** The part of an application that documents read. */
export interface Documented {
  openapi(): Record<string, unknown>;
}

export function internalRoutes(_app: Documented, _options: DocumentationOptions): readonly InternalRoute[] {
  return [];
}

export function describeApp(_options: DocumentationOptions, _title: string, _operations: readonly Operation[], _webhooks: readonly Operation[]): Record<string, unknown> {
  return {};
}
