import fc from 'fast-check'
import type { CalendarSpec, SimpleCalendarSpec } from '../../src/calendar/spec.ts'
import type { AlertSpec } from '../../src/policy/alerts.ts'
import type { PolicySpec, SeveritySpec, TargetSpec } from '../../src/policy/spec.ts'
import type { CalendarDayBudget, WorkingDayBudget } from '../../src/time/day-budget.ts'
import { upcomingAlerts } from '../reference/clocks/alerts.ts'
import { budgetFrom, NoDue } from '../reference/clocks/cycle.ts'
import { referenceEvaluate } from '../reference/clocks/evaluate.ts'
import { type HistoryEvent, roundTheClock, type SlowCalendar, slowCalendar } from '../reference/clocks/history.ts'
import { day, hour, minute, second } from '../reference/dates.ts'
import { latest } from '../reference/open-time.ts'
import { TooFar } from '../reference/timeline.ts'
import { anyDesk } from './calendars.ts'
import { anyCalendarDayBudget, anyWorkingDayBudget } from './day-budgets.ts'
import { anyInstant } from './instants.ts'

/** A ticket's history with all that it is judged by. It is valid: reported once, nothing before the report. */
export type HistoryScene = {
  readonly policy: PolicySpec
  readonly calendar: SlowCalendar
  readonly calendars: { readonly [name: string]: SlowCalendar }
  readonly events: readonly HistoryEvent[]
  readonly now: number
}

const severities = ['critical', 'high', 'low'] as const
const channels = ['web', 'phone', 'email'] as const
const milestones = ['assigned', 'released', 'informed'] as const
const otherCalendars = ['boston', 'nights'] as const

/** How far the slow calendars look ahead. */
const years = 1

/** A random policy, random calendars and a random history, on a calendar of one desk. */
export function deskHistory(): fc.Arbitrary<HistoryScene> {
  return historyOn(fc.oneof({ arbitrary: serviceDesk(), weight: 2 }, { arbitrary: anyDesk(), weight: 1 }))
}

/** The same on a union of three desks in three zones. */
export function unionHistory(): fc.Arbitrary<HistoryScene> {
  const inZone = (timeZone: string) =>
    fc.tuple(serviceDesk(), fc.constantFrom(timeZone, undefined)).map(([desk, name]) => ({ ...desk, timeZone, name }))
  const three = fc.tuple(inZone('Europe/Rome'), inZone('America/New_York'), inZone('Asia/Tokyo'))
  return historyOn(three.map(union => ({ union })))
}

function historyOn(specs: fc.Arbitrary<CalendarSpec>): fc.Arbitrary<HistoryScene> {
  const terms = fc.tuple(specs, serviceDesk(), serviceDesk(), anyPolicy())
  return terms.chain(([spec, boston, nights, policy]) => {
    const calendar = slowCalendar(spec, years)
    const calendars = { boston: slowCalendar(boston, years), nights: slowCalendar(nights, years) }
    const clocks = [calendar, calendars.boston, roundTheClock]
    const plots = fc.array(anyPlot(policy), { minLength: 1, maxLength: 5, size: 'max' })
    const report = fc.oneof(
      { arbitrary: fc.tuple(anyReportInstant(spec), anyReport()), weight: 3 },
      { arbitrary: nightReport(spec, calendar), weight: 1 },
    )
    const told = fc.tuple(report, plots, fc.boolean(), fc.option(anyEnd(policy)), anyNow(policy))
    return told.map(([[at, report], plots, inOrder, end, nowIs]) => {
      const placed = [{ place: 0, event: { at, type: 'reported' as const, ...report, ref: 0 } as HistoryEvent }]
      const add = (row: Row, at: number) => {
        if (row.what.type === 'milestone' && report.requestKind === undefined) return
        placed.push({ place: inOrder ? 0 : row.place, event: { at, ...row.what, ref: placed.length } })
      }
      const scene = (now: number) => {
        const events = [...placed].sort((a, b) => a.place - b.place).map(({ event }) => event)
        const shown = { policy, calendar: spec, calendars: { boston, nights }, events, now }
        return { policy, calendar, calendars, events, now, [fc.toStringMethod]: () => JSON.stringify(shown) }
      }
      let last = at
      for (const row of plots.flat()) {
        last = stepped(row.step, at, last, clocks)
        add(row, last)
      }
      if (end) {
        last = instantFor(end.is, scene(last), to => stepped(to, at, last, clocks))
        add(end.row, last)
      }
      return scene(instantFor(nowIs, scene(last), to => stepped(to, at, last, clocks)))
    })
  })
}

