import { defineConfig } from 'vitest/config'
import shared from '../vitest.config.ts'

/**
 * The tests whose result may depend on the platform, for a second run on another Node. The others only read the files of the
 * repository, or start the same compilers and tools again, so one run of them is enough.
 */
export default defineConfig({
  test: {
    ...shared.test,
    exclude: [
      // Sources, tests, workflows and pages, read as text.
      'test/repository/**',
      'test/package/{assertions,bundles,core,exports,reach,rooms}.test.ts',
      'test/docs/{figures,front-matter,guide-files,links,paragraphs,performance-page,testing-page}.test.ts',
      // The compiler of TypeScript, and other libraries.
      'test/types/**',
      'test/neighbours/{comparison,date-fns-tz,migration}.test.ts',
    ],
  },
})
