import { defineConfig } from "vitest/config";

const conditions = ["signatura:source", "node", "import", "module", "default"];

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