/** An instant after all that happened, at or beside an event or an instant at which a clock reaches something. */
type Instant =
  | Step
  | { readonly to: 'event'; readonly index: number; readonly ms: number }
  | { readonly to: 'reached'; readonly index: number; readonly ms: number }

function anyNow(policy: PolicySpec): fc.Arbitrary<Instant> {
  return fc.oneof<fc.Arbitrary<Instant>[]>(anyStep(policy), anyStep(policy), beside('event'), beside('reached'))
}

function beside<To extends 'event' | 'reached'>(to: To) {
  return fc.record({ to: fc.constant(to), index: fc.nat({ max: 9 }), ms: fc.constantFrom(0, 0, 0, 1, -1) })
}

/** One event more, mostly at an instant at which a clock reaches something. */
function anyEnd(policy: PolicySpec): fc.Arbitrary<{ is: Instant; row: Row }> {
  return fc.record({ is: beside('reached'), row: anyRow(policy) })
}

/** @param led where a step leads */
function instantFor(is: Instant, scene: HistoryScene, led: (step: Step) => number): number {
  if (is.to !== 'event' && is.to !== 'reached') return led(is)
  const reported = scene.events.find(({ type }) => type === 'reported')!.at
  const instants = is.to === 'event' ? scene.events.map(({ at }) => at) : reachedIn(scene)
  const at = instants.length > 0 ? instants[is.index % instants.length] : scene.now
  return Math.min(Math.max(at + is.ms, reported), latest - 1)
}

/** The instants, from now on, at which clocks reach an alert or their end. */
function reachedIn(scene: HistoryScene): number[] {
  try {
    const { targets } = referenceEvaluate(scene)
    const dues = Object.values(targets).flatMap(({ dueAt }) => dueAt ?? [])
    const alerts = upcomingAlerts(scene).map(({ at }) => at!)
    return [...dues, ...alerts].filter(at => at >= scene.now)
  } catch (error) {
    if (error instanceof TooFar || error instanceof NoDue) return []
    throw error
  }
}

function anyReport() {
  const channel = fc.constantFrom(
    {},
    { channel: 'phone' },
    { channel: 'web' },
    { channel: 'email' },
    { channel: 'web' },
  )
  const kind = fc.constantFrom<{ requestKind?: string }>({}, { requestKind: 'databaseUpdate' })
  return fc
    .tuple(fc.constantFrom(...severities), channel, kind)
    .map(([severity, channel, kind]) => ({ severity, ...channel, ...kind }))
}

/** A report through the web portal just after a closing. */
function nightReport(spec: CalendarSpec, calendar: SlowCalendar) {
  const late = fc.constantFrom(0, 0, 1, 10 * minute, hour)
  return fc.tuple(anyReportInstant(spec), anyReport(), late).map(([at, report, late]) => {
    const closing = stepped({ to: 'closing', ms: late }, at, at, [calendar])
    return [closing, { ...report, channel: 'web' }] as const
  })
}

/** An instant of a report. As a number, the first months of 1970 look like seconds and are refused (§6). */
function anyReportInstant(spec: CalendarSpec): fc.Arbitrary<number> {
  return anyInstant(spec).filter(at => at < Date.UTC(1950) || at >= 1e10)
}

/** Something that happens, without its instant. */
type What = HistoryEvent extends infer E ? (E extends { at: number } ? Omit<E, 'at' | 'ref'> : never) : never

