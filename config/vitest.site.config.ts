import { defineConfig } from 'vitest/config'

/** The tests of the site in a real browser. They need a build and Chromium. */
export default defineConfig({
  test: {
    include: ['test-site/**/*.test.ts'],
    // A busy machine is ten times slower.
    testTimeout: 180_000,
    hookTimeout: 60_000,
    // Each file starts a browser.
    fileParallelism: false,
  },
})
