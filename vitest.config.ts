import { defineConfig } from "vitest/config";

// Whoever starts vitest without npm may do so under whatever Node the machine has.
if (Number(process.versions.node.split(".", 1)[0]) < 22)
  throw new Error(`Tests need Node 22 or later, and this is ${process.version}: run \`npm test\`, which takes the project's own.`);

// Without those that always hold (`import`, `require`, `default`): Node is started with this list, and would take `import` for `require`, too.
const conditions = ["signatura:source", "node"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "examples/**/*.test.ts", "docs/**/*.test.ts"],
    // Folders with a configuration of their own are run apart (`npm run packages`), and so are the guide's tests for Node's own runner.
    exclude: ["**/node_modules/**", "dist/**", "test/package/**", "test/runtimes/**", "docs/programs/testing/**"],
    typecheck: { enabled: true, include: ["src/**/*.test-d.ts", "test/**/*.test-d.ts"], tsconfig: "./tsconfig.json" },
    execArgv: ["--conditions=signatura:source"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
