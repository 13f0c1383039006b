import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take long, mostly because they start many processes. */
const LONG = [
  'cli/machine',
  'repository/action',
  'integrations/date-holidays/from-date-holidays',
  'integrations/opening-hours/osm',
  'cli/main',
  'repository/changelog-check',
  'types/programs',
]

/**
 * Tests whose result is the same on every platform: they only read files of the repository, or start the same compilers and
 * tools. With ONLY=platform the others run, for another Node. A configuration of its own would compile all modules again.
 */
const ANYWHERE = [
  // Sources, tests, workflows and pages, read as text.
  'test/repository/**',
  'test/package/{assertions,bundles,core,exports,reach,rooms}.test.ts',
  'test/docs/{front-matter,guide-files,links,paragraphs,performance-page,testing-page}.test.ts',
  'test/svg/figures.test.ts',
  // JSON Schemas, which know no times, and the completion of shells.
  'test/document/{events-schema,json-schema,json-text}.test.ts',
  'test/cli/commands/completion.test.ts',
  // The compiler of TypeScript, and other libraries and languages.
  'test/types/**',
  'test/docs/{shell-lines,snippet}.test.ts',
  'test/reports/attainment-python.test.ts',
  'test/neighbours/{comparison,date-fns-tz,migration}.test.ts',
]

/** Starts the long files first: one that starts last would keep only one core busy at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => LONG.some(name => moduleId.endsWith(`test/${name}.test.ts`))
    return [...sorted.filter(isLong), ...sorted.filter(file => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.env.ONLY === 'platform' ? ANYWHERE : [])],
    // With DEEP=30 each property runs thirty times as often.
    testTimeout: process.env.DEEP ? 7_200_000 : 60_000,
    // By default vitest keeps one core for itself, so on two cores the files would run one after the other.
    maxWorkers: '100%',
    // No test changes global state, so each worker can load the library once instead of once per file.
    isolate: false,
    execArgv: [
      // Megabytes for new objects from the start, so that V8 collects garbage less often.
      '--min-semi-space-size=16',
      // On Node 20, V8 spends a fifth of the CPU on optimising functions that run only a few times more. It waits fifteen times as
      // long with this option, which later versions do not have.
      ...(process.version.startsWith('v20.') ? ['--interrupt-budget=1000000'] : []),
    ],
    sequence: { sequencer: LongFirst },
    // Keeps the compiled modules in node_modules for the next run, also for one on another Node.
    experimental: { fsModuleCache: true },
    globalSetup: ['test/cli/built-command-folder.ts'],
  },
})
