import { businessCalendar } from '../../../src/calendar/calendars.ts'
import { Check } from '../../../src/compliance/check.ts'
import type { Objective } from '../../../src/compliance/objectives/objective.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import type { HintRow, HintRows } from '../notation.ts'

const target = { within: 'PT6H', clock: 'business' } as const
const contract = {
  when: {},
  policyName: 'gold',
  policy: slaPolicy({
    name: 'Gold',
    severities: {
      high: { level: 1, firstResponse: target, resolution: target },
      low: { level: 2, firstResponse: target },
    },
  }),
  calendarName: 'desk',
  calendar: businessCalendar({ timeZone: 'Europe/Rome', hours: {} }),
  severities: {},
}

/** Uses an objective with a member; returns the member. */
const objective =
  (own: (value: unknown) => object) =>
  (value: unknown): unknown => {
    new Check({ contracts: [contract], objectives: [{ min: 95, per: 'all', ...own(value) } as Objective], now: 1e12 })
    return value
  }

/** A share instead of a percentage. The hint has the percentage. */
const share = (wrong: number, percentage: number, own: (value: unknown) => object): HintRow => ({
  wrong,
  code: 'input-invalid',
  use: objective(own),
  read: hint => [Number(/write ([\d.]+)\.$/.exec(hint)?.[1])],
  means: [percentage],
})

export default {
  covers: ['src/compliance/objectives', 'src/compliance/diff', 'src/compliance/forecast'],
  rows: [
    share(0.95, 95, min => ({ min })),
    share(0.9995, 99.95, min => ({ min })),
    share(1, 100, min => ({ min })),
    share(0.9, 90, below => ({ credits: [{ below, percent: 5 }] })),
    { wrong: 'months', code: 'input-invalid', use: objective(per => ({ per })), means: ['month'] },
    {
      wrong: 'week',
      code: 'input-invalid',
      use: objective(per => ({ per })),
      means: ['month', 'quarter', 'year', 'all'],
    },
    { wrong: 'hgih', code: 'severity-unknown', use: objective(severity => ({ severity })), means: ['high'] },
    { wrong: 'resolutions', code: 'target-unknown', use: objective(target => ({ target })), means: ['resolution'] },
    {
      title: 'a target that the severity lacks',
      wrong: 'resolution',
      code: 'target-unknown',
      use: objective(target => ({ target, severity: 'low' })),
      read: hint => /Judged: (\w+)\./.exec(hint)?.slice(1) ?? [],
      means: ['firstResponse'],
    },
  ],
} satisfies HintRows
