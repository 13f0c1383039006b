import { referenceAlerts } from '../reference/clocks/alerts.ts'
import { type CycleReport, referenceEvaluate } from '../reference/clocks/evaluate.ts'
import { explainCalendar, referenceExplain, timeByHolder } from '../reference/clocks/explain.ts'
import { type AnyEvent, type Case, happened, slowCalendar } from '../reference/clocks/history.ts'
import { millisecondsOf, type PolicyTerms } from '../reference/clocks/policy.ts'
import { type CountedVerdict, referenceAttainment, type SlowObjective } from '../reference/compliance/attainment.ts'
import { referenceDiff, referenceMoves } from '../reference/compliance/diff.ts'
import { referenceForecast } from '../reference/compliance/forecast.ts'
import { referenceEntitlement } from '../reference/entitlements.ts'
import { type Reference, reference } from '../reference/reference.ts'
import type { CalendarSpec } from '../reference/specs.ts'
import { instantOf, writtenLike } from './instant-forms.ts'
import { type Query, type Spec, utc } from './vector.ts'

/** A query with the arguments that its call needs. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments are plain data of many forms
type Asked = { readonly [argument: string]: any }

/** The answer of the slow reference to a query, as plain data: instants in UTC, an error as `{ error }`. */
export function askReference(spec: Spec, { call, ...query }: Query): unknown {
  return answers[call](spec as Asked, query)
}

const answers: { readonly [call: string]: (spec: Asked, query: Asked) => unknown } = {
  instant: (_, { at }) => utc(instantOf(at)),
  text: ({ calendar }, { at, budget }) => {
    const due = calendarOf(calendar).add(instantOf(at), budget)
    return typeof due === 'number' ? writtenLike(at, due, calendar.timeZone) : { error: due }
  },
  isOpen: ({ calendar }, { at }) => calendarOf(calendar).isOpen(Date.parse(at)),
  elapsed: ({ calendar }, { from, to }) => calendarOf(calendar).elapsed(Date.parse(from), Date.parse(to)),
  add: ({ calendar }, { at, budget }) => outcome(calendarOf(calendar).add(Date.parse(at), amountOf(budget))),
  subtract: ({ calendar }, { at, budget }) =>
    outcome(calendarOf(calendar).subtract(Date.parse(at), amountOf(budget) as number)),
  nextOpen: ({ calendar }, { at }) => outcome(calendarOf(calendar).nextOpen(Date.parse(at))),
  nextClose: ({ calendar }, { at }) => outcome(calendarOf(calendar).nextClose(Date.parse(at))),
  previousOpen: ({ calendar }, { at }) => outcome(calendarOf(calendar).previousOpen(Date.parse(at))),
  previousClose: ({ calendar }, { at }) => outcome(calendarOf(calendar).previousClose(Date.parse(at))),
  intervals: ({ calendar }, { from, to }) =>
    calendarOf(calendar)
      .intervals(Date.parse(from), Date.parse(to))
      .map(({ start, end }) => [utc(start), utc(end)]),
  days: ({ calendar }, { from, to }) =>
    calendarOf(calendar)
      .days(from, to)
      .map(({ date, openMs }) => [date, openMs]),
  holidays: ({ calendar }, { year }) => {
    const lines = calendarOf(calendar)
      .holidays(year)
      .map(({ date, name, observed }) => [date, name, observed === true] as const)
    return lines.sort(([a, one], [b, other]) => (`${a} ${one}` < `${b} ${other}` ? -1 : 1))
  },
  isWorkingDay: ({ calendar }, { date }) => calendarOf(calendar).isWorkingDay(date),
  addWorkingDays: ({ calendar }, { date, n }) => calendarOf(calendar).addWorkingDays(date, n),
  workingDaysBetween: ({ calendar }, { from, to }) => calendarOf(calendar).workingDaysBetween(from, to),
  explainCalendar: ({ calendar }, { from, to }) =>
    explainCalendar(calendar, Date.parse(from), Date.parse(to)).map(inText),
  deadline: (spec, query) => deadlineOf(spec, query),
  evaluate: (spec, { now }) => {
    const { severity, holder, targets } = referenceEvaluate(caseOf(spec, now))
    return { severity, holder, targets: mapped(targets, ({ consumed: _, ...target }) => inText(target)) }
  },
  cycles: (spec, { now }) => {
    const { cycles, terms } = referenceEvaluate(caseOf(spec, now))
    return Object.fromEntries(cycles.map(({ target: _, ...cycle }, i) => [terms[i].id, inText(cycle)]))
  },
  breaches: (spec, { now }) => sorted(referenceEvaluate(caseOf(spec, now)).breaches.map(inText)),
  ignored: (spec, { now }) => {
    const terms = caseOf(spec, now)
    const indices = referenceEvaluate(terms).ignored.map(event => terms.events.indexOf(event))
    return indices.sort((a, b) => a - b)
  },
  alerts: (spec, { now }) =>
    sorted(referenceAlerts(caseOf(spec, now)).map(({ id, at, fired }) => inText({ id, at, fired }))),
  explain: (spec, { now, target, cycle }) => {
    const { within: _, segments, overrun, ...rest } = referenceExplain({ ...caseOf(spec, now), target, cycle })
    return { ...(inText(rest) as object), segments: segments.map(inText), overrun: overrun.map(inText) }
  },
  timeByHolder: (spec, { now, target }) =>
    timeByHolder({ ...caseOf(spec, now), target }).map(({ share: _, ...row }) => row),
  verdicts: (spec, { now }) => sorted(verdictsOf(spec, now).map(({ isExcused: _, ...verdict }) => inText(verdict))),
  attainment: (spec, { now, objective, target }) => {
    const texts = {
      ...objective,
      min: String(objective.min),
      ...(objective.credits && { credits: creditsOf(objective) }),
    }
    return referenceAttainment(texts as SlowObjective, target, countedVerdicts(spec, now))
  },
  entitlement: ({ entitlement: { limit, per = 'year' } }, { uses, contractStart, timeZone, now }) => {
    const isTime = typeof limit === 'string'
    const months = ({ month: 1, quarter: 3, year: 12 } as const)[per as 'month']
    const amounts = uses.map(({ at, spent }: Asked) => ({
      ...{ at: Date.parse(at), amount: isTime ? millisecondsOf(spent) : 1 },
    }))
    const slow = { limit: isTime ? millisecondsOf(limit) : limit, months }
    return referenceEntitlement(slow, amounts, { contractStart, timeZone, now: Date.parse(now) })
  },
  forecast: (spec, { now, until }) => sorted(referenceForecast(caseOf(spec, now), Date.parse(until)).map(inText)),
  diff: ({ tickets, before, after }, { now }) =>
    sorted(referenceDiff(...bothVersions(tickets, before, after, now)).map(changeInText)),
  affected: ({ tickets, before, after }, { now }) =>
    sorted(referenceMoves(...bothVersions(tickets, before, after, now)).map(changeInText)),
}

