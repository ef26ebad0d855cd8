// A real nginx or HAProxy before a server, whose log says what it passed on.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export type ProxyName = "haproxy" | "nginx";

const FOLDERS = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];

function executable(name: ProxyName): string | undefined {
  return FOLDERS.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** Why it cannot be started; undefined where it can. */
export function missing(name: ProxyName): string | undefined {
  return executable(name) === undefined ? `${name} is missing: install it` : undefined;
}

export interface Proxy extends AsyncDisposable {
  readonly port: number;
  /** The status of each request that was passed on, as the server behind answered it, in order. */
  passed(): readonly string[];
}

/** @param behind The port of the server behind it. */
export async function startProxy(name: ProxyName, behind: number): Promise<Proxy> {
  const folder = mkdtempSync(join(tmpdir(), `signatura-${name}-`));
  const port = await freePort();
  const log = join(folder, "access.log");
  writeFileSync(log, "");
  const command = name === "nginx" ? nginx(folder, port, behind) : haproxy(folder, port, behind);
  const child = spawn(executable(name)!, command, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const logged: string[] = [];
  child.stdout.on("data", (part: Buffer) => logged.push(part.toString()));
  child.stderr.on("data", (part: Buffer) => (said += part.toString()));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  while (child.exitCode === null && !(await isOpen(port))) await new Promise((resolve) => setTimeout(resolve, 20));
  if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}: ${said}`);
  return {
    port,
    passed() {
      const text = name === "nginx" ? readFileSync(log, "utf8") : logged.join("");
      // A request that was not passed on has no status of the server behind.
      return [...text.matchAll(/^.*passed=(\S+) status=(\S+).*$/gm)]
        .filter(([, server]) => server !== "-" && server !== "<NOSRV>")
        .map(([, , status]) => status!);
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function nginx(folder: string, port: number, behind: number): string[] {
  mkdirSync(join(folder, "temp"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/temp/${kind};`).join(" ");
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; master_process off; pid ${folder}/pid; error_log stderr emerg;
events { worker_connections 256; }
http {
  log_format passed 'passed=$upstream_addr status=$upstream_status'; access_log ${folder}/access.log passed; ${temporary}
  upstream behind { server 127.0.0.1:${behind}; keepalive 16; }
  server {
    listen 127.0.0.1:${port}; large_client_header_buffers 8 64k; ignore_invalid_headers off; underscores_in_headers on;
    location / { proxy_pass http://behind; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host; proxy_next_upstream off; proxy_request_buffering off; }
  }
}
`,
  );
  return ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"];
}

function haproxy(folder: string, port: number, behind: number): string[] {
  const file = join(folder, "haproxy.cfg");
  writeFileSync(
    file,
    `global
  log stdout format raw local0
defaults
  mode http
  log global
  log-format "passed=%s status=%ST"
  timeout connect 2s
  timeout client 5s
  timeout server 5s
  retries 0
  http-reuse always
  option accept-invalid-http-request
frontend front
  bind 127.0.0.1:${port}
  default_backend behind
backend behind
  server behind 127.0.0.1:${behind}
`,
  );
  return ["-f", file, "-db"];
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
