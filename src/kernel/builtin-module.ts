// Modules that Node has built in, for the few things below the server that need one and can do without: Bun, Deno and workers with Node
// compatibility have them as well. No import names them, so that bundles for other platforms stay whole.

/** The module, or undefined where the runtime has none of that name. The caller says which part of it is used. */
export function builtinModule<Module>(name: string): Module | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.(name) as Module | undefined;
}
