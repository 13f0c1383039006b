import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // With DEEP=1 each property runs a hundred times as often.
    testTimeout: process.env.DEEP ? 7_200_000 : 60_000,
    // By default vitest keeps one core for itself, so on two cores the files would run one after the other.
    maxWorkers: '100%',
    // No test changes global state, so each worker can load the library once instead of once per file.
    isolate: false,
    globalSetup: ['test/cli/built-command-folder.ts'],
  },
})