/** A few rows that belong together, or one. */
function anyPlot(policy: PolicySpec): fc.Arbitrary<Row[]> {
  const row = anyRow(policy)
  const between = (first: What, last: What) =>
    fc
      .tuple(row, fc.array(row, { maxLength: 2 }), row)
      .map(([a, middle, b]) => [{ ...a, what: first }, ...middle, { ...b, what: last }] as Row[])
  return fc.oneof(
    { arbitrary: fc.array(row, { minLength: 1, maxLength: 3 }), weight: 4 },
    { arbitrary: anyReason.chain(why => between({ type: 'paused', ...why }, { type: 'resumed', ...why })), weight: 2 },
    { arbitrary: between({ type: 'resolved' }, { type: 'reopened' }), weight: 1 },
    { arbitrary: between({ type: 'responded' }, { type: 'customerReplied' }), weight: 1 },
    { arbitrary: row.map(row => [{ ...row, what: { type: 'phoned' } } as Row]), weight: 1 },
  )
}

const anyReason = fc.constantFrom({}, { reason: 'customer' }, { reason: 'vendor' })

/** One row of the history; rows out of order are sorted by `place`. */
type Row = { readonly step: Step; readonly what: Exclude<What, { type: 'reported' }>; readonly place: number }

function anyRow(policy: PolicySpec): fc.Arbitrary<Row> {
  const of = <T extends string>(type: T) => fc.constant({ type })
  const pausing = (type: 'paused' | 'resumed') => anyReason.map(why => ({ type, ...why }))
  const what = fc.oneof(
    { arbitrary: of('responded'), weight: 4 },
    { arbitrary: of('customerReplied'), weight: 4 },
    { arbitrary: of('updated'), weight: 2 },
    { arbitrary: pausing('paused'), weight: 5 },
    { arbitrary: pausing('resumed'), weight: 5 },
    { arbitrary: fc.constantFrom(...severities).map(severity => ({ type: 'severityChanged', severity })), weight: 5 },
    {
      arbitrary: fc.constantFrom(...otherCalendars).map(calendar => ({ type: 'calendarChanged', calendar })),
      weight: 2,
    },
    { arbitrary: of('phoned'), weight: 3 },
    { arbitrary: fc.constantFrom(...milestones).map(name => ({ type: 'milestone', name })), weight: 1 },
    { arbitrary: of('resolved'), weight: 2 },
    { arbitrary: of('reopened'), weight: 3 },
  ) as fc.Arbitrary<Row['what']>
  return fc.record({ step: anyStep(policy), what, place: fc.nat({ max: 20 }) })
}

/** How to come from one event to the next. */
type Step =
  | { readonly to: 'later'; readonly ms: number }
  /** To the next opening or closing after the last event, or a millisecond beside it. */
  | { readonly to: 'opening'; readonly ms: number }
  | { readonly to: 'closing'; readonly ms: number }
  /** To where an amount is used up that began with the report or the last event, on one of the clocks. */
  | {
      readonly to: 'due'
      readonly amount: number
      readonly since: 'report' | 'last'
      readonly clock: 0 | 1 | 2
      readonly ms: number
    }

function anyStep(policy: PolicySpec): fc.Arbitrary<Step> {
  const beside = fc.constantFrom(0, 0, 0, 1, -1)
  const later = fc.oneof(
    { arbitrary: fc.constant(0), weight: 3 },
    { arbitrary: fc.constantFrom(1, second, minute, 10 * minute, 30 * minute, hour, 2 * hour), weight: 7 },
    { arbitrary: fc.nat({ max: 30 * minute }), weight: 6 },
    { arbitrary: fc.nat({ max: 4 * hour }), weight: 4 },
    { arbitrary: fc.nat({ max: 3 * day }), weight: 1 },
  )
  const amounts = amountsOf(policy)
  return fc.oneof(
    { arbitrary: later.map(ms => ({ to: 'later' as const, ms })), weight: 12 },
    { arbitrary: fc.record({ to: fc.constant('opening' as const), ms: beside }), weight: 1 },
    { arbitrary: fc.record({ to: fc.constant('closing' as const), ms: beside }), weight: 1 },
    {
      arbitrary: fc.record({
        to: fc.constant('due' as const),
        amount: fc.constantFrom(...amounts, ...amounts.map(amount => amount / 4)),
        since: fc.constantFrom('report' as const, 'last' as const),
        clock: fc.constantFrom(0 as const, 0 as const, 1 as const, 2 as const),
        ms: beside,
      }),
      weight: 3,
    },
  )
}

