import { mergeConfig } from 'vitest/config'
import shared from '../vitest.config.ts'

/** The suite once more, counting how often its properties run; by scripts/testing-figures.mjs. */
export default mergeConfig(shared, {
  test: {
    setupFiles: ['scripts/testing/count-runs.mjs'],
    reporters: ['default', 'json'],
    // Looks at the figures that are about to be written.
    exclude: ['test/docs/testing-page.test.ts'],
  },
})
