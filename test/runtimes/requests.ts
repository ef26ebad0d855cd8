// Requests made from a program's own document: for each operation one that should be right, one with what is wrong in every place, and one
// with nothing in it.

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly contentMediaType?: string;
}

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly schema?: Schema;
}

interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const BOUNDARY = "------boundary";

export function requestsOf(document: Document): Ask[] {
  const asks: Ask[] = [{ method: "GET", path: "/nowhere", headers: {}, body: undefined }];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      for (const kind of ["right", "wrong", "empty"] as const) asks.push(requestOf(document, method.toUpperCase(), path, operation, kind));
    }
    asks.push({ method: "PUT", path: fill(path, () => "1"), headers: {}, body: undefined });
  }
  return asks;
}

function requestOf(document: Document, method: string, template: string, operation: Described, kind: "right" | "wrong" | "empty"): Ask {
  const headers: Record<string, string> = {};
  const query: string[] = [];
  const cookies: string[] = [];
  const values = new Map<string, string>();
  for (const { name, in: place, schema = {} } of operation.parameters ?? []) {
    const value = kind === "wrong" ? "not-right" : plain(sample(document, schema));
    if (place === "path") values.set(name, kind === "empty" ? plain(sample(document, schema)) : value);
    else if (kind === "empty") continue;
    else if (place === "query") query.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
    else if (place === "header") headers[name.toLowerCase()] = value;
    else cookies.push(`${name}=${encodeURIComponent(value)}`);
  }
  if (cookies.length > 0) headers["cookie"] = cookies.join("; ");
  const [mediaType, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  let body: string | undefined;
  if (mediaType !== undefined && kind !== "empty" && !["GET", "HEAD"].includes(method)) {
    const value = kind === "wrong" ? { wrong: [1, "two", null] } : sample(document, media?.schema ?? {});
    headers["content-type"] = mediaType === "multipart/form-data" ? `${mediaType}; boundary=${BOUNDARY}` : mediaType;
    body = encode(document, mediaType, value, media?.schema ?? {});
  }
  const path = fill(template, (name) => encodeURIComponent(values.get(name) ?? "1"));
  return { method, path: query.length > 0 ? `${path}?${query.join("&")}` : path, headers, body };
}

function fill(template: string, value: (name: string) => string): string {
  return template.replaceAll(/\{([^}:]+)(?::[^}]+)?\}/g, (_whole, name: string) => value(name));
}

function encode(document: Document, mediaType: string, value: unknown, schema: Schema): string {
  if (mediaType === "application/x-www-form-urlencoded")
    return Object.entries(value as Record<string, unknown>)
      .map(([name, part]) => `${encodeURIComponent(name)}=${encodeURIComponent(plain(part))}`)
      .join("&");
  if (mediaType !== "multipart/form-data") return JSON.stringify(value);
  const { properties = {} } = resolved(document, schema);
  const parts = Object.entries(value as Record<string, unknown>).flatMap(([name, part]) =>
    (Array.isArray(part) ? part : [part]).map((one: unknown) => {
      const isFile = JSON.stringify(properties[name] ?? {}).includes("octet-stream");
      return `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${isFile ? '; filename="a.txt"\r\ncontent-type: text/plain' : ""}\r\n\r\n${plain(one)}\r\n`;
    }),
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}

function plain(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function resolved(document: Document, schema: Schema): Schema {
  return schema.$ref === undefined ? schema : (document.components?.schemas?.[schema.$ref.split("/").at(-1)!] ?? {});
}

const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "2026-01-02T03:04:05Z",
  date: "2026-01-02",
  time: "03:04:05",
  duration: "P1D",
  uuid: "01234567-89ab-4def-8123-456789abcdef",
  email: "a@example.com",
  uri: "https://example.com/",
};

/** A value that the schema takes, as a rule. */
function sample(document: Document, given: Schema, depth = 0): unknown {
  const schema = resolved(document, given);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return sample(document, options[0]!, depth);
  switch (schema.type) {
    case "integer":
    case "number":
      return Math.max(3, schema.minimum ?? 0, (schema.exclusiveMinimum ?? 0) + 1);
    case "boolean":
      return true;
    case "array":
      return schema.prefixItems?.map((item) => sample(document, item, depth + 1)) ?? (depth > 4 ? [] : [sample(document, schema.items ?? {}, depth + 1)]);
    case "object":
      return depth > 4 ? {} : Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, sample(document, part, depth + 1)]));
    case "null":
      return null;
    default:
      return FORMATS[schema.format ?? ""] ?? "foo".padEnd(schema.minLength ?? 0, "o");
  }
}
