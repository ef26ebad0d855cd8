// The lines that tell where a server is: uvicorn's, and one for the docs page.

import type { ServeSettings } from "./serve-settings.ts";
import { say } from "./terminal.ts";

export function tellWhere({ uds, fd }: ServeSettings["place"], url: string): void {
  const where = uds !== undefined ? `unix socket ${uds}` : fd !== undefined ? `socket ${url}` : url;
  say("info", `Signatura running on ${where} (Press CTRL+C to quit)`);
}

/** A server on all addresses is shown by the one that a browser on this machine can open. */
export function tellDocs(url: string, docsPath: string | undefined): void {
  if (docsPath === undefined || !url.startsWith("http")) return;
  const { port, protocol, hostname: host } = new URL(url);
  const open = host === "0.0.0.0" || host === "[::]" ? "127.0.0.1" : host;
  say("info", `Documentation at ${protocol}//${open}${port === "" ? "" : `:${port}`}${docsPath}`);
}
