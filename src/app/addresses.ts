// From an operation's name and its parameters back to a path, also through mounts: the ground of `urlFor`.

import { fillPathTemplate, fillPrefixTemplate, type PathValues } from "../routing/path-filling.ts";
import { parsePrefixTemplate } from "../routing/path-template.ts";
import type { Collected, CollectedMount, CollectedRoute, CollectedSocket } from "./collect.ts";

/** What answers with the path of one of its own operations: a mounted application. */
interface Addressed {
  "~pathFor"(name: string, params: PathValues): string | null;
}

/** The path of the first operation of that name that takes just these parameters, or of a mount; null where there is none. */
export function pathFor(routes: Collected["routes"], name: string, params: PathValues): string | null {
  for (const route of routes) {
    const path = "target" in route ? pathInMount(route, name, params) : nameOf(route) === name ? fillPathTemplate(route.template, params) : null;
    if (path !== null) return path;
  }
  return null;
}

function nameOf(route: CollectedRoute | CollectedSocket): string {
  return "operation" in route ? route.operation.name : route.socket.name;
}

/** `static` with `path` is a file of the mount `static`; `admin:read_item` an operation of the one called `admin`; without a name its operations are known by theirs. */
function pathInMount(mount: CollectedMount, name: string, params: PathValues): string | null {
  const template = parsePrefixTemplate(mount.path);
  if (mount.name !== undefined && name === mount.name) return fillPathTemplate(template, params);
  if (!isAddressed(mount.target)) return null;
  if (mount.name !== undefined && !name.startsWith(`${mount.name}:`)) return null;
  const prefix = fillPrefixTemplate(template, params);
  if (prefix === null) return null;
  const inner = mount.target["~pathFor"](mount.name === undefined ? name : name.slice(mount.name.length + 1), prefix.remaining);
  return inner === null ? null : prefix.path + inner;
}

function isAddressed(target: unknown): target is Addressed {
  return typeof target === "object" && target !== null && "~pathFor" in target;
}
