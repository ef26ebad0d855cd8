// Keeps a folder to one process. The lock is a file with the process's id; one that a dead process left behind is taken over.
//
// Each holder makes the file of the next number, which the file system grants to one process only, and the highest number counts. Numbers
// never come back: a file is emptied of its holder rather than removed, so that two processes that find the same dead holder cannot both win.

import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/** Another process works in the folder. */
export class DataInUse extends Error {
  override readonly name = "DataInUse";
  readonly code = "SHOP_DATA_IN_USE";

  constructor(folder: string, holder: Holder) {
    const where = holder.host === hostname() ? "" : ` on ${holder.host}`;
    super(
      `SHOP_DATA_IN_USE ${folder} is in use by process ${holder.pid}${where}, and its database serves one process at a time. ` +
        `Stop that process, give this one a folder of its own by SHOP_DATA, or let both use a server by DATABASE_URL.` +
        (where === "" ? "" : ` If that machine is gone, remove ${holder.file}.`),
    );
  }
}

interface Holder {
  readonly pid: number;
  /** When it started, where the system tells: an id may be given to another process later. */
  readonly started: string;
  readonly host: string;
  readonly file: string;
}

const heldHere = new Set<string>();

/** Takes the folder, which is made where it is missing. Gives what releases it. @throws DataInUse */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const newest = lockNumbers(folder).at(-1) ?? 0;
    const holder = newest === 0 ? undefined : readHolder(lockFile(folder, newest));
    if (holder === "gone") continue;
    if (holder !== undefined && isAlive(holder)) throw new DataInUse(folder, holder);
    const release = claim(folder, newest + 1);
    if (release !== undefined) return release;
  }
}

/** Makes the file of a number, unless another process was quicker. */
function claim(folder: string, number: number): (() => void) | undefined {
  const file = lockFile(folder, number);
  const draft = join(folder, `lock.draft.${process.pid}`);
  writeFileSync(draft, `${process.pid} ${startOf(process.pid)} ${hostname()}\n`);
  try {
    // A link appears at once and whole, so nobody reads half a holder.
    linkSync(draft, file);
  } catch (error) {
    if (isCode(error, "EEXIST")) return undefined;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const numbers = lockNumbers(folder);
  if (numbers.at(-1) !== number) {
    rmSync(file, { force: true });
    return undefined;
  }
  for (const older of numbers.slice(0, -1)) rmSync(lockFile(folder, older), { force: true });
  heldHere.add(file);
  return () => {
    if (heldHere.delete(file)) writeFileSync(file, "");
  };
}

function lockFile(folder: string, number: number): string {
  return join(folder, `lock.${number}`);
}

function lockNumbers(folder: string): number[] {
  const numbers = readdirSync(folder).flatMap((name) => /^lock\.(\d+)$/.exec(name)?.[1] ?? []);
  return numbers.map(Number).sort((a, b) => a - b);
}

/** Undefined where nobody holds the lock any more; "gone" where the file has been removed since it was listed. */
function readHolder(file: string): Holder | "gone" | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return "gone";
    throw error;
  }
  const [pid = "", started = "", host = ""] = text.trim().split(" ");
  return pid === "" ? undefined : { pid: Number(pid), started, host, file };
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  if (holder.pid === process.pid) return heldHere.has(holder.file);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return !isCode(error, "ESRCH");
  }
  return startOf(holder.pid) === holder.started;
}

/** The boot and the moment in it at which a process started; a dash where the system (any but Linux) has no such file. */
function startOf(pid: number): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in brackets, may hold anything; after it come the state and, 19 fields on, the start (proc(5)). A zombie holds nothing any more.
    const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "-" : `${boot}.${fields[19]}`;
  } catch {
    return "-";
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
