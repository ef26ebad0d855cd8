// A security scheme as OpenAPI's `securitySchemes` shows it.

export interface OAuthFlow {
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly scopes: Readonly<Record<string, string>>;
}

export interface SecurityScheme {
  /** The name in the document: the class's by default, as in FastAPI. */
  readonly schemeName: string;
  /** The scheme object itself, as it is written. */
  readonly document: Readonly<Record<string, unknown>>;
}
