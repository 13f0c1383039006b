import fc from 'fast-check'
import { type AnyEvent, type AnySlowCalendar, type Case, slowCalendar } from '../reference/clocks/history.ts'
import type { AlertTerms, Definition, PolicyTerms, TargetTerms } from '../reference/clocks/policy.ts'
import { minute } from '../reference/dates.ts'
import type { DeskSpec } from '../reference/specs.ts'
import { anyAssignment, anyHolders } from './holders.ts'

/** All instants of these histories and all edges of open time are whole quarters of an hour. */
export const quarter = 15 * minute

const rome: DeskSpec = {
  name: 'Rome',
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
  holidays: ['12-08', { month: 11, day: 20, closed: '13:00-24:00' }],
}
const nights: DeskSpec = { name: 'Nights', timeZone: 'America/New_York', hours: { 'sun-thu': '22:00-06:00' } }
const shifts: DeskSpec = {
  name: 'Shifts',
  timeZone: 'Asia/Tokyo',
  hours: { rotation: ['07:00-19:00', '19:00-07:00', 'closed', 'closed'], startsOn: '2026-11-02' },
}
/** The calendars of these histories, and of the targets that name one. */
export const ownCalendars = {
  rome: slowCalendar(rome, 1),
  nights: slowCalendar(nights, 1),
  shifts: slowCalendar(shifts, 1),
}

/** Event types of a policy's own. */
const ownTypes = ['acknowledged', 'triaged', 'accepted'] as const

export type OwnCase = Case & { readonly calendars: { readonly [name: string]: AnySlowCalendar } }

export type Choices = {
  /** Whether budgets may be in days. */
  readonly days?: boolean
  /** Whether the severity and the calendar may change. */
  readonly changes?: boolean
  readonly onSeverityChange?: PolicyTerms['onSeverityChange']
}

/** A ticket under a policy with targets of its own: a valid history within some days of November and December 2026. */
export function ownHistory(choices: Choices = {}): fc.Arbitrary<OwnCase> {
  return fc
    .tuple(
      anyOwnPolicy(choices),
      fc.constantFrom(...Object.values(ownCalendars)),
      anyReport(),
      anyRows(choices),
      anyQuarters(60),
    )
    .map(([policy, calendar, report, rows, rest]) => {
      const { events, now } = happening(report, rows, rest)
      const shown = { policy, calendar: calendar.spec, events, now }
      const calendars = ownCalendars
      return { policy, calendar, calendars, events, now, [fc.toStringMethod]: () => JSON.stringify(shown) }
    })
}

/** The same with the events of hours moved to one instant, the report's own or whole multiples of eight hours after it. */
export function crowded(histories: fc.Arbitrary<OwnCase>): fc.Arbitrary<OwnCase> {
  const step = 32 * quarter
  return histories.map(scene => {
    const [{ at: from }] = scene.events
    const moved = (at: number) => from + Math.floor((at - from) / step) * step
    const events = scene.events.map(event => ({ ...event, at: moved(event.at) }))
    const shown = { policy: scene.policy, calendar: scene.calendar.spec, events, now: scene.now }
    return { ...scene, events, [fc.toStringMethod]: () => JSON.stringify(shown) }
  })
}

/** The same with targets that begin with the report, and with events that assign, answer or resolve the ticket. */
export function simpleOwnHistory(): fc.Arbitrary<OwnCase> {
  const types = ['reported', 'assigned', 'responded', 'resolved']
  return ownHistory({ days: false, changes: false }).map(scene => {
    const { targets = {} } = scene.policy
    const isKept = (name: string) => {
      const starts = targets[name]?.starts ?? 'reported'
      return name !== 'update' && starts.includes('reported') && !starts.includes('assigned')
    }
    const changed = everyTarget(scene.policy, { heldBy: undefined })
    const severities = Object.entries(changed.severities).map(([severity, terms]) => {
      const kept = Object.entries(terms).filter(([name]) => isKept(name))
      return [severity, Object.fromEntries(kept)]
    })
    const policy = { ...changed, severities: Object.fromEntries(severities) }
    const events = scene.events.filter(({ type }) => types.includes(type))
    const shown = { policy, calendar: scene.calendar.spec, events, now: scene.now }
    return { ...scene, policy, events, [fc.toStringMethod]: () => JSON.stringify(shown) }
  })
}

