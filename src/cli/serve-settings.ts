// What `run` and `dev` have been asked for: plain data, so that it can be handed to another process.

import type { LogLevel } from "../kernel/logger.ts";
import type { ListenPlace } from "../server/node/listen.ts";
import type { ServeOptions } from "../server/node/serve.ts";
import type { Entrypoint } from "./entrypoint.ts";
import type { EnvironmentChoice } from "./environment.ts";
import type { SslChoice } from "./ssl-options.ts";

export interface ConsoleChoice {
  readonly logLevel: LogLevel;
  /** Undefined: where the terminal has them. */
  readonly useColours: boolean | undefined;
  /** Errors as reports with source lines, rather than whole stacks. */
  readonly isDevelopment: boolean;
}

export interface ServeSettings extends ConsoleChoice, EnvironmentChoice {
  readonly entrypoint: Entrypoint;
  readonly isFactory: boolean;
  readonly place: ListenPlace;
  readonly server: Omit<ServeOptions, keyof ListenPlace | "listen" | "logger" | "onAnswer" | "tls">;
  /** Undefined: plain HTTP. */
  readonly ssl: SslChoice | undefined;
  /** How many requests a process answers before it ends; undefined: any number. */
  readonly maxRequests: number | undefined;
  readonly accessLog: boolean;
}
