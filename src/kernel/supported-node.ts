// The first import of every entry: an old Node gets one clear line in place of a stack trace from wherever its age shows first.
// Other runtimes, which give themselves out as some version of Node, are left alone. `bin/signatura.cjs` says the same for the command.

const MINIMUM: readonly [major: number, minor: number] = [22, 18];

interface NodeProcess {
  readonly versions: { readonly node?: string; readonly bun?: string; readonly deno?: string };
  readonly stderr: { write(text: string): void };
  exit(code: number): never;
}

const { process } = globalThis as { readonly process?: NodeProcess };
const version = process?.versions?.node;

if (process !== undefined && version !== undefined && process.versions.bun === undefined && process.versions.deno === undefined && isOld(version)) {
  process.stderr.write(`Signatura needs Node ${MINIMUM.join(".")} or later, and this is Node ${version}.\n`);
  process.exit(1);
}

function isOld(text: string): boolean {
  const [major = 0, minor = 0] = text.split(".").map(Number);
  return major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1]);
}