/** The budgets of a policy that are milliseconds. */
function amountsOf(policy: PolicySpec): number[] {
  const specs = Object.values(policy.severities).flatMap(severity =>
    targetNames.flatMap(target => (severity[target] as TargetSpec | undefined) ?? []),
  )
  const inTime = specs.filter(({ within }) => typeof within !== 'object' || !('workingDays' in within))
  return [hour, ...inTime.map(spec => budgetFrom(spec, roundTheClock, 0))]
}

/** Where a step leads, never back; a calendar that does not open for long is left for an hour. */
function stepped(step: Step, report: number, last: number, [calendar, boston]: SlowCalendar[]): number {
  try {
    return Math.min(Math.max(last, led(step, report, last, [calendar, boston, roundTheClock])), latest - 1)
  } catch (error) {
    if (!(error instanceof TooFar)) throw error
    return Math.min(last + hour, latest - 1)
  }
}

function led(step: Step, report: number, last: number, clocks: SlowCalendar[]): number {
  if (step.to === 'later') return last + step.ms
  if (step.to === 'opening') return (clocks[0].open.nextOpen(clocks[0].open.nextClose(last) ?? last) ?? last) + step.ms
  if (step.to === 'closing') return (clocks[0].open.nextClose(last) ?? last) + step.ms
  const due = clocks[step.clock].open.add(step.since === 'report' ? report : last, Math.round(step.amount))
  return typeof due === 'string' ? last : due + step.ms
}

const targetNames: readonly string[] = ['firstResponse', 'nextResponse', 'update', 'resolution']

/** Policies of three severities, some of which lack some targets. */
function anyPolicy(): fc.Arbitrary<PolicySpec> {
  return fc
    .record(
      {
        name: fc.constant('Any'),
        onSeverityChange: fc.constantFrom('retroactive' as const, 'carry' as const, 'restart' as const),
        alerts: anyAlerts(),
        rank: fc.integer({ min: 1, max: 3 }),
        severities: fc.record({ critical: anySeverity(1), high: anySeverity(2), low: anySeverity(3) }),
      },
      { requiredKeys: ['name', 'severities'] },
    )
    .map(policy => ({ ...policy, channels, requestKinds: { databaseUpdate: { milestones } } }))
}

function anySeverity(level: number): fc.Arbitrary<SeveritySpec> {
  const target = fc.option(anyTarget(), { freq: 4, nil: undefined })
  return fc
    .record({ firstResponse: target, nextResponse: target, update: target, resolution: target })
    .map(targets => ({ level, ...Object.fromEntries(Object.entries(targets).filter(([, spec]) => spec)) }))
}

function anyTarget(): fc.Arbitrary<TargetSpec> {
  const pausable = fc.constantFrom(true, false)
  const alerts = anyAlerts()
  const outOfHours = fc.record({
    channel: fc.constant('phone'),
    otherwise: fc.constantFrom('next-opening' as const, 'next-opening' as const, 'advise' as const),
  })
  const calendar = fc.option(fc.constantFrom(...otherCalendars), { freq: 1, nil: undefined })
  const rest = { clock: fc.constant('always' as const), pausable, alerts, outOfHours }
  const required = { requiredKeys: ['within', 'clock'] as ('within' | 'clock')[] }
  const always = fc.oneof<fc.WeightedArbitrary<object>[]>(
    { arbitrary: fc.record({ within: anyAmount(), ...rest }, required), weight: 3 },
    { arbitrary: fc.record({ within: anyFewCalendarDays(), ...rest, calendar }, required), weight: 1 },
  )
  const business = fc.record(
    {
      within: fc.oneof({ arbitrary: anyAmount(), weight: 3 }, { arbitrary: anyFewWorkingDays(), weight: 2 }),
      clock: fc.constant('business' as const),
      pausable,
      alerts,
      calendar,
    },
    required,
  )
  return fc
    .oneof(always, business)
    .map(spec => Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)) as TargetSpec)
}

