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
      // JSON Schemas, which know no times, and the completion of shells.
      'test/document/{events-schema,json-schema,json-text}.test.ts',
      'test/cli/commands/completion.test.ts',
      // The compiler of TypeScript, and other libraries and languages.
      'test/types/**',
      'test/docs/{shell-lines,snippet}.test.ts',
      'test/reports/attainment-python.test.ts',
      'test/neighbours/{comparison,date-fns-tz,migration}.test.ts',
    ],
  },
})
