// Watches single files, by their folders: a file that an editor replaces by a new one of the same name is still watched. What counts as a
// change is another time of writing, another size, or that the file has come or gone.

import { statSync, watch, type FSWatcher } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { say } from "./terminal.ts";

/** Changes that follow each other within this time are one, in milliseconds. */
const SETTLE = 60;
const IGNORED: ReadonlySet<string> = new Set(["node_modules", ".git", "dist", ".data"]);

export class FileWatch {
  readonly #onChange: (files: readonly string[]) => void;
  /** What was last seen of each file; "" where there is none. */
  readonly #seen = new Map<string, string>();
  readonly #folders = new Map<string, { readonly watcher: FSWatcher; readonly inode: number }>();
  readonly #trees: readonly FSWatcher[];
  readonly #changedInTrees = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  /** @param trees Folders of which every file is watched, but for those of packages, of git and of builds. */
  constructor(trees: readonly string[], onChange: (files: readonly string[]) => void) {
    this.#onChange = onChange;
    this.#trees = trees.flatMap((tree) => {
      const watcher = tryToWatch(tree, true, (name) => {
        if (name === null || name.split(sep).some((part) => IGNORED.has(part))) return;
        this.#changedInTrees.add(join(tree, name));
        this.#checkSoon();
      });
      // Of a tree that has gone there is nothing more to tell.
      watcher?.on("error", () => undefined);
      return watcher ?? [];
    });
  }

  /** Watches these files from now on, and no others. A file that is new here and was written after `since` (milliseconds) has changed. */
  set(files: Iterable<string>, since: number): void {
    const wanted = new Set(files);
    for (const file of this.#seen.keys()) if (!wanted.has(file)) this.#seen.delete(file);
    for (const file of wanted) if (!this.#seen.has(file)) this.#seen.set(file, modified(file) > since ? "?" : fingerprint(file));
    const folders = new Set([...wanted].map(nearestFolder));
    for (const [folder, { watcher, inode }] of this.#folders) {
      // A folder that was replaced by another one of its name tells no more.
      if (folders.has(folder) && inodeOf(folder) === inode) continue;
      watcher.close();
      this.#folders.delete(folder);
    }
    for (const folder of folders) if (!this.#folders.has(folder)) this.#watchFolder(folder);
    this.#checkSoon();
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const { watcher } of this.#folders.values()) watcher.close();
    for (const watcher of this.#trees) watcher.close();
    this.#folders.clear();
    this.#seen.clear();
  }

  #watchFolder(folder: string): void {
    const watcher = tryToWatch(folder, false, (name) => {
      if (name === null || this.#concerns(folder, name)) this.#checkSoon();
    });
    if (watcher === undefined) return;
    // The folder itself has gone: its files are missed by the next check.
    watcher.on("error", () => {
      this.#folders.delete(folder);
      this.#checkSoon();
    });
    this.#folders.set(folder, { watcher, inode: inodeOf(folder) });
  }

  /** Whether a name in a folder is a watched file, or stands on the way to one that is not there yet. */
  #concerns(folder: string, name: string): boolean {
    const path = join(folder, name);
    return this.#seen.has(path) || [...this.#seen.keys()].some((file) => file.startsWith(path + sep)) || basename(folder) === name;
  }

  #checkSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), SETTLE);
  }

  #check(): void {
    const changed = new Set(this.#changedInTrees);
    this.#changedInTrees.clear();
    for (const [file, before] of this.#seen) {
      const now = fingerprint(file);
      if (now === before) continue;
      this.#seen.set(file, now);
      changed.add(file);
    }
    if (changed.size > 0) this.#onChange([...changed]);
  }
}

/** Undefined where the system refuses, since it has no more watches to give: the rest is watched all the same. */
function tryToWatch(folder: string, recursive: boolean, onChange: (name: string | null) => void): FSWatcher | undefined {
  try {
    return watch(folder, { recursive }, (_event, name) => onChange(name));
  } catch (error) {
    say("warning", `Changes in ${folder} go unseen: ${(error as Error).message}`);
    return undefined;
  }
}

function fingerprint(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? "" : `${found.mtimeMs} ${found.size} ${found.ino}`;
}

function inodeOf(folder: string): number {
  return statSync(folder, { throwIfNoEntry: false })?.ino ?? 0;
}

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The folder of a file, or the nearest above it that is there. */
function nearestFolder(file: string): string {
  let folder = dirname(file);
  while (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
