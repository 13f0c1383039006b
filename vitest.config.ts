import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // With DEEP=1 a property runs a hundred times as often.
    testTimeout: process.env.DEEP ? 7_200_000 : 60_000,
    // Left alone, vitest keeps one core for itself: on two cores the files would run one after the other.
    maxWorkers: '100%',
    // No test changes what another sees: a worker loads the library once, not once a file.
    isolate: false,
  },
})
