// The lock of a folder: one holder at a time, whatever became of the one before.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataInUse, lockFolder } from "../data-lock.ts";
import { makeFolder } from "./databases.ts";

const LOCK = new URL("../data-lock.ts", import.meta.url).href;

let folder: Awaited<ReturnType<typeof makeFolder>>;
const children = new Set<ChildProcess>();

beforeEach(async () => {
  folder = await makeFolder();
});

afterEach(async () => {
  await Promise.all([...children].map(kill));
  await folder[Symbol.asyncDispose]();
});

/** A process that tries to take the folder, says so, and keeps it until it is ended. */
async function contend(): Promise<{ readonly child: ChildProcess; readonly answer: string }> {
  const program = `
    const { lockFolder } = await import(${JSON.stringify(LOCK)});
    try { lockFolder(${JSON.stringify(folder.path)}); console.log("held"); } catch (error) { console.log(error.code ?? error.stack); }
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  children.add(child);
  const [chunk] = (await once(child.stdout, "data")) as [Buffer];
  return { child, answer: chunk.toString().trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  children.delete(child);
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

const write = (number: number, pid: number, started: string, host = hostname()): void =>
  writeFileSync(join(folder.path, `lock.${number}`), `${pid} ${started} ${host}\n`);

describe("the lock of a folder", () => {
  it("is held by one process at a time, and names it to others", async () => {
    const { child, answer } = await contend();
    expect(answer).toBe("held");
    expect(() => lockFolder(folder.path)).toThrow(DataInUse);
    expect(() => lockFolder(folder.path)).toThrow(`is in use by process ${child.pid}`);
  });

  it("is free again after its holder has been killed", async () => {
    await kill((await contend()).child);
    const release = lockFolder(folder.path);
    expect((await contend()).answer).toBe("SHOP_DATA_IN_USE");
    release();
  });

  it("is free again after its holder has released it, to this process, too", async () => {
    const release = lockFolder(folder.path);
    expect(() => lockFolder(folder.path)).toThrow(`is in use by process ${process.pid}`);
    release();
    release();
    lockFolder(folder.path)();
    expect((await contend()).answer).toBe("held");
  });

  it("goes to one of many that find a dead holder at the same time", async () => {
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(Array.from({ length: 6 }, contend));
      expect(answers.map(({ answer }) => answer).sort()).toEqual([...Array.from({ length: 5 }, () => "SHOP_DATA_IN_USE"), "held"]);
      await Promise.all(answers.map(({ child }) => kill(child)));
      expect(readdirSync(folder.path).filter((name) => name.startsWith("lock."))).toHaveLength(1);
    }
  });

  it.skipIf(process.platform !== "linux")("is free where the holder's number has been given to another process (Linux tells when a process started)", () => {
    write(4, process.ppid, "another-boot.17");
    lockFolder(folder.path)();
  });

  it("is not taken from a process of another machine, which nobody here can see", () => {
    write(4, process.pid, "-", "elsewhere");
    expect(() => lockFolder(folder.path)).toThrow(`by process ${process.pid} on elsewhere`);
    expect(() => lockFolder(folder.path)).toThrow(`remove ${join(folder.path, "lock.4")}`);
  });
});
