import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // Left alone, vitest keeps one core for itself: on two cores the files would run one after the other.
    maxWorkers: '100%',
  },
})
