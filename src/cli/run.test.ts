// `signatura run` as a real process over real sockets.

import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { statSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { eventually, Project, RunningCommand, runCommand } from "../../test/support/command-line.ts";

const project = new Project({
  "main.ts": `
    import { App, HttpRequest, BackgroundTasks, t } from "signatura";
    import { setTimeout as delay } from "node:timers/promises";

    export const app = new App({
      async *lifespan() {
        console.log("up");
        yield;
        console.log("down");
      },
    });
    app.get("/items/{item_id}", { item_id: t.int, q: t.string.orNull }, ({ item_id, q }) => ({ item_id, q }));
    app.get("/seen", { request: HttpRequest }, ({ request }) => ({ url: String(request.url), client: request.client?.host, name: process.env.NAME }));
    app.get("/slow", {}, async () => { console.log("slow begins"); await delay(700); return "slow"; });
    app.get("/later", { tasks: BackgroundTasks }, ({ tasks }) => { tasks.add(async () => { await delay(500); console.log("background done"); }); return "now"; });
    app.get("/crash", {}, () => { setTimeout(() => { throw new RangeError("out of the blue"); }, 10); return "ok"; });
    app.get("/reject", {}, () => { void Promise.reject(new RangeError("left alone")); return "ok"; });
    app.get("/forever", {}, () => new Promise(() => {}));
  `,
  ".env": "NAME=from the file\nPORT=0\n",
  "startup.ts": `
    import { App } from "signatura";
    export const app = new App({ async *lifespan() { throw new Error("no database"); } });
  `,
  "early.ts": `
    import { App } from "signatura";
    void Promise.reject(new RangeError("too early"));
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    export const app = new App();
  `,
  "shutdown.ts": `
    import { App } from "signatura";
    export const app = new App({ async *lifespan() { yield; throw new Error("cannot close"); } });
  `,
});
afterAll(() => project[Symbol.dispose]());

const run = (...args: string[]): RunningCommand => new RunningCommand(["run", "main.ts", "--port", "0", ...args], { cwd: project.folder });

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

function get(url: string, headers: Record<string, string> = {}, socketPath?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { headers, agent: false, ...(socketPath !== undefined && { socketPath }) }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode!, headers: response.headers, text }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end();
  });
}

