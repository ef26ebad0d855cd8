// A real nginx before a server, as it is configured by default: it buffers what it proxies, and packs what it can.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const FOLDERS = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
const executable = [process.env["NGINX"], ...FOLDERS.map((folder) => join(folder, "nginx"))].find((file) => file !== undefined && existsSync(file));

/** Why no nginx can be started; undefined where one can. */
export const missing: string | undefined = executable === undefined ? "nginx is missing: install it, or name its file in NGINX" : undefined;

export interface Nginx extends AsyncDisposable {
  readonly url: string;
}

/** @param port Of the server behind it. @param httpVersion What it speaks with that server. */
export async function startNginx(port: number, httpVersion: "1.0" | "1.1"): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), "signatura-nginx-"));
  const own = await freePort();
  await mkdir(join(folder, "temp"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/temp/${name};`).join(" ");
  const location = `proxy_pass http://127.0.0.1:${port}; proxy_http_version ${httpVersion}; proxy_buffering on; ${httpVersion === "1.1" ? 'proxy_set_header Connection "";' : ""}`;
  await writeFile(
    join(folder, "nginx.conf"),
    `daemon off; master_process off; pid ${folder}/pid; error_log stderr emerg;
events { worker_connections 64; }
http {
  access_log off; ${temporary}
  gzip on; gzip_proxied any; gzip_min_length 0; gzip_types text/event-stream application/jsonl text/plain;
  server { listen 127.0.0.1:${own}; location / { ${location} } }
}
`,
  );
  const child = spawn(executable!, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"], { stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = `http://127.0.0.1:${own}`;
  while (child.exitCode === null && !(await isAnswered(url))) await new Promise((resolve) => setTimeout(resolve, 20));
  if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}: ${complaints}`);
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function isAnswered(url: string): Promise<boolean> {
  return fetch(url, { method: "OPTIONS" }).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
