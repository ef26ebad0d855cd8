// The options of `run` and `dev`, with uvicorn's names and meaning, and what becomes of them.

import { resolve } from "node:path";
import { LOG_LEVELS, type LogLevel } from "../kernel/logger.ts";
import { findEntrypoint } from "./entrypoint.ts";
import { readNumber, type Flag, type Numeric, type Text, type Texts, type Values } from "./options.ts";
import type { ServeSettings } from "./serve-settings.ts";
import { readSslChoice, SSL_OPTIONS, type SslOptions } from "./ssl-options.ts";
import { UsageError } from "./usage-error.ts";
import { readWsOptions, WS_OPTIONS, type WsOptions } from "./ws-options.ts";

/** Where the application is: for every command. */
export type ApplicationOptions = { readonly app: Text; readonly entrypoint: Text; readonly factory: Flag; readonly "env-file": Text };

export const APPLICATION_OPTIONS: ApplicationOptions = {
  app: { kind: "text", value: "<name>", help: "The export that holds the application. By default `app`, `api`, the default export or the first App." },
  entrypoint: { kind: "text", short: "e", value: "<file[:export]>", help: "The file, in place of the argument." },
  factory: { kind: "flag", help: "The export is a function that makes the application." },
  "env-file": { kind: "text", value: "<file>", help: "Environment variables to set before the application is loaded. Those that are set already stay." },
};

/** What `run` and `dev` have in common. */
export type CommonServeOptions = ApplicationOptions &
  SslOptions &
  WsOptions & {
    readonly port: Numeric;
    readonly uds: Text;
    readonly fd: Numeric;
    readonly backlog: Numeric;
    readonly http: Text;
    readonly "reload-dir": Texts;
    readonly "root-path": Text;
    readonly "proxy-headers": Flag;
    readonly "forwarded-allow-ips": Text;
    readonly header: Texts;
    readonly "server-header": Flag;
    readonly "date-header": Flag;
    readonly "limit-concurrency": Numeric;
    readonly "limit-max-requests": Numeric;
    readonly "timeout-keep-alive": Numeric;
    readonly "timeout-graceful-shutdown": Numeric;
    readonly "log-level": Text;
    readonly verbose: Flag;
    readonly "access-log": Flag;
    readonly "use-colors": Flag;
  };

export const SERVE_OPTIONS: CommonServeOptions = {
  ...APPLICATION_OPTIONS,
  port: { kind: "integer", short: "p", value: "<port>", least: 0, most: 65_535, help: "The port; 0 takes a free one.", fallback: "$PORT or 8000" },
  uds: { kind: "text", value: "<path>", help: "A socket in the file system, in place of host and port." },
  fd: { kind: "integer", value: "<number>", least: 0, help: "A listening socket that the process has inherited, in place of host and port." },
  backlog: { kind: "integer", value: "<number>", least: 0, help: "How many connections may wait to be accepted.", fallback: "2048" },
  http: { kind: "text", value: "<engine>", choices: ["http1", "node"], help: "What speaks HTTP: the engine of our own, or node:http.", fallback: "http1" },
  "reload-dir": { kind: "texts", value: "<folder>", help: "Reload on changes of any file in a folder, too: templates, say." },
  "root-path": { kind: "text", value: "<path>", help: "The path that a proxy takes off before requests come here." },
  "proxy-headers": {
    kind: "flag",
    negatable: true,
    help: "Believe what trusted proxies say of the client in x-forwarded-for and x-forwarded-proto.",
    fallback: "on",
  },
  "forwarded-allow-ips": {
    kind: "text",
    value: "<list>",
    help: "The proxies to trust: addresses and networks with commas between them, or *.",
    fallback: "$FORWARDED_ALLOW_IPS or 127.0.0.1,::1",
  },
  header: { kind: "texts", value: "<name:value>", help: "A header for every answer that does not have it." },
  "server-header": { kind: "flag", negatable: true, help: "Answers say `server: signatura`.", fallback: "on" },
  "date-header": { kind: "flag", negatable: true, help: "Answers carry the date.", fallback: "on" },
  ...SSL_OPTIONS,
  ...WS_OPTIONS,
  "limit-concurrency": { kind: "integer", value: "<number>", least: 1, help: "How many requests may run at a time; the others get a 503." },
  "limit-max-requests": { kind: "integer", value: "<number>", least: 1, help: "How many requests a process answers before it ends." },
  "timeout-keep-alive": { kind: "number", value: "<seconds>", least: 0, help: "How long an idle connection is kept.", fallback: "5" },
  "timeout-graceful-shutdown": { kind: "number", value: "<seconds>", least: 0, help: "How long the end waits for running requests and background work." },
  "log-level": { kind: "text", value: "<level>", choices: LOG_LEVELS, help: "What is logged at all.", fallback: "info" },
  verbose: { kind: "flag", short: "v", help: "The same as --log-level debug." },
  "access-log": { kind: "flag", negatable: true, help: "A line for each answered request, on stdout.", fallback: "on" },
  "use-colors": { kind: "flag", negatable: true, help: "Colours.", fallback: "in a terminal" },
};

