// Where a server listens.

import { chmodSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { listen } from "./listen.ts";

const folder = mkdtempSync(join(tmpdir(), "signatura-listen-"));
afterAll(() => rmSync(folder, { recursive: true }));

// The probe of a socket in the file system goes without reading.
const echo = (): Server => createServer((socket) => socket.on("error", () => undefined).end("here"));
const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

function ask(place: { readonly path: string } | { readonly port: number; readonly host: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    connect(place)
      .on("data", (chunk: Buffer) => (text += chunk.toString()))
      .on("end", () => resolve(text))
      .on("error", reject);
  });
}

test("takes a free port for 0, and tells which", async () => {
  const server = echo();
  const { url, port } = await listen(server, { port: 0 });
  expect(url).toBe(`http://127.0.0.1:${port}`);
  expect(await ask({ port, host: "127.0.0.1" })).toBe("here");
  await close(server);
});

test("writes IPv6 addresses in brackets", async () => {
  const server = echo();
  const { url, port } = await listen(server, { host: "::1", port: 0 });
  expect(url).toBe(`http://[::1]:${port}`);
  await close(server);
});

test("rejects with the system's error", async () => {
  const server = echo();
  const { port } = await listen(server, { port: 0 });
  await expect(listen(echo(), { port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await close(server);
});

test("lets everybody connect to a socket in the file system, but keeps the permissions of one that was there", async () => {
  const path = join(folder, "a.sock");
  const first = echo();
  expect(await listen(first, { uds: path })).toEqual({ url: `unix:${path}`, port: 0 });
  expect(statSync(path).mode & 0o777).toBe(0o666);
  expect(await ask({ path })).toBe("here");
  chmodSync(path, 0o600);
  await expect(listen(echo(), { uds: path })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await close(first);
  expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
});

test("never removes a file that is no socket", async () => {
  const path = join(folder, "precious");
  writeFileSync(path, "data");
  await expect(listen(echo(), { uds: path })).rejects.toMatchObject({ code: "EADDRINUSE" });
  expect(statSync(path).size).toBe(4);
});

test("refuses a descriptor that is no socket", async () => {
  const descriptor = openSync(join(folder, "precious"), "r");
  await expect(listen(echo(), { fd: descriptor })).rejects.toMatchObject({ code: "EINVAL" });
});
