// Several server processes behind one address: a round-robin over connections, and a hand that kills processes without warning, or lets them sleep.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

interface Backend {
  readonly child: ChildProcess;
  readonly port: number;
}

export class Backends implements AsyncDisposable {
  readonly #environment: Readonly<Record<string, string>>;
  readonly #backends: Backend[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #balancer: Server;
  #turn = 0;
  #isClosed = false;
  kills = 0;
  pauses = 0;

  private constructor(environment: Readonly<Record<string, string>>) {
    this.#environment = environment;
    this.#balancer = createServer((socket) => this.#balance(socket));
  }

  static async start(count: number, environment: Readonly<Record<string, string>>): Promise<Backends> {
    const backends = new Backends(environment);
    await Promise.all(Array.from({ length: count }, () => backends.#spawn()));
    backends.#balancer.listen(0, "127.0.0.1");
    await once(backends.#balancer, "listening");
    return backends;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#balancer.address() as AddressInfo).port}`;
  }

  async #spawn(): Promise<void> {
    const file = fileURLToPath(new URL("server.ts", import.meta.url));
    const child = spawn(process.execPath, ["--conditions=signatura:source", file], {
      env: { ...process.env, ...this.#environment },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(createInterface(child.stdout!), "line")) as [string];
    if (this.#isClosed) child.kill("SIGKILL");
    else this.#backends.push({ child, port: Number(line) });
  }

  /** Each connection goes to the next process; it breaks where either end does. */
  #balance(socket: Socket): void {
    this.#turn += 1;
    const backend = this.#backends[this.#turn % Math.max(this.#backends.length, 1)];
    socket.on("error", () => undefined);
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    if (backend === undefined) return void socket.resetAndDestroy();
    const other = connect(backend.port, "127.0.0.1");
    other.on("error", () => socket.resetAndDestroy());
    other.on("close", () => socket.destroy());
    socket.on("close", () => other.destroy());
    socket.pipe(other);
    other.pipe(socket);
  }

  /** Kills one process at once, and starts another in its place. */
  async killOne(): Promise<void> {
    const [victim] = this.#backends.splice(Math.floor(Math.random() * this.#backends.length), 1);
    if (victim === undefined) return;
    this.kills += 1;
    victim.child.kill("SIGKILL");
    await this.#spawn();
  }

  /** Lets one process stand still for so long, in milliseconds, and then go on as if nothing had happened. */
  async pauseOne(duration: number): Promise<void> {
    const victim = this.#backends[Math.floor(Math.random() * this.#backends.length)];
    if (victim === undefined) return;
    this.pauses += 1;
    victim.child.kill("SIGSTOP");
    await sleep(duration);
    victim.child.kill("SIGCONT");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    for (const socket of this.#sockets) socket.destroy();
    this.#balancer.close();
    await Promise.all(
      this.#backends.map(async ({ child }) => {
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      }),
    );
  }
}
