// The options for HTTPS, with uvicorn's names, and the certificates that they name.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { TlsOptions } from "node:tls";
import type { Numeric, Text, Values } from "./options.ts";
import { CommandError, UsageError } from "./usage-error.ts";

export type SslOptions = {
  readonly "ssl-keyfile": Text;
  readonly "ssl-certfile": Text;
  readonly "ssl-keyfile-password": Text;
  readonly "ssl-ca-certs": Text;
  readonly "ssl-cert-reqs": Numeric;
  readonly "ssl-ciphers": Text;
};

export const SSL_OPTIONS: SslOptions = {
  "ssl-keyfile": { kind: "text", value: "<file>", help: "The private key, as PEM: serves HTTPS, together with --ssl-certfile." },
  "ssl-certfile": { kind: "text", value: "<file>", help: "The certificate and those that it follows from, as PEM." },
  "ssl-keyfile-password": { kind: "text", value: "<text>", help: "What the private key is locked with." },
  "ssl-ca-certs": { kind: "text", value: "<file>", help: "The authorities whose certificates clients may show, as PEM." },
  "ssl-cert-reqs": {
    kind: "integer",
    value: "<0|1|2>",
    least: 0,
    most: 2,
    help: "Whether clients show a certificate: 0 they need not, 1 they may, 2 they must.",
    fallback: "0",
  },
  "ssl-ciphers": { kind: "text", value: "<list>", help: "The ciphers, as OpenSSL names them.", fallback: "Node's" },
};

/** What was asked for, as data that can be handed to another process: files are read where they are used. */
export interface SslChoice {
  readonly keyFile: string;
  readonly certFile: string;
  readonly password: string | undefined;
  readonly authorities: string | undefined;
  readonly clients: number;
  readonly ciphers: string | undefined;
}

/** @throws UsageError where one of key and certificate is missing */
export function readSslChoice(values: Values<SslOptions>): SslChoice | undefined {
  const key = values["ssl-keyfile"];
  const certificate = values["ssl-certfile"];
  if (key === undefined && certificate === undefined) return undefined;
  // As uvicorn has it, the key may stand in the certificate's file.
  if (certificate === undefined) throw new UsageError("--ssl-keyfile needs --ssl-certfile beside it.");
  const authorities = values["ssl-ca-certs"];
  return {
    keyFile: resolve(key ?? certificate),
    certFile: resolve(certificate),
    password: values["ssl-keyfile-password"],
    authorities: authorities === undefined ? undefined : resolve(authorities),
    clients: values["ssl-cert-reqs"] ?? 0,
    ciphers: values["ssl-ciphers"],
  };
}

/** @throws CommandError where a file cannot be read */
export function readCertificates({ keyFile, certFile, password, authorities, clients, ciphers }: SslChoice): TlsOptions {
  return {
    key: readPem("--ssl-keyfile", keyFile),
    cert: readPem("--ssl-certfile", certFile),
    ...(password !== undefined && { passphrase: password }),
    ...(authorities !== undefined && { ca: readPem("--ssl-ca-certs", authorities) }),
    ...(clients > 0 && { requestCert: true, rejectUnauthorized: clients === 2 }),
    ...(ciphers !== undefined && { ciphers }),
  };
}

function readPem(option: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CommandError(3, `${option}: ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
  }
}