/** A report, the events after it, and an instant at or after the last one. */
export type Happening = Pick<OwnCase, 'events' | 'now'>

/** Events of a ticket within some days of November and December 2026. */
export function anyHappening(choices: Choices = {}): fc.Arbitrary<Happening> {
  return fc
    .tuple(anyReport(), anyRows(choices), anyQuarters(60))
    .map(([report, rows, rest]) => happening(report, rows, rest))
}

function happening(report: AnyEvent, rows: readonly Row[], rest: number): Happening {
  const events: AnyEvent[] = [report]
  let at = report.at
  for (const { after, ...event } of rows) {
    at += after
    events.push({ ...event, at })
  }
  return { events, now: at + rest }
}

function anyReport(): fc.Arbitrary<AnyEvent> {
  const at = fc.nat({ max: 28 * 24 * 4 }).map(quarters => Date.parse('2026-11-16T00:00Z') + quarters * quarter)
  const severity = fc.constantFrom('high', 'low')
  const channel = fc.constantFrom('web', 'phone')
  return fc
    .record({ at, severity, channel }, { requiredKeys: ['at', 'severity'] })
    .map(report => ({ type: 'reported', ...report }))
}

type Row = Omit<AnyEvent, 'at'> & { readonly after: number }

function anyRows({ changes = true }: Choices): fc.Arbitrary<Row[]> {
  const plain = fc.constantFrom('responded', 'updated', 'customerReplied', 'phoned', ...ownTypes)
  const event = fc.oneof<fc.WeightedArbitrary<Omit<AnyEvent, 'at'>>[]>(
    { arbitrary: plain.map(type => ({ type })), weight: 8 },
    { arbitrary: anyAssignment(), weight: 4 },
    {
      arbitrary: fc.tuple(fc.constantFrom('paused', 'resumed'), anyReason()).map(([type, why]) => ({ type, ...why })),
      weight: 6,
    },
    { arbitrary: fc.constantFrom('resolved', 'reopened', 'reopened').map(type => ({ type })), weight: 3 },
    ...(changes
      ? [
          {
            arbitrary: fc.constantFrom('high', 'low').map(severity => ({ type: 'severityChanged', severity })),
            weight: 2,
          },
          {
            arbitrary: fc.constantFrom('rome', 'nights').map(calendar => ({ type: 'calendarChanged', calendar })),
            weight: 1,
          },
        ]
      : []),
  )
  const row = fc.tuple(event, anyQuarters(20)).map(([what, after]) => ({ ...what, after }))
  return fc.array(row, { maxLength: 10, size: 'max' })
}

function anyReason() {
  return fc.constantFrom({}, { reason: 'customer' }, { reason: 'vendor' }, { reason: 'vendor' })
}

/** Milliseconds in whole quarters of an hour, often none. */
function anyQuarters(max: number): fc.Arbitrary<number> {
  return fc
    .oneof(
      { arbitrary: fc.constant(0), weight: 1 },
      { arbitrary: fc.nat({ max: 6 }), weight: 3 },
      { arbitrary: fc.nat({ max }), weight: 3 },
    )
    .map(quarters => quarters * quarter)
}

/** A policy with targets of its own and the built-in ones, one of which it may override. */
export function anyOwnPolicy({ days = true, onSeverityChange }: Choices = {}): fc.Arbitrary<PolicyTerms> {
  const own = fc.array(anyDefinition(), { minLength: 1, maxLength: 3 })
  const changes = fc.constantFrom('retroactive' as const, 'carry' as const, 'restart' as const)
  const parts = fc.record({
    own,
    firstResponse: fc.option(anyDefinition(), { freq: 1, nil: undefined }),
    onSeverityChange: onSeverityChange ? fc.constant(onSeverityChange) : changes,
    alerts: anyAlerts(),
  })
  return parts.chain(({ own, firstResponse, ...policy }) => {
    const targets = {
      ...Object.fromEntries(own.map((definition, i) => [`own${i + 1}`, definition])),
      ...(firstResponse && { firstResponse }),
    }
    const names = ['firstResponse', 'nextResponse', 'update', 'resolution', ...own.map((_, i) => `own${i + 1}`)]
    const severity = (level: number) => anySeverity(level, names, days)
    return fc.record({ high: severity(1), low: severity(2) }).map(severities => ({ ...policy, targets, severities }))
  })
}

