// What runs inside of Bun, Deno and Node: answers with the program that a request names.

import type { App } from "../../src/entry/index.ts";

interface Program {
  readonly app: App;
}

interface BunServer {
  readonly port: number;
  requestIP(request: Request): { readonly address: string; readonly port: number };
}

interface DenoClient {
  readonly remoteAddr: { readonly hostname: string; readonly port: number };
}

interface Globals {
  readonly Bun?: { serve(options: { port: number; hostname: string; fetch: (request: Request, server: BunServer) => Promise<Response> }): BunServer };
  readonly Deno?: {
    serve(
      options: { port: number; hostname: string; onListen: (address: { port: number }) => void },
      handle: (request: Request, info: DenoClient) => Promise<Response>,
    ): unknown;
  };
}

const { Bun, Deno } = globalThis as Globals;

const find = async (name: string): Promise<App> => ((await import(new URL(`../../docs/tutorial/${name}.ts`, import.meta.url).href)) as Program).app;

const answer = async (request: Request, host: string, port: number): Promise<Response> =>
  (await find(request.headers.get("x-program")!)).fetch(request, { client: { host, port } });

const tell = ({ port }: { port: number }): void => console.log(`listening at ${port}`);

async function serveOnNode(): Promise<void> {
  // This folder is a package of its own, in which "signatura" is nothing; the programs' is the build.
  const built = new URL("../../dist/entry/node.js", import.meta.url).href;
  const { serve } = (await import(built)) as typeof import("../../src/entry/node.ts");
  const started = new Set<App>();
  const programs = {
    rootPath: "",
    startup: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
    async handle(exchange: Parameters<App["handle"]>[0]) {
      const app = await find(exchange.header("x-program")!);
      if (!started.has(app)) await app.startup();
      started.add(app);
      return app.handle(exchange);
    },
  };
  tell(await serve(programs, { port: 0 }));
}

if (Bun !== undefined)
  tell(
    Bun.serve({
      port: 0,
      hostname: "127.0.0.1",
      fetch(request, server) {
        const { address, port } = server.requestIP(request);
        return answer(request, address, port);
      },
    }),
  );
else if (Deno !== undefined)
  Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: tell }, (request, { remoteAddr }) => answer(request, remoteAddr.hostname, remoteAddr.port));
else await serveOnNode();
