// Where a server listens: host and port, a socket in the file system, or one that the process has inherited. uvicorn's rules for the latter two.

import { chmodSync, rmSync, statSync } from "node:fs";
import { connect, type ListenOptions, type Server } from "node:net";

export interface ListenPlace {
  /** `127.0.0.1` by default. */
  readonly host?: string;
  /** 8000 by default; 0 takes a free one. */
  readonly port?: number;
  /** A socket in the file system, in place of host and port. Everybody may connect to it, unless it was there before with other permissions. */
  readonly uds?: string;
  /** A listening socket that the process has inherited. */
  readonly fd?: number;
  /** How many connections may wait to be accepted: 2048 by default. */
  readonly backlog?: number;
}

export interface ListensAt {
  /** `http://127.0.0.1:8000`, or `unix:/path`. */
  readonly url: string;
  /** 0 where it is no port. */
  readonly port: number;
}

/** Makes the server listen. @throws the system's error: `EADDRINUSE`, `EACCES`, … */
export async function listen(server: Server, place: ListenPlace, scheme: "http" | "https" = "http"): Promise<ListensAt> {
  const permissions = place.uds === undefined ? undefined : await clearStaleSocket(place.uds);
  await startListening(server, listenOptions(place));
  if (place.uds !== undefined) chmodSync(place.uds, permissions ?? 0o666);
  return whereIs(server, place, scheme);
}

function listenOptions({ host = "127.0.0.1", port = 8000, uds, fd, backlog = 2048 }: ListenPlace): ListenOptions & { readonly fd?: number } {
  if (fd !== undefined) return { fd };
  return uds === undefined ? { host, port, backlog } : { path: uds, backlog };
}

function startListening(server: Server, options: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** Removes a socket that nobody listens at any more. Gives the permissions that it had. */
async function clearStaleSocket(path: string): Promise<number | undefined> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isSocket() !== true) return undefined;
  if (!(await isAnswered(path))) rmSync(path, { force: true });
  return found.mode & 0o777;
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect({ path }, () => {
      probe.destroy();
      resolve(true);
    });
    probe.once("error", () => resolve(false));
  });
}

function whereIs(server: Server, place: ListenPlace, scheme: string): ListensAt {
  const address = server.address();
  if (address === null || typeof address === "string") return { url: `unix:${address ?? place.uds ?? ""}`, port: 0 };
  const { port } = address;
  const host = place.fd === undefined ? (place.host ?? "127.0.0.1") : address.address;
  return { url: `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`, port };
}