function anyAlerts(): fc.Arbitrary<AlertSpec[]> {
  return fc.subarray<AlertSpec>([
    0.5,
    { name: 'soon', share: 0.75 },
    1 / 3,
    1.5,
    { before: 'PT30M' },
    { name: 'last hour', before: { hours: 1 } },
    { after: 90 * minute },
  ])
}

/** Few enough that budgets coincide, and some odd ones. */
function anyAmount(): fc.Arbitrary<TargetSpec['within']> {
  return fc.oneof(
    {
      arbitrary: fc.constantFrom<TargetSpec['within']>(
        'PT1H',
        'PT2H',
        { hours: 1.5 },
        { minutes: 30 },
        4 * hour,
        'PT8H',
      ),
      weight: 6,
    },
    { arbitrary: fc.constantFrom<TargetSpec['within']>('PT40H', { hours: 16 }), weight: 1 },
    { arbitrary: fc.integer({ min: 10, max: 3 * hour }).map(ms => ({ milliseconds: ms })), weight: 1 },
  )
}

/** Up to three working days, due at any time that is not that of the start itself. */
function anyFewWorkingDays(): fc.Arbitrary<TargetSpec['within']> {
  return anyWorkingDayBudget()
    .map(budget => ({ ...budget, workingDays: budget.workingDays % 4 }) as WorkingDayBudget)
    .filter(({ workingDays, due }) => workingDays > 0 || due !== 'same-time')
}

/** A few calendar days, weeks or a month. */
function anyFewCalendarDays(): fc.Arbitrary<TargetSpec['within']> {
  const amount = fc.constantFrom({ days: 1 }, { days: 2 }, { days: 5 }, { weeks: 1 }, { months: 1 })
  return fc
    .tuple(amount, anyCalendarDayBudget())
    .map(([amount, { due, ifClosed }]) => ({ ...amount, due, ...(ifClosed && { ifClosed }) }) as CalendarDayBudget)
}

/** A desk as they are: a few shifts, and around the turn of the year and the changes of the clock something special. */
function serviceDesk(): fc.Arbitrary<SimpleCalendarSpec> {
  return fc.record(
    {
      name: fc.constantFrom('Milan desk', 'Night desk', 'Follow'),
      timeZone: fc.constantFrom('Europe/Rome', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe'),
      hours: fc.constantFrom<SimpleCalendarSpec['hours']>(
        { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
        { 'mon-fri': '09:00-17:00', sat: '09:00-12:00' },
        { 'sun-thu': '22:00-06:00' },
        { 'mon-sun': '00:00-24:00' },
        { 'sat-sun': ['00:30-03:15', '12:00-20:00'], wed: '09:00-10:00' },
      ),
      holidays: fc.subarray([
        { name: 'Natale', month: 12, day: 25 },
        { month: 1, day: 1, substitute: { sat: 'mon', sun: 'mon' } as const },
        { name: 'Pasquetta', easter: 1 },
        { name: 'Half', month: 12, day: 24, closed: '13:00-24:00' },
        { name: 'Fundays', weekday: 'wed' as const, nth: 2 },
      ]),
      exceptions: fc.constantFrom<SimpleCalendarSpec['exceptions']>(
        { '2026-12-28/2026-12-31': { name: 'Trasloco', hours: 'closed' }, '2026-12-25': '10:00-12:00' },
        { '2026-03-27/2026-04-10': { name: 'Spring', hours: { 'mon-sat': '08:00-14:00' } }, '2026-03-29': 'closed' },
        { '2026-03-28': '20:00-04:00', '2026-10-24': { name: 'Night', hours: '23:00-03:00' } },
      ),
    },
    { requiredKeys: ['timeZone', 'hours'] },
  )
}
