// The things themselves among parameters: the request, the answer to be, background tasks, security scopes. Each is a class or object with
// a `~marker`, whose runtime value names what the plan hands over.

/** What a plan can hand over by name. */
export type MarkerKind = "request" | "response" | "background" | "scopes" | "socket" | "run";

/** The OAuth2 scopes that the places above a dependency ask for. */
export class SecurityScopes {
  static readonly "~marker": SecurityScopes = "scopes" as never;
  readonly scopes: readonly string[];

  constructor(scopes: readonly string[] = []) {
    this.scopes = scopes;
  }

  /** The scopes with spaces between them, as a token or a `WWW-Authenticate` header has them. */
  get scopeText(): string {
    return this.scopes.join(" ");
  }
}

/** The kind of a marker, or undefined where the parameter is none. */
export function markerKind(parameter: unknown): MarkerKind | undefined {
  if ((typeof parameter !== "object" && typeof parameter !== "function") || parameter === null) return undefined;
  const kind = (parameter as { "~marker"?: unknown })["~marker"];
  return typeof kind === "string" ? (kind as MarkerKind) : undefined;
}