describe("serving", () => {
  test("tells uvicorn's story on stderr and an access line for each request on stdout", async () => {
    await using command = run();
    const url = await command.url();
    const answer = await get(`${url}/items/5?q=a%20b`);
    expect(answer.text).toBe('{"item_id":5,"q":"a b"}');
    expect((await get(`${url}/nowhere`)).status).toBe(404);
    await command.until(/404/, "stdout");
    command.kill("SIGTERM");
    expect(await command.ended).toEqual({ code: null, signal: "SIGTERM" });
    const port = new URL(url).port;
    const plain = (text: string): string =>
      text
        .replaceAll(String(command.pid), "PID")
        .replaceAll(port, "PORT")
        .replace(/(127\.0\.0\.1:)\d+ -/g, "$1CLIENT -");
    expect(plain(command.stderr)).toMatchInlineSnapshot(`
      "INFO:     Started server process [PID]
      INFO:     Waiting for application startup.
      INFO:     Application startup complete.
      INFO:     Signatura running on http://0.0.0.0:PORT (Press CTRL+C to quit)
      INFO:     Documentation at http://127.0.0.1:PORT/docs
      INFO:     Shutting down
      INFO:     Application shutdown complete.
      INFO:     Finished server process [PID]
      "
    `);
    expect(plain(command.stdout)).toMatchInlineSnapshot(`
      "up
      INFO:     127.0.0.1:CLIENT - "GET /items/5?q=a%20b HTTP/1.1" 200 OK
      INFO:     127.0.0.1:CLIENT - "GET /nowhere HTTP/1.1" 404 Not Found
      down
      "
    `);
  });

  test("serves a file from any working directory", async () => {
    await using command = new RunningCommand(["run", project.path("main.ts"), "--port", "0"], { cwd: "/" });
    expect((await get(`${await command.url()}/items/1`)).text).toBe('{"item_id":1,"q":null}');
  });

  test("believes x-forwarded-proto and x-forwarded-for of loopback", async () => {
    await using command = run();
    const { text } = await get(`${await command.url()}/seen`, { host: "shop.example", "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.7" });
    expect(JSON.parse(text)).toEqual({ url: "https://shop.example/seen", client: "203.0.113.7" });
  });

  test("believes nobody with --no-proxy-headers, and only the proxies of --forwarded-allow-ips", async () => {
    for (const flags of [["--no-proxy-headers"], ["--forwarded-allow-ips", "10.0.0.0/8"]]) {
      await using command = run(...flags);
      const { text } = await get(`${await command.url()}/seen`, { host: "shop.example", "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.7" });
      expect(JSON.parse(text)).toEqual({ url: "http://shop.example/seen", client: "127.0.0.1" });
    }
  });

  test("puts --root-path before the docs and into the access line", async () => {
    await using command = run("--root-path", "/api");
    const url = await command.url();
    await get(`${url}/items/1`);
    await command.until(/"GET \/api\/items\/1 HTTP\/1\.1" 200 OK/, "stdout");
    await command.until(new RegExp(`Documentation at http://127.0.0.1:${new URL(url).port}/api/docs`));
    expect((JSON.parse((await get(`${url}/openapi.json`)).text) as { servers: unknown }).servers).toEqual([{ url: "/api" }]);
  });

  test("says who it is and when, unless it is told not to", async () => {
    await using usual = run();
    const { headers } = await get(`${await usual.url()}/items/1`);
    expect(headers.server).toBe("signatura");
    expect(Date.parse(headers.date!)).not.toBeNaN();

    await using silent = run("--no-server-header", "--no-date-header", "--header", "x-shop: one", "--header", "x-room:two");
    const other = (await get(`${await silent.url()}/items/1`)).headers;
    expect(other).not.toHaveProperty("server");
    expect(other).not.toHaveProperty("date");
    expect(other).toMatchObject({ "x-shop": "one", "x-room": "two" });
  });

  test("takes the port from $PORT and the environment from --env-file, where nothing else says so", async () => {
    await using fromFile = new RunningCommand(["run", "--env-file", ".env"], { cwd: project.folder });
    expect(JSON.parse((await get(`${await fromFile.url()}/seen`)).text)).toMatchObject({ name: "from the file" });

    await using fromEnvironment = new RunningCommand(["run", "--env-file", ".env"], { cwd: project.folder, env: { NAME: "set before" } });
    expect(JSON.parse((await get(`${await fromEnvironment.url()}/seen`)).text)).toMatchObject({ name: "set before" });
  });

  test("listens at a socket in the file system, that everybody may use, also where a dead one is left", async () => {
    const socket = project.path("server.sock");
    await using first = new RunningCommand(["run", "--uds", socket], { cwd: project.folder });
    await first.until(/running on unix socket \S+server\.sock/);
    expect(statSync(socket).mode & 0o777).toBe(0o666);
    expect((await get("http://localhost/items/1", {}, socket)).status).toBe(200);
    first.kill("SIGKILL");
    await first.ended;

    await using second = new RunningCommand(["run", "--uds", socket], { cwd: project.folder });
    await second.until(/running on unix socket/);
    expect((await get("http://localhost/items/2", {}, socket)).text).toBe('{"item_id":2,"q":null}');
    const third = await runCommand(["run", "--uds", socket], { cwd: project.folder });
    expect(third.code).toBe(3);
    expect(third.stderr).toContain(`${socket} is in use.`);
  });

  test.each(["run", "dev"])("%s serves at a listening socket that it has inherited", async (name) => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { port } = holder.address() as AddressInfo;
    const { fd } = (holder as unknown as { readonly _handle: { readonly fd: number } })._handle;
    await using command = new RunningCommand([name, "--fd", "3"], { cwd: project.folder, inherits: [fd] });
    await command.until(new RegExp(`running on socket http://127\\.0\\.0\\.1:${port} `));
    // From here on only the command accepts.
    holder.close();
    expect((await get(`http://127.0.0.1:${port}/items/3`)).text).toBe('{"item_id":3,"q":null}');
  });

  test("logs nothing below --log-level, and no access lines with --no-access-log", async () => {
    await using quiet = new RunningCommand(["run", "--uds", project.path("quiet.sock"), "--log-level", "warning"], { cwd: project.folder });
    await eventually(() => get("http://localhost/items/1", {}, project.path("quiet.sock")).catch(() => null));
    quiet.kill("SIGINT");
    expect(await quiet.ended).toEqual({ code: 0, signal: null });
    expect(quiet.stderr).toBe("");
    expect(quiet.stdout).toBe("up\ndown\n");

    await using silent = run("--no-access-log");
    await get(`${await silent.url()}/items/1`);
    silent.kill("SIGINT");
    await silent.ended;
    expect(silent.stdout).toBe("up\ndown\n");
  });
});

