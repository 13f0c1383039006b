import { defineConfig } from 'vitest/config'

// For mutation testing, where tests run again for every mutant: only those that mirror the engine's sources, file by
// file, with a single random case where they have any. The laws would kill more, at ten seconds a mutant.
export default defineConfig({
  test: {
    include: [
      'test/{validation,time,calendar,policy,deadline,clock,explain,svg,integrations,compliance,document,exports,reports,cli}/**/*.test.ts',
    ],
    // Every published date runs through the whole engine; the quick tests of each rule come first.
    exclude: ['test/calendar/published-dates.test.ts', 'test/calendar/italian-holidays.test.ts'],
    // What a file may cost at most, and every country and clock there is, take seconds each.
    testNamePattern:
      /^(?!.*(gives up on|takes for something else|of every country|of the states and|other zones of a place|of all types together|gives the same rules: [AP]|whose lists of public)).*$/,
    env: { FEW: '1' },
    testTimeout: 60_000,
  },
})