function anyDefinition(): fc.Arbitrary<Definition> {
  const some = (...types: string[]) =>
    fc.oneof(fc.constantFrom(...types), fc.subarray(types, { minLength: 1, maxLength: 3 }))
  return fc.record(
    {
      starts: some('reported', 'acknowledged', 'triaged', 'assigned', 'customerReplied', 'reopened'),
      stops: some('responded', 'triaged', 'accepted', 'assigned', 'updated'),
      repeats: fc.boolean(),
      onReopen: fc.constantFrom('restart' as const, 'stay-stopped' as const),
    },
    { requiredKeys: ['starts', 'stops'] },
  )
}

function anySeverity(level: number, names: readonly string[], days: boolean): fc.Arbitrary<object> {
  const targets = names.map(name =>
    fc.option(anyTerms(days), { freq: 3, nil: undefined }).map(terms => [name, terms] as const),
  )
  return fc.tuple(...targets).map(list => ({ level, ...Object.fromEntries(list.filter(([, terms]) => terms)) }))
}

/** Terms of a target whose budget is whole hours, or days after which it is never used up at once. */
function anyTerms(days: boolean): fc.Arbitrary<TargetTerms> {
  const hours = fc.constantFrom<TargetTerms['within']>('PT1H', 'PT2H', { hours: 4 }, 'PT8H', { hours: 20 })
  const workingDays = fc.oneof<fc.Arbitrary<TargetTerms['within']>[]>(
    fc.record({ workingDays: fc.integer({ min: 1, max: 2 }), due: fc.constantFrom('close', 'same-time', '16:00') }),
    fc.record({
      workingDays: fc.integer({ min: 1, max: 2 }),
      due: fc.constant('close'),
      dayZero: fc.constant('report' as const),
    }),
  )
  const calendarDays = fc.record(
    {
      days: fc.integer({ min: 1, max: 3 }),
      due: fc.constantFrom('same-time', 'end-of-day', '16:00'),
      ifClosed: fc.constant('next-working-day' as const),
    },
    { requiredKeys: ['days', 'due'] },
  )
  const within = (inDays: fc.Arbitrary<TargetTerms['within']>) =>
    days ? fc.oneof({ arbitrary: hours, weight: 2 }, { arbitrary: inDays, weight: 1 }) : hours
  const shared = {
    pausable: fc.constantFrom(true, false, ['vendor'], ['customer', 'vendor'], []),
    heldBy: anyHolders(),
    alerts: anyAlerts(),
    calendar: fc.constantFrom('rome', 'nights', 'shifts'),
  }
  const outOfHours = fc.constant({ channel: 'phone', otherwise: 'next-opening' as const })
  return fc.oneof<fc.Arbitrary<TargetTerms>[]>(
    fc.record({ within: within(workingDays), clock: fc.constant('business' as const), ...shared }, required),
    fc
      .record({ within: within(calendarDays), clock: fc.constant('always' as const), outOfHours, ...shared }, required)
      .map(withoutIdleCalendar),
  )
}

/** Clock `always` has a calendar for the dates of calendar days only. */
function withoutIdleCalendar({ calendar, ...terms }: TargetTerms): TargetTerms {
  const hasDates = typeof terms.within === 'object' && 'due' in terms.within
  return hasDates && calendar !== undefined ? { ...terms, calendar } : terms
}

const required = { requiredKeys: ['within', 'clock'] as ('within' | 'clock')[] }

/** Alerts at whole quarters of an hour, if the budget is whole hours. */
function anyAlerts(): fc.Arbitrary<AlertTerms[]> {
  return fc.subarray<AlertTerms>([
    0.75,
    1.5,
    { name: 'half', share: 0.5 },
    { name: 'soon', before: 'PT45M' },
    { name: 'escalate', after: { minutes: 30 } },
  ])
}

/** A policy whose targets all have other terms, `undefined` for none. */
export function everyTarget(policy: PolicyTerms, change: Partial<TargetTerms>): PolicyTerms {
  const changed = Object.entries(policy.severities).map(([severity, targets]) => [
    severity,
    Object.fromEntries(
      Object.entries(targets).map(([name, terms]) => [
        name,
        typeof terms === 'object' ? { ...terms, ...change } : terms,
      ]),
    ),
  ])
  return { ...policy, severities: Object.fromEntries(changed) }
}
