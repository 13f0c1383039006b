// Type tests: `tsc` checks this file, nothing runs it. One of policy and calendar alone is a compile error, whose text
// names the other one: test/types/programs.test.ts reads it.
import { deadline, evaluate, explain, italianOffice, msaBusiness } from '../../src/index.ts'

const now = 1_800_000_000_000
const events = [{ at: now, type: 'reported', severity: 'high' }] as const
const question = { severity: 'high', reportedAt: now } as const

deadline(question)
evaluate({ events, now })
explain({ events, now })
deadline({ ...question, policy: msaBusiness, calendar: italianOffice })
evaluate({ events, now, policy: msaBusiness, calendar: italianOffice })
explain({ events, now, policy: msaBusiness, calendar: italianOffice })

// @ts-expect-error the calendar is missing
deadline({ ...question, policy: msaBusiness })
// @ts-expect-error the calendar is missing
evaluate({ events, now, policy: msaBusiness })
// @ts-expect-error the calendar is missing
explain({ events, now, policy: msaBusiness })
// @ts-expect-error the calendar is missing
explain({ ...question, policy: msaBusiness })
// @ts-expect-error the policy is missing
deadline({ ...question, calendar: italianOffice })
// @ts-expect-error the policy is missing
evaluate({ events, now, calendar: italianOffice })
// @ts-expect-error the policy is missing
explain({ events, now, calendar: italianOffice })
// @ts-expect-error undefined is not a calendar
evaluate({ events, now, policy: msaBusiness, calendar: undefined })