describe("ending", () => {
  test("answers what runs, with its connection closed, takes nothing new, and ends by SIGTERM", async () => {
    await using command = run();
    const url = await command.url();
    const slow = get(`${url}/slow`, { connection: "keep-alive" });
    await command.until(/slow begins/, "stdout");
    command.kill("SIGTERM");
    await command.until(/Shutting down/);
    await expect(get(`${url}/items/1`)).rejects.toThrow("ECONNREFUSED");
    const answer = await slow;
    expect(answer).toMatchObject({ status: 200, text: '"slow"' });
    expect(answer.headers.connection).toBe("close");
    expect(await command.ended).toEqual({ code: null, signal: "SIGTERM" });
    expect(command.stdout).toMatch(/down\n$/);
  });

  test("finishes background work before the application is shut down", async () => {
    await using command = run();
    expect((await get(`${await command.url()}/later`)).text).toBe('"now"');
    command.kill("SIGINT");
    expect(await command.ended).toEqual({ code: 0, signal: null });
    expect(command.stdout).toMatch(/background done\ndown\n$/);
  });

  test("answers the first request of a connection that was opened before the end", async () => {
    await using command = run();
    const { hostname, port } = new URL(await command.url());
    const socket = connect(Number(port), hostname);
    await new Promise((resolve) => socket.once("connect", resolve));
    // A request on a later connection: by then the server has accepted the first one.
    await get(`http://${hostname}:${port}/items/1`);
    command.kill("SIGTERM");
    await command.until(/Shutting down/);
    socket.write("GET /items/7 HTTP/1.1\r\nhost: localhost\r\n\r\n");
    let text = "";
    for await (const chunk of socket as AsyncIterable<Buffer>) text += chunk.toString();
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(text).toContain('{"item_id":7,"q":null}');
    expect(await command.ended).toEqual({ code: null, signal: "SIGTERM" });
  });

  test("ends although a client keeps an idle connection open", async () => {
    await using command = run("--timeout-keep-alive", "600");
    const { hostname, port } = new URL(await command.url());
    const socket = connect(Number(port), hostname);
    socket.write("GET /items/7 HTTP/1.1\r\nhost: localhost\r\n\r\n");
    await new Promise((resolve) => socket.once("data", resolve));
    command.kill("SIGTERM");
    expect(await command.ended).toEqual({ code: null, signal: "SIGTERM" });
    socket.destroy();
  });

  test("cuts off what takes longer than --timeout-graceful-shutdown, and shuts the application down all the same", async () => {
    await using command = run("--timeout-graceful-shutdown", "0.2");
    const url = await command.url();
    const forever = get(`${url}/forever`);
    const slow = get(`${url}/slow`);
    const outcomes = Promise.allSettled([forever, slow]);
    await command.until(/slow begins/, "stdout");
    command.kill("SIGTERM");
    expect(await command.ended).toEqual({ code: null, signal: "SIGTERM" });
    expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(command.stderr).toContain("The graceful shutdown took longer than 0.2 s: 2 running request(s)");
    expect(command.stdout).toMatch(/down\n$/);
  });

  test("ends at once on a second signal", async () => {
    await using command = run();
    const forever = get(`${await command.url()}/forever`).catch(() => "cut");
    await get(`${await command.url()}/items/1`);
    command.kill("SIGTERM");
    await command.until(/Shutting down/);
    command.kill("SIGINT");
    expect(await command.ended).toEqual({ code: null, signal: "SIGINT" });
    expect(await forever).toBe("cut");
    expect(command.stdout).not.toContain("down\n");
  });

  test.each([
    ["/crash", /An error was thrown, and nobody caught it/, "out of the blue"],
    ["/reject", /A promise was rejected, and nobody handled it/, "left alone"],
  ])("after an uncaught error of %s it answers what runs and exits with 1", async (path, line, message) => {
    await using command = run();
    const url = await command.url();
    const slow = get(`${url}/slow`);
    await command.until(/slow begins/, "stdout");
    expect((await get(`${url}${path}`)).status).toBe(200);
    expect((await slow).text).toBe('"slow"');
    expect(await command.ended).toEqual({ code: 1, signal: null });
    expect(command.stderr).toMatch(line);
    expect(command.stderr).toContain(`RangeError: ${message}\n  at main.ts:`);
    expect(command.stdout).toMatch(/down\n$/);
  });
});

describe("not starting", () => {
  test("tells of an error that nobody caught while the application was imported, and exits with 1", async () => {
    const { code, stderr } = await runCommand(["run", "early.ts"], { cwd: project.folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^CRITICAL: A promise was rejected, and nobody handled it: the process ends\.\n\nRangeError: too early\n {2}at early\.ts:3:/);
  });

  test("exits with 3 where the start-up fails", async () => {
    const { code, stderr } = await runCommand(["run", "startup.ts"], { cwd: project.folder });
    expect(code).toBe(3);
    expect(stderr.replace(/\[\d+\]/, "[PID]")).toMatchInlineSnapshot(`
      "INFO:     Started server process [PID]
      INFO:     Waiting for application startup.
      ERROR:    Application startup failed. Exiting.

      no database
        at startup.ts:3:60

        1 |
        2 |     import { App } from "signatura";
      > 3 |     export const app = new App({ async *lifespan() { throw new Error("no database"); } });
          |                                                            ^
        4 |

      "
    `);
  });

  test("exits with 3 where the port is in use, after shutting the application down", async () => {
    await using first = run();
    const { port } = new URL(await first.url());
    const { code, stderr, stdout } = await runCommand(["run", "main.ts", "--host", "127.0.0.1", "--port", port], { cwd: project.folder });
    expect(code).toBe(3);
    expect(stderr).toContain(`127.0.0.1:${port} is in use. Stop what listens there, or choose another --port.`);
    expect(stdout).toBe("up\ndown\n");
  });

  test("exits with 1 where the shutdown fails", async () => {
    await using command = new RunningCommand(["run", "shutdown.ts", "--port", "0"], { cwd: project.folder });
    await command.url();
    command.kill("SIGINT");
    expect(await command.ended).toEqual({ code: 1, signal: null });
    expect(command.stderr).toContain("Application shutdown failed. Exiting.\n\ncannot close\n  at shutdown.ts:3:");
  });
});
