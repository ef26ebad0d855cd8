import { defineConfig } from "vitest/config";

// Without those that always hold (`import`, `require`, `default`): Node is started with this list, and would take `import` for `require`, too.
const conditions = ["signatura:source", "node"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "examples/**/*.test.ts", "docs/**/*.test.ts"],
    exclude: ["**/node_modules/**", "dist/**"],
    typecheck: { enabled: true, include: ["src/**/*.test-d.ts", "test/**/*.test-d.ts"], tsconfig: "./tsconfig.json" },
    execArgv: ["--conditions=signatura:source"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
