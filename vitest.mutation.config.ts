import { defineConfig } from 'vitest/config'

// For mutation testing, where tests run again for every mutant: only those that mirror the engine's sources, file by
// file, with a single random case where they have any. The laws would kill more, at ten seconds a mutant.
export default defineConfig({
  test: {
    include: ['test/{input,time,calendar,policy,clock,compliance}/**/*.test.ts'],
    // Every published date runs through the whole engine; the quick tests of each rule come first.
    exclude: ['test/calendar/published-dates.test.ts', 'test/calendar/italian-holidays.test.ts'],
    env: { FEW: '1' },
    testTimeout: 60_000,
  },
})