const calendars = new Map<string, Reference>()

/** The same calendar is compiled once for all queries. */
function calendarOf(spec: CalendarSpec): Reference {
  const key = JSON.stringify(spec)
  const known = calendars.get(key) ?? reference(withoutCovers(spec))
  calendars.set(key, known)
  return known
}

/** The reference knows all years. The errors of the others are written by hand. */
function withoutCovers(spec: CalendarSpec): CalendarSpec {
  if (!('holidays' in spec) || !spec.holidays) return spec
  return { ...spec, holidays: spec.holidays.filter(rule => typeof rule === 'string' || !('covers' in rule)) }
}

function amountOf(budget: Asked | string | number) {
  return typeof budget === 'object' && 'due' in budget ? (budget as never) : millisecondsOf(budget as string)
}

function outcome(result: number | string | null): unknown {
  return typeof result === 'string' ? { error: result } : result === null ? null : utc(result)
}

function caseOf({ policy, calendar, calendars = {}, events }: Asked, now: string): Case {
  return {
    policy: policy as PolicyTerms,
    calendar: slowOf(calendar),
    calendars: mapped(calendars as { [name: string]: CalendarSpec }, slowOf),
    events: events.map((event: Asked) => ({ ...event, at: Date.parse(event.at) }) as AnyEvent),
    now: Date.parse(now),
  }
}

function slowOf(spec: CalendarSpec) {
  return { ...slowCalendar({ always: true } as const), spec, open: calendarOf(spec) }
}

/** The deadline of a report is that of a ticket to which nothing else happens. */
function deadlineOf(spec: Asked, { severity, reportedAt, channel, target = 'firstResponse' }: Asked): unknown {
  const report = { at: reportedAt, type: 'reported', severity, ...(channel && { channel }) }
  const alone = { ...spec, events: [report] }
  const breach = referenceAlerts(caseOf(alone, reportedAt)).find(({ id }) => id === `${target}/1/breach`)!
  const dueAt = utc(breach.at!)
  const { startsAt, notices } = referenceExplain({ ...caseOf(alone, dueAt), target })
  return { dueAt, startsAt: utc(startsAt!), notices }
}