export const HOST_HELP: Omit<Text, "fallback"> = { kind: "text", value: "<address>", help: "The address to listen at; 0.0.0.0 is every one of this machine." };
export const RELOAD_HELP: Omit<Flag, "fallback"> = {
  kind: "flag",
  negatable: true,
  help: "Start the application anew when one of its files changes, without losing a request.",
};

/** The values of `SERVE_OPTIONS` and of host. */
export type ServeValues = Values<CommonServeOptions & { readonly host: Text }>;

export interface ServeDefaults {
  readonly host: string;
  readonly isDevelopment: boolean;
  /** In seconds; undefined: for ever. */
  readonly timeoutGracefulShutdown: number | undefined;
}

/** @throws UsageError, DeclarationError SIG801 to SIG803 */
export function readServeSettings(values: ServeValues, positionals: readonly string[], defaults: ServeDefaults): ServeSettings {
  const entrypoint = findEntrypoint({ given: positionals[0], entrypoint: values.entrypoint, app: values.app });
  const timeoutGracefulShutdown = values["timeout-graceful-shutdown"] ?? defaults.timeoutGracefulShutdown;
  return {
    entrypoint,
    isFactory: values.factory ?? false,
    place: {
      host: values.host ?? defaults.host,
      port: values.port ?? portOfEnvironment(),
      ...(values.uds !== undefined && { uds: resolve(values.uds) }),
      ...(values.fd !== undefined && { fd: values.fd }),
      ...(values.backlog !== undefined && { backlog: values.backlog }),
    },
    server: {
      ...(values.http !== undefined && { http: values.http as "http1" | "node" }),
      ...(values["root-path"] !== undefined && { rootPath: values["root-path"] }),
      proxyHeaders: values["proxy-headers"] ?? true,
      forwardedAllowIps: values["forwarded-allow-ips"] ?? process.env["FORWARDED_ALLOW_IPS"] ?? "127.0.0.1,::1",
      headers: (values.header ?? []).map(readHeader),
      serverHeader: values["server-header"] ?? true,
      dateHeader: values["date-header"] ?? true,
      ...(values["limit-concurrency"] !== undefined && { limitConcurrency: values["limit-concurrency"] }),
      ...readWsOptions(values),
      timeoutKeepAlive: values["timeout-keep-alive"] ?? 5,
      ...(timeoutGracefulShutdown !== undefined && { timeoutGracefulShutdown }),
    },
    ssl: readSslChoice(values),
    maxRequests: values["limit-max-requests"],
    accessLog: values["access-log"] ?? true,
    logLevel: values.verbose === true ? "debug" : ((values["log-level"] ?? "info") as LogLevel),
    useColours: values["use-colors"],
    isDevelopment: defaults.isDevelopment,
    envFile: values["env-file"] === undefined ? undefined : resolve(values["env-file"]),
  };
}

function portOfEnvironment(): number {
  const { PORT: text = "" } = process.env;
  return text === "" ? 8000 : readNumber("$PORT", PORT, text);
}

const PORT: Pick<Numeric, "kind" | "least" | "most"> = SERVE_OPTIONS.port;

function readHeader(text: string): readonly [name: string, value: string] {
  const colon = text.indexOf(":");
  const name = text.slice(0, colon).trim();
  const value = text.slice(colon + 1).trim();
  if (colon === -1 || !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
    throw new UsageError(`--header is a name and a value with a colon between them, found "${text}".`);
  return [name, value];
}
