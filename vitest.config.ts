import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    environment: "node",
    globalSetup: ["test/postgres/global-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    unstubEnvs: true,
    // A test that asserts nothing, or only in a callback that is never called, fails.
    expect: { requireAssertions: true },
    // Nothing runs at import and nothing is kept in modules, so files can share a worker: half the time goes into starting them.
    isolate: false,
    // One more than there are cores: the longest files mostly wait for the processes they have started.
    maxWorkers: availableParallelism() + 1,
  },
});