/** The names of properties that are lengths, not instants. */
const LENGTHS = /Ms$|^ms$|^cycle$|^consumed$/

/** An object with its instants as text. */
function inText(value: object): object {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(
    entries.map(([key, one]) => [key, typeof one === 'number' && !LENGTHS.test(key) ? utc(one) : one]),
  )
}

function changeInText(change: object): object {
  const { dueBefore, dueAfter, ...rest } = change as { dueBefore: number | null; dueAfter: number | null }
  return { ...rest, dueBefore: outcome(dueBefore), dueAfter: outcome(dueAfter) }
}

function sorted<T>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function mapped<T, R>(values: { readonly [key: string]: T }, make: (value: T) => R): { [key: string]: R } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, make(value)]))
}

type SlowVerdict = {
  readonly ticket: string
  readonly target: string
  readonly cycle: number
  readonly severity: string
  readonly outcome: string
  readonly dueAt: number | null
  readonly isExcused: boolean
}

/** §14: the verdicts of all tickets: on each cycle, on breaches of replaced targets, and on targets without a cycle. */
function verdictsOf({ tickets, ...contract }: Asked, now: string): SlowVerdict[] {
  return tickets.flatMap(({ id, events }: Asked) => {
    const terms = caseOf({ ...contract, events }, now)
    const { cycles, targets, severity, breaches } = referenceEvaluate(terms)
    const ofCycles = cycles.map((cycle, i) => verdict(id, cycle, numberOf(cycles, i), cycle.state))
    const replaced = breaches.filter(({ target, at }) => !cycles.some(one => one.target === target && one.dueAt === at))
    const ofBreaches = replaced.map(({ target, severity, at }) => {
      const then = referenceEvaluate({ ...terms, now: at + 1 }).cycles
      const index = then.findIndex(one => one.target === target && one.dueAt === at)
      return verdict(id, { target, severity, dueAt: at }, numberOf(then, index), 'breached')
    })
    const found = new Set([...ofCycles, ...ofBreaches].map(({ target }) => target))
    // Events between `resolved` and `reopened` have no effect, so the last of the two decides.
    const last = happened(terms)
      .filter(({ type }) => type === 'resolved' || type === 'reopened')
      .at(-1)
    const without = namesOf(contract.policy).filter(target => !found.has(target))
    const ofOthers = without.map(target => {
      const canBegin = target in targets && last?.type !== 'resolved'
      return verdict(id, { target, severity, dueAt: null }, 1, canBegin ? 'pending' : 'not-applicable')
    })
    return [...ofCycles, ...ofBreaches, ...ofOthers]
  })
}

/** The number of a cycle among those of its target, from 1. */
function numberOf(cycles: readonly CycleReport[], index: number): number {
  return cycles.slice(0, index + 1).filter(({ target }) => target === cycles[index].target).length
}

function verdict(
  ticket: string,
  { target, severity, dueAt }: Pick<CycleReport, 'target' | 'severity' | 'dueAt'>,
  cycle: number,
  outcome: string,
): SlowVerdict {
  return { ticket, target, cycle, severity, outcome, dueAt, isExcused: false }
}

/** The targets that any severity of the policy has. */
function namesOf({ severities }: Asked): string[] {
  const names = Object.values(severities as { [name: string]: Asked }).flatMap(severity =>
    Object.entries(severity).filter(([, value]) => typeof value === 'object' && 'within' in value),
  )
  return [...new Set(names.map(([name]) => name))]
}

function countedVerdicts(spec: Asked, now: string): CountedVerdict[] {
  const reports = new Map<string, number>(
    spec.tickets.map(({ id, events }: Asked) => [id, Date.parse(events[0].at)] as const),
  )
  return verdictsOf(spec, now).map(({ ticket, target, severity, outcome }) => ({
    ...{ target, severity, reportedAt: reports.get(ticket)!, timeZone: spec.calendar.timeZone },
    outcome: ['running', 'paused', 'pending'].includes(outcome) ? 'open' : (outcome as 'met'),
    isExcused: (spec.waived ?? []).includes(ticket),
  }))
}

function creditsOf({ credits }: Asked) {
  return credits.map(({ below, percent }: Asked) => ({ below: String(below), percent }))
}

function bothVersions(tickets: unknown, before: Asked, after: Asked, now: string) {
  return [verdictsOf({ ...before, tickets }, now), verdictsOf({ ...after, tickets }, now)] as const
}
