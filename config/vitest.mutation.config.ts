import { defineConfig } from 'vitest/config'

const ALL =
  'text,validation,time,calendar,policy,deadline,clock,explain,svg,integrations,compliance,document,exports,reports,cli'
const rooms = (process.env.ROOM ?? ALL).split(',')

// The tests for mutation testing, which run again for every mutant: only those that mirror a source file, with one random case
// per property. The properties in test/laws would kill more mutants, but take ten seconds per mutant.
export default defineConfig({
  test: {
    // One room at a time: ROOM=svg npx stryker run config/stryker.config.json --mutate 'src/svg/**/*.ts'
    // Shapes are used most by another room: ROOM=validation,document
    include: rooms.map(room => `test/${room}/**/*.test.ts`),
    // These tests run every published date through the whole library. The tests of each rule are faster.
    exclude: ['test/calendar/published-dates.test.ts', 'test/calendar/italian-holidays.test.ts'],
    // Each of these tests takes seconds: the limits of files, and every country and zone.
    testNamePattern:
      /^(?!.*(gives up on|takes for something else|of every country|of the states and|other zones of a place|of all types together|gives the same rules: [AP]|whose lists of public)).*$/,
    env: { FEW: '1' },
    testTimeout: 60_000,
  },
})
