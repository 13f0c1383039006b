import {
  type Budget,
  type BusinessCalendar,
  businessCalendar,
  type CalendarSpec,
  deadline,
  type ErrorCode,
  evaluate,
  italianOffice,
  SlaCalendarError,
  slaPolicy,
} from 'sla-calendar'

const spec: CalendarSpec = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } }
const office: BusinessCalendar = businessCalendar(spec)
const twoHours: Budget = { hours: 2 }

// Each result has the type of the input.
export const date: Date = office.add(new Date(), twoHours)
export const number: number = office.add(0, 'PT2H')
export const text: string = office.add('2026-03-06T17:00:00+01:00', { workingDays: 1, due: 'close' })
export const plain: { readonly epochMilliseconds: number } = office.add({ epochMilliseconds: 0 }, twoHours)
// @ts-expect-error a Date gives a Date, not a number
export const wrong: number = office.add(new Date(), twoHours)

const gold = slaPolicy({
  name: 'Gold',
  severities: {
    high: { level: 1, firstResponse: { within: 'PT1H', clock: 'always' } },
    low: { level: 2, firstResponse: { within: { hours: 8 }, clock: 'business' } },
  },
})
const pair = { policy: gold, calendar: italianOffice }
const contract = { ...pair, reportedAt: new Date() }
export const due: Date = deadline({ ...contract, severity: 'high' }).dueAt
// @ts-expect-error a severity that the policy does not have
deadline({ ...contract, severity: 'hihg' })
// @ts-expect-error a severity that the default policy does not have
deadline({ severity: 'hihg', reportedAt: new Date() })
// @ts-expect-error a calendar is missing for the policy
deadline({ severity: 'high', reportedAt: new Date(), policy: gold })

const events = [{ at: new Date(), type: 'reported', severity: 'high' }] as const
export const met: boolean = evaluate({ ...pair, events, now: new Date() }).targets.firstResponse?.state === 'met'
// @ts-expect-error a target that the policy does not have
evaluate({ ...pair, events, now: new Date() }).targets.resolution
// @ts-expect-error a severity that the policy does not have
evaluate({ ...pair, events: [{ at: 0, type: 'reported', severity: 'hihg' }], now: 0 })
// @ts-expect-error a calendar is missing for the policy
evaluate({ policy: gold, events, now: 0 })

// The severities of a policy read from JSON are known only at run time.
const read = slaPolicy(JSON.parse('{}'))
export const later = (severity: string) => deadline({ ...contract, policy: read, severity }).dueAt

export function codeOf(error: unknown): ErrorCode | undefined {
  return error instanceof SlaCalendarError ? error.code : undefined
}
