// Type tests: `tsc` checks this file, nothing runs it. A literal policy makes a misspelt severity, target or channel a
// compile error; a policy read at run time accepts every word.
import {
  type BusinessCalendar,
  deadline,
  type Explanation,
  evaluate,
  evaluateMany,
  explain,
  type FailedReport,
  type HistoryInput,
  italianOffice,
  type Policy,
  type Report,
  slaPolicy,
  type TicketEvent,
} from '../../src/index.ts'

type Equal<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false
const same = <A, B>(isEqual: Equal<A, B>): boolean => isEqual

const gold = slaPolicy({
  name: 'Gold',
  channels: ['web', { id: 'phone', label: 'Phone' }],
  severities: {
    high: { level: 1, firstResponse: { within: 'PT1H', clock: 'always' } },
    low: { level: 2, resolution: { within: { hours: 8 }, clock: 'business' } },
  },
})
type Severity = 'high' | 'low'
type Target = 'firstResponse' | 'resolution'
type BuiltInSeverity = 'critical' | 'high' | 'medium' | 'low'

const calendar: BusinessCalendar = italianOffice
const contract = { policy: gold, calendar }
const now: number = 1_800_000_000_000
const at = now
const reportedAt = now

// deadline
const due = deadline({ ...contract, severity: 'high', reportedAt, channel: 'phone', target: 'resolution' })
same<typeof due.severity, Severity>(true)
same<typeof due.target, Target>(true)
same<typeof due.dueAt, number>(true)
// @ts-expect-error a severity that the policy lacks
deadline({ ...contract, severity: 'hihg', reportedAt })
// @ts-expect-error a target that no severity of the policy has
deadline({ ...contract, severity: 'high', reportedAt, target: 'update' })
// @ts-expect-error a channel that the policy does not list
deadline({ ...contract, severity: 'high', reportedAt, channel: 'fax' })
// @ts-expect-error a severity that the built-in contract lacks
deadline({ severity: 'urgent', reportedAt })
// @ts-expect-error a target that the built-in contract lacks
deadline({ severity: 'high', reportedAt, target: 'resolution' })
same<ReturnType<typeof builtInDue>['severity'], BuiltInSeverity>(true)
const builtInDue = () => deadline({ severity: 'high', reportedAt })

// evaluate
const report = evaluate({
  ...contract,
  events: [
    { at, type: 'reported', severity: 'high', channel: 'web' },
    { at, type: 'severityChanged', severity: 'low' },
    { at, type: 'paused', reason: 'customer' },
  ],
  now: new Date(now),
})
same<typeof report, Report<Date, Target, Severity, never>>(true)
same<keyof typeof report.targets, Target>(true)
same<typeof report.severity, Severity>(true)
same<(typeof report.cycles)[number]['target'], Target>(true)
same<(typeof report.breaches)[number]['severity'], Severity>(true)
same<typeof report.reportedAt, Date>(true)
// @ts-expect-error a target that the policy lacks
report.targets.update
// @ts-expect-error a severity that the policy lacks
evaluate({ ...contract, events: [{ at, type: 'reported', severity: 'hihg' }], now })
// @ts-expect-error a severity that the policy lacks
evaluate({ ...contract, events: [{ at, type: 'severityChanged', severity: 'lwo' }], now })
// @ts-expect-error a channel that the policy does not list
evaluate({ ...contract, events: [{ at, type: 'reported', severity: 'high', channel: 'fax' }], now })
// @ts-expect-error an event type that does not exist
evaluate({ ...contract, events: [{ at, type: 'resloved' }], now })
// @ts-expect-error a severity that the built-in contract lacks
evaluate({ events: [{ at, type: 'reported', severity: 'urgent' }], now })
same<keyof ReturnType<typeof builtIn>['targets'], 'firstResponse'>(true)
const builtIn = () => evaluate({ events: [{ at, type: 'reported', severity: 'critical' }], now })

// Events that are typed by the policy can be kept in variables.
const events: TicketEvent<Severity, 'web' | 'phone'>[] = [{ at, type: 'reported', severity: 'low', channel: 'phone' }]
evaluate({ ...contract, events, now })

// evaluateMany
const many = evaluateMany([{ events: [{ at, type: 'reported', severity: 'high' }] }], { ...contract, now })
for (const item of many)
  if ('error' in item) same<typeof item, FailedReport>(true)
  else same<typeof item, Report<number, Target, Severity, never>>(true)
evaluateMany([{ ...contract, events, now }])
// @ts-expect-error a severity that the policy of the defaults lacks
evaluateMany([{ events: [{ at, type: 'reported', severity: 'hihg' }] }], { ...contract, now })

// explain
same<ReturnType<typeof explained>, Explanation<number, Severity, Target>>(true)
const explained = () => explain({ ...contract, events, now, target: 'resolution' })
explain({ ...contract, severity: 'low', reportedAt, target: 'resolution' })
// @ts-expect-error a target that the policy lacks
explain({ ...contract, events, now, target: 'update' })
// @ts-expect-error a severity that the policy lacks
explain({ ...contract, events: [{ at, type: 'reported', severity: 'hihg' }], now })
// @ts-expect-error a severity that the policy lacks
explain({ ...contract, severity: 'hihg', reportedAt })

