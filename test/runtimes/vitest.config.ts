// The guide's programs on other runtimes: apart from the other tests, since they build the package and start Bun, Deno and workerd.

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["*.test.ts"],
    globalSetup: ["./build.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Programs are imported from the sources here, and from the build there.
    execArgv: ["--conditions=signatura:source"],
  },
  resolve: { conditions: ["signatura:source", "node"] },
  ssr: { resolve: { conditions: ["signatura:source", "node"], externalConditions: ["signatura:source", "node"] } },
});
