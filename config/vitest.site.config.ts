import { defineConfig } from 'vitest/config'

/** The pages of the site in a real browser. dist must be built; without Chromium they fail. */
export default defineConfig({
  test: {
    include: ['test-site/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Each file starts a browser.
    fileParallelism: false,
  },
})
