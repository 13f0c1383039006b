import fc from 'fast-check'
import { evaluate } from '../../src/clock/evaluate.ts'
import { isSlaCalendarError } from '../../src/errors.ts'
import { businessCalendar, type HistoryInput, type Policy, slaPolicy } from '../../src/index.ts'
import type { AnyEvent } from '../reference/clocks/history.ts'
import type { PolicyTerms, TargetTerms } from '../reference/clocks/policy.ts'
import { day, minute } from '../reference/dates.ts'
import { anyHappening, anyOwnPolicy, ownCalendars } from './own-targets.ts'

/** The time that the calendar table covers. Some tickets happen after its end. */
export const tableRange = { from: Date.UTC(2026, 10, 1), to: Date.UTC(2027, 0, 4) }

/** The calendars of the table. */
export const tableCalendars = Object.fromEntries(
  Object.entries(ownCalendars).map(([name, { spec }]) => [
    name,
    businessCalendar(spec as Parameters<typeof businessCalendar>[0]),
  ]),
)

/** A policy of one target that SQL can express, and the columns that the table of events has. */
export type SqlTerms = {
  readonly policy: Policy
  readonly target: string
  readonly changesSeverity: boolean
  readonly changesCalendar: boolean
}

/** A ticket with its events, as rows of two tables. The report is a row of the tickets. */
export type SqlHistory = {
  readonly desk: string | null
  readonly severity: string | null
  readonly reported: number
  readonly now: number
  readonly events: readonly AnyEvent[]
}

/** The columns of the result; null for a ticket without one. */
export type SqlAnswer = {
  readonly due: number | null
  readonly state: string
  readonly counted: number
  readonly breached: boolean
} | null

/** A policy of severities `high` and `low`, both with the target, unless the severity never changes. */
function anySqlTerms(): fc.Arbitrary<SqlTerms> {
  return fc
    .tuple(anyOwnPolicy({ days: false }), fc.nat(), fc.boolean(), fc.boolean())
    .map(([policy, pick, changesSeverity, changesCalendar]) => {
      const named = Object.entries(policy.severities).map(([name, targets]) => [name, Object.keys(targets)] as const)
      const everywhere = named[0][1].filter(name => name !== 'level' && named.every(([, keys]) => keys.includes(name)))
      const anywhere = named.flatMap(([, keys]) => keys).filter(name => name !== 'level')
      const candidates = changesSeverity ? everywhere : anywhere
      if (!candidates.length) return undefined
      const target = candidates[pick % candidates.length]
      return { policy: checkedPolicy(policy, target), target, changesSeverity, changesCalendar }
    })
    .filter(terms => terms !== undefined && isExpressible(terms)) as fc.Arbitrary<SqlTerms>
}

/** Keeps one target of a policy, without what SQL refuses. */
function checkedPolicy({ targets, onSeverityChange, severities }: PolicyTerms, target: string): Policy {
  const kept = Object.entries(severities).map(([name, terms]) => {
    const { level, [target]: one } = terms as { level: number; [target: string]: unknown }
    const { heldBy: _, outOfHours: _o, alerts: _a, ...rest } = (one ?? {}) as TargetTerms
    return [name, { level, ...(one !== undefined && { [target]: rest }) }]
  })
  const own = targets?.[target]
  return slaPolicy({
    name: 'SQL',
    ...(onSeverityChange && { onSeverityChange }),
    channels: ['web', 'phone'],
    severities: Object.fromEntries(kept),
    // A definition that no severity uses allows the other event types.
    targets: {
      ...(own && { [target]: own }),
      unused: { starts: ['acknowledged', 'triaged', 'accepted'], stops: 'resolved' },
    },
  } as Parameters<typeof slaPolicy>[0])
}

function isExpressible({ policy, target }: SqlTerms): boolean {
  const definition = policy.targets?.[target]
  return !JSON.stringify(definition ?? {}).includes('assigned')
}

