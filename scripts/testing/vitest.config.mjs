import { mergeConfig } from 'vitest/config'
import shared from '../../vitest.config.ts'

/** The suite once more, counting how often its properties run; by scripts/testing-figures.mjs. */
export default mergeConfig(shared, {
  test: { setupFiles: ['scripts/testing/count-runs.mjs'], reporters: ['default', 'json'] },
})
