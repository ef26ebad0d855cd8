// What answers below a path without being an operation of the application: another application, a web handler, static files.

import type { Call } from "../depends/call.ts";
import { HttpRequest } from "../http/request.ts";
import { fromWebResponse, type HttpResponse } from "../http/response.ts";
import { mountedExchange } from "../http/exchange-view.ts";
import type { Mountable } from "./router.ts";

export interface MountTarget {
  readonly serve: (call: Call, prefix: string, rest: string) => HttpResponse | Promise<HttpResponse>;
}

/** `prefix` is what the mount takes off the path, `rest` what is left of it. */
export function mountTarget(target: unknown): MountTarget {
  if (typeof target === "function") {
    const fetch = target as (request: Request) => Response | Promise<Response>;
    return { serve: async (call, prefix, rest) => fromWebResponse(await fetch(inside(call, prefix, rest).web)) };
  }
  const mountable = target as Mountable;
  return { serve: (call, prefix, rest) => mountable["~mount"](inside(call, prefix, rest), rest) };
}

function inside(call: Call, prefix: string, rest: string): HttpRequest {
  return new HttpRequest(mountedExchange(call.exchange, prefix, rest), call);
}