// A policy that is known at run time only: every word is accepted and checked by the call.
const read: Policy = slaPolicy(JSON.parse('{}'))
const words: TicketEvent[] = [{ at, type: 'reported', severity: 'anything', channel: 'fax' }]
same<(typeof later)['severity'], string>(true)
const later = evaluate({ policy: read, calendar, events: words, now })
deadline({ policy: read, calendar, severity: 'anything' as string, reportedAt })
evaluateMany([{ events: words }], { policy: read, calendar, now })
export const wrapped = (history: HistoryInput<number>): Report<number> => evaluate(history)

// Both or neither, also if a condition decides.
const maybe = now > 0 ? contract : {}
evaluate({ ...maybe, events: [], now })
// @ts-expect-error a list of unchecked events does not fit a literal policy
evaluate({ ...contract, events: words, now })

// A plain policy and a plain calendar are typed like checked ones.
const plain = {
  policy: {
    name: 'Gold',
    channels: ['web', { id: 'phone' }],
    severities: {
      high: { level: 1, firstResponse: { within: 'PT1H', clock: 'always' } },
      low: { level: 2, resolution: { within: { hours: 8 }, clock: 'business' } },
    },
  },
  calendar: { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } },
} as const
const plainDue = deadline({ ...plain, severity: 'high', reportedAt, channel: 'phone', target: 'resolution' })
same<typeof plainDue.severity, Severity>(true)
same<typeof plainDue.target, Target>(true)
// @ts-expect-error a severity that the plain policy lacks
deadline({ ...plain, severity: 'hihg', reportedAt })
// @ts-expect-error a channel that the plain policy does not list
deadline({ ...plain, severity: 'high', reportedAt, channel: 'fax' })
const plainReport = evaluate({ ...plain, events: [{ at, type: 'reported', severity: 'low' }], now })
same<typeof plainReport.severity, Severity>(true)
same<keyof typeof plainReport.targets, Target>(true)
// @ts-expect-error a severity that the plain policy lacks
evaluate({ ...plain, events: [{ at, type: 'reported', severity: 'urgent' }], now })
const inline = deadline({
  policy: {
    name: 'Gold',
    channels: ['web'],
    severities: { high: { level: 1, firstResponse: { within: 1e6, clock: 'always' } } },
  },
  calendar: { always: true },
  severity: 'high',
  reportedAt,
  channel: 'web',
})
same<typeof inline.severity, 'high'>(true)
// @ts-expect-error a calendar that is neither
deadline({ ...plain, calendar: 5, severity: 'high', reportedAt })

// A policy with targets of its own: its targets and event types are known, and nothing else.
const triaged = slaPolicy({
  name: 'Triage',
  targets: {
    triage: { starts: 'reported', stops: ['triaged', 'resolved'] },
    fix: { starts: 'triaged', stops: 'fixed' },
  },
  severities: {
    high: { level: 1, triage: { within: 'PT1H', clock: 'always', heldBy: ['desk'], pausable: ['vendor'] } },
    low: { level: 2, fix: { within: 'PT8H', clock: 'business' }, resolution: { within: 'PT8H', clock: 'business' } },
  },
})
const ownReport = evaluate({
  policy: triaged,
  calendar,
  events: [
    { at, type: 'reported', severity: 'high' },
    { at, type: 'assigned', to: 'desk' },
    { at, type: 'triaged' },
    { at, type: 'fixed' },
  ],
  now,
})
same<keyof typeof ownReport.targets, 'triage' | 'fix' | 'resolution'>(true)
same<(typeof ownReport.ignored)[number]['type'], TicketEvent<string, string, 'triaged' | 'fixed'>['type']>(true)
explain({
  policy: triaged,
  calendar,
  events: [{ at, type: 'reported', severity: 'low' }],
  now,
  target: 'fix',
  cycle: 1,
})
// @ts-expect-error an event type that neither the library nor the policy knows
evaluate({ policy: triaged, calendar, events: [{ at, type: 'traiged' }], now })
// @ts-expect-error an event type of another policy
evaluate({ ...contract, events: [{ at, type: 'triaged' }], now })
// @ts-expect-error a holder without a name
evaluate({ policy: triaged, calendar, events: [{ at, type: 'assigned' }], now })
// @ts-expect-error a target that the policy does not define
explain({ policy: triaged, calendar, events: [], now, target: 'traige' })
slaPolicy({
  name: 'Misspelt',
  targets: { triage: { starts: 'reported', stops: 'triaged' } },
  // @ts-expect-error a target that the policy does not define
  severities: { high: { level: 1, traige: { within: 'PT1H', clock: 'always' } } },
})
// @ts-expect-error another choice for reopened tickets
slaPolicy({ name: 'Misspelt', targets: { a: { starts: 'reported', stops: 'b', onReopen: 'resume' } }, severities: {} })
// A policy whose targets are known at run time only accepts every event type.
const anyEvents: TicketEvent<string, string, string>[] = [{ at, type: 'anything' }]
evaluate({ policy: read, calendar, events: anyEvents, now })
