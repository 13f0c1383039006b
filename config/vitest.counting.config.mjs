import { mergeConfig } from 'vitest/config'
import shared from '../vitest.config.ts'

/** The whole suite, with a count of how often each property runs. scripts/testing-figures.mjs uses it. */
export default mergeConfig(shared, {
  test: {
    setupFiles: ['scripts/testing/count-runs.mjs'],
    reporters: ['default', 'json'],
    // This test checks the figures that are written after the run.
    exclude: ['test/docs/testing-page.test.ts'],
  },
})