/** A ticket; a few have values that prevent a result. */
export function anySqlHistory(terms: SqlTerms): fc.Arbitrary<SqlHistory> {
  const changes = { changes: terms.changesSeverity || terms.changesCalendar }
  const nudges = fc.array(fc.constantFrom(0, 0, 0, 1, -1, 7 * minute), { minLength: 12, maxLength: 12 })
  return fc
    .tuple(anyHappening(changes), fc.constantFrom(...Object.keys(ownCalendars)), nudges, fc.nat({ max: 120 }))
    .map(([{ events, now }, desk, nudges, odd]) => {
      const [report, ...all] = events
      const isTold = odd === 12 ? () => true : ({ type }: AnyEvent) => isInColumns(terms, type)
      const others = all.filter(isTold)
      const moved = others.map((event, i) => ({ ...event, at: Math.max(report.at, event.at + nudges[i % 12]) }))
      const plain = { desk, severity: report.severity!, reported: report.at, now, events: moved }
      return oddOne(plain, odd)
    })
}

/** Whether the table of events has a column for what an event of a type changes. */
function isInColumns({ changesSeverity, changesCalendar }: SqlTerms, type: string): boolean {
  return (changesSeverity || type !== 'severityChanged') && (changesCalendar || type !== 'calendarChanged')
}

function oddOne(ticket: SqlHistory, odd: number): SqlHistory {
  const { reported, events } = ticket
  const plus = (event: AnyEvent) => ({ ...ticket, events: [...events, event] })
  switch (odd) {
    case 0:
      return { ...ticket, desk: null }
    case 1:
      return { ...ticket, severity: 'none' }
    case 2:
      return plus({ at: reported + 1, type: 'no-such-type' })
    case 3:
      return plus({ at: reported - 1, type: 'responded' })
    case 4:
      return { ...ticket, severity: null }
    case 5:
      return { ...ticket, now: reported - 60_000 }
    case 6:
      return { ...ticket, now: reported - 60_001 }
    case 7:
      return { ...ticket, now: reported }
    case 8:
      return plus({ at: reported + 1, type: 'severityChanged', severity: 'none' })
    case 9:
      return { ...ticket, reported: tableRange.from - day, now: tableRange.from }
    case 10:
      return { ...ticket, now: tableRange.to + 1 }
    case 11:
      return plus({ at: reported, type: 'reported' })
    default:
      return ticket
  }
}

/** The result that a ticket must have, and whether the query may lack it. */
export type SqlExpected = { readonly answer: SqlAnswer; readonly mayLack: boolean }

/** Returns what `evaluate` makes of a ticket. The query may lack it if a column or a time is not in the tables. */
export function sqlExpected(terms: SqlTerms, { desk, severity, reported, now, events }: SqlHistory): SqlExpected {
  const { policy, target } = terms
  const answer = orNone(() => {
    const report = { at: reported, type: 'reported', severity }
    const calendars = tableCalendars
    const history = { policy, calendars, calendar: calendars[desk ?? 'rome'], events: [report, ...events], now }
    const { targets, breaches } = evaluate(history as unknown as HistoryInput<number>)
    const one = targets[target]
    const breached = breaches.some(breach => breach.target === target)
    return one ? { due: one.dueAt, state: one.state, counted: one.countedMs, breached } : null
  })
  const isUnknown = ({ type }: AnyEvent) => !isInColumns(terms, type)
  const isBeside = (at: number) => at < tableRange.from || at > tableRange.to
  const mayLack = desk === null || [reported, now, answer?.due ?? now].some(isBeside) || events.some(isUnknown)
  return { answer, mayLack }
}

function orNone(evaluated: () => SqlAnswer): SqlAnswer {
  try {
    return evaluated()
  } catch (error) {
    if (isSlaCalendarError(error)) return null
    throw error
  }
}

/** Returns as many policies from a seed. */
export function sampleTerms(count: number, seed: number): SqlTerms[] {
  return fc.sample(anySqlTerms(), { numRuns: count, seed })
}

/** Returns as many tickets under a policy from a seed. */
export function sampleHistories(terms: SqlTerms, count: number, seed: number): SqlHistory[] {
  return fc.sample(anySqlHistory(terms), { numRuns: count, seed })
}
