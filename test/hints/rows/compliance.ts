import { businessCalendar } from '../../../src/calendar/calendars.ts'
import { Check } from '../../../src/compliance/check.ts'
import type { Objective } from '../../../src/compliance/objectives/objective.ts'
import { parseDocument } from '../../../src/document/document.ts'
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

/** A calendar or policy in the place of its name in a contract. Its use returns the name in the contract. */
const inPlace = (key: 'calendar' | 'policy', names: 'calendars' | 'policies', wrong: object): HintRow => ({
  title: `a ${key} in the place of its name`,
  wrong,
  code: 'input-invalid',
  use: given => {
    const policies = { gold: 'msaBusiness', ...(names === 'policies' && { own: wrong }) }
    const calendars = names === 'calendars' ? { own: wrong } : {}
    const contract = { policy: 'gold', calendar: 'italianOffice', [key]: given }
    return parseDocument({ policies, calendars, contracts: [contract] }).contracts[0][`${key}Name`]
  },
  says: `Define it in ${names}`,
  read: () => ['own'],
  means: ['own'],
})

export default {
  covers: ['src/compliance/objectives', 'src/compliance/diff', 'src/compliance/forecast'],
  rows: [
    share(0.95, 95, min => ({ min })),
    share(0.9995, 99.95, min => ({ min })),
    share(1, 100, min => ({ min })),
    share(0.9, 90, below => ({ credits: [{ below, percent: 5 }] })),
    inPlace('calendar', 'calendars', { timeZone: 'UTC', hours: { mon: '09:00-17:00' } }),
    inPlace('policy', 'policies', { name: 'Gold', severities: { high: { level: 1, firstResponse: target } } }),
    {
      title: 'the default calendar in the place of its name',
      wrong: { timeZone: 'UTC', hours: {} },
      code: 'input-invalid',
      use: calendar => parseDocument({ policy: 'msaBusiness', calendar }).contracts[0].calendarName,
      read: () => ['italianOffice'],
      means: ['italianOffice'],
    },
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
