import { type Ahead, after, budgetFrom, type Cycle, countedUpTo, type Doing, dueIn, dueOf, isInDays } from './cycle.ts'
import { type AnyEvent, type AnySlowCalendar, type Case, happened, roundTheClock } from './history.ts'
import { type Definition, definitionsOf, includes, type TargetTerms, termsOf } from './policy.ts'

/** A breach that a change of severity has left behind. */
export type Breach = {
  readonly target: string
  readonly severity: string
  readonly at: number
  readonly stoppedAt: number | null
  readonly overMs: number
}

/** A ticket as it stands at `time`. */
export type Ticket = {
  readonly terms: Case
  readonly report: AnyEvent
  time: number
  severity: string
  /** The key of the calendar in force; undefined for the one the ticket began with. */
  calendarKey: string | undefined
  /** The open reasons, the one opened first ahead; undefined is the unnamed one. */
  readonly pauses: (string | undefined)[]
  resolved: boolean
  /** All events so far, except those between `resolved` and `reopened`. */
  readonly seen: AnyEvent[]
  /** The events that do something, in any account of the ticket. */
  readonly effective: Set<AnyEvent>
  /** The holders of the ticket, each with its first instant. */
  readonly holders: { readonly at: number; readonly holder: string }[]
  /** Whether somebody called while that could have an effect. */
  phoned: boolean
  /** All runs of all targets, in the order in which they began. */
  cycles: Cycle[]
  readonly pastBreaches: Breach[]
  readonly milestones: Map<string, number>
}

/** Takes a ticket through its history up to now. Events that do something, in any account of it, join `effective`. */
export function live(terms: Case, effective: Set<AnyEvent>): Ticket {
  const events = happened(terms)
  const ticket = replay(terms, events, events[0].severity!, effective)
  passTime(ticket, terms.now)
  return ticket
}

/** From the report on, as a ticket that was reported with the severity. */
function replay(terms: Case, events: AnyEvent[], severity: string, effective: Set<AnyEvent>): Ticket {
  const ticket = reported(terms, events[0], severity, effective)
  effective.add(events[0])
  for (const [i, event] of events.entries()) {
    if (i === 0) continue
    passTime(ticket, event.at)
    const before = events.slice(0, i)
    const asIf = (other: string) => {
      const unchanged = before.filter(earlier => earlier.type !== 'severityChanged')
      const account = replay(terms, unchanged, other, effective)
      passTime(account, event.at)
      return account
    }
    if (happens(ticket, event, asIf)) effective.add(event)
  }
  return ticket
}

function reported(terms: Case, report: AnyEvent, severity: string, effective: Set<AnyEvent>): Ticket {
  const ticket: Ticket = {
    terms,
    report,
    time: report.at,
    severity,
    calendarKey: undefined,
    pauses: [],
    resolved: false,
    seen: [report],
    effective,
    holders: [],
    phoned: false,
    cycles: [],
    pastBreaches: [],
    milestones: new Map(),
  }
  for (const [target, { starts }] of definitions(ticket)) {
    const spec = specOf(ticket, target)
    if (spec && includes(starts, report.type))
      begin(ticket, target, waits(ticket, spec) && !terms.calendar.open.isOpen(report.at))
  }
  return ticket
}

/** Lets time go by: nothing happens but that clocks run and that the desk may open for one that waits for it. */
function passTime(ticket: Ticket, to: number): void {
  const opening = ticket.cycles.some(cycle => cycle.waiting) ? inForce(ticket).open.nextOpen(ticket.time) : null
  const opens = opening !== null && opening <= to
  for (const cycle of ticket.cycles) {
    if (cycle.stopped) {
      if (opens) cycle.waiting = false // Nobody waits for this opening any more; a reopened clock starts at once.
    } else if (cycle.waiting && opens) {
      record(ticket, cycle, ticket.time, opening)
      start(ticket, cycle, opening)
      record(ticket, cycle, opening, to)
    } else record(ticket, cycle, ticket.time, to)
  }
  ticket.time = to
}

function record(ticket: Ticket, cycle: Cycle, from: number, to: number): void {
  if (from < to) cycle.phases.push({ start: from, end: to, ...aheadOf(ticket, cycle) })
}

/** Makes the event happen; true if it does anything. It stops targets, then has an effect of its own, then starts some. */
function happens(ticket: Ticket, event: AnyEvent, asIf: (severity: string) => Ticket): boolean {
  // The text does not say what `reopened` does to a ticket that is not resolved. Here it does nothing.
  if (ticket.resolved !== (event.type === 'reopened')) return false
  if (isRepeated(ticket, event)) return false
  ticket.seen.push(event)
  const stopped = definitions(ticket).map(
    ([target, { stops }]) =>
      (event.type === 'resolved' || includes(stops, event.type)) && stop(ticket, target, event.type),
  )
  const affected = takesEffect(ticket, event, asIf)
  // The text does not say what a target does that starts at `resolved`. Here `resolved` stops all and starts none.
  const starting = event.type === 'resolved' ? [] : definitions(ticket)
  const started = starting.map(([target, { starts }]) => includes(starts, event.type) && tryToStart(ticket, target))
  return [affected, ...stopped, ...started].includes(true)
}

/**
 * Whether the ticket is already as the event would have it. §10: a change to the same severity has no effect; so it
 * starts and stops no target, either. The text does not name its siblings, which are taken alike.
 */
function isRepeated(ticket: Ticket, event: AnyEvent): boolean {
  switch (event.type) {
    case 'paused':
      return ticket.pauses.includes(event.reason)
    case 'resumed':
      return !ticket.pauses.includes(event.reason)
    case 'assigned':
      return holderAt(ticket, event.at) === event.to
    case 'calendarChanged':
      return ticket.calendarKey === event.calendar
    case 'severityChanged':
      return ticket.severity === event.severity
    case 'milestone':
      return ticket.milestones.has(event.name!)
    default:
      return false
  }
}

/** The effects of an event other than to stop and start targets; true if it has any. */
function takesEffect(ticket: Ticket, event: AnyEvent, asIf: (severity: string) => Ticket): boolean {
  switch (event.type) {
    case 'phoned': {
      ticket.phoned = true
      const waiting = ticket.cycles.filter(cycle => cycle.waiting && !cycle.stopped)
      for (const cycle of waiting) start(ticket, cycle, ticket.time)
      return waiting.length > 0
    }
    case 'paused':
      ticket.pauses.push(event.reason)
      return true
    case 'resumed':
      ticket.pauses.splice(ticket.pauses.indexOf(event.reason), 1)
      return true
    case 'assigned':
      ticket.holders.push({ at: event.at, holder: event.to! })
      return true
    case 'calendarChanged':
      ticket.calendarKey = event.calendar
      return true
    case 'severityChanged':
      changeSeverity(ticket, event.severity!, asIf)
      return true
    case 'milestone':
      ticket.milestones.set(event.name!, event.at)
      return true
    case 'resolved':
      ticket.resolved = true
      return true
    case 'reopened':
      ticket.resolved = false
      ticket.pauses.length = 0
      for (const cycle of ticket.cycles.filter(isLastOf(ticket)))
        if (cycle.stopped?.by === 'resolved') reopen(ticket, cycle)
      return true
    case 'reported':
      throw new Error('reported twice')
    default:
      return false
  }
}

/** Whether a cycle is the last of its target. */
function isLastOf(ticket: Ticket): (cycle: Cycle) => boolean {
  const last = new Map(ticket.cycles.map(cycle => [cycle.target, cycle]))
  return cycle => last.get(cycle.target) === cycle
}

/** The holder of the ticket at an instant; null before the first. */
export function holderAt({ holders }: Ticket, at: number): string | null {
  return holders.filter(change => change.at <= at).at(-1)?.holder ?? null
}

/** Starts a target at one of its start events, unless it runs, or has run and does not repeat. */
function tryToStart(ticket: Ticket, target: string): boolean {
  if (!specOf(ticket, target) || running(ticket, target) || isDone(ticket, target)) return false
  begin(ticket, target)
  return true
}

/** A new run of the target. */
function begin(ticket: Ticket, target: string, waiting = false): void {
  const spec = specOf(ticket, target)!
  const cycle: Cycle = {
    target,
    begunAt: ticket.time,
    severity: ticket.severity,
    spec,
    ...budgetOf(ticket, spec, ticket.time),
    since: ticket.time,
    startedAt: null,
    waiting: true,
    phases: [],
    stopped: null,
  }
  ticket.cycles.push(cycle)
  if (!waiting) start(ticket, cycle, ticket.time)
}

function start(ticket: Ticket, cycle: Cycle, at: number): void {
  cycle.waiting = false
  cycle.startedAt = at
  cycle.since = at
  Object.assign(cycle, budgetOf(ticket, cycle.spec, at))
}

export function budgetOf(
  ticket: Ticket,
  spec: TargetTerms,
  start: number,
): Pick<Cycle, 'budget' | 'budgeted' | 'opens'> {
  const [calendar, clock] = [namedCalendar(ticket, spec), calendarOf(ticket, spec)]
  const budget = budgetFrom(spec, calendar, start, clock)
  // The text has a deadline in days "computed once", so one that is an opening stays one: in milliseconds alone it would
  // be due at the closing before it, and contradict `deadline`.
  const opens = isInDays(spec.within) && dueIn(spec.within, calendar, start) > after(clock, start, budget)
  return { budget, opens, budgeted: { start, calendar } }
}

function stop(ticket: Ticket, target: string, by: string): boolean {
  const cycle = running(ticket, target)
  if (cycle) cycle.stopped = { at: ticket.time, by, ahead: aheadOf(ticket, cycle) }
  return cycle !== undefined
}

/** What becomes of a target that `resolved` stopped when the ticket is reopened. */
function reopen(ticket: Ticket, cycle: Cycle): void {
  const { onReopen } = definitionsOf(ticket.terms.policy)[cycle.target]
  if (onReopen === undefined) goOn(ticket, cycle)
  if (onReopen === 'restart' && specOf(ticket, cycle.target)) begin(ticket, cycle.target)
}

/** A clock that `resolved` stopped goes on, the gap uncounted. */
function goOn(ticket: Ticket, cycle: Cycle): void {
  const gap = { start: cycle.stopped!.at, end: ticket.time }
  if (gap.start < gap.end) cycle.phases.push({ ...gap, doing: 'stopped', calendar: inForce(ticket) })
  cycle.stopped = null
  if (!cycle.waiting && cycle.startedAt === null) start(ticket, cycle, ticket.time)
}

function changeSeverity(ticket: Ticket, severity: string, asIf: (severity: string) => Ticket): void {
  const changedAt = ticket.time
  for (const cycle of ticket.cycles) {
    const due = cycle.stopped ? null : dueOf(cycle, aheadOf(ticket, cycle))
    if (due !== null && due < changedAt)
      ticket.pastBreaches.push({
        target: cycle.target,
        severity: cycle.severity,
        at: due,
        stoppedAt: changedAt,
        overMs: countedUpTo(cycle, changedAt) - countedUpTo(cycle, due),
      })
  }
  const choice = ticket.terms.policy.onSeverityChange ?? 'retroactive'
  const targets = definitions(ticket).map(([target]) => target)
  const had = new Set(targets.filter(target => specOf(ticket, target)))
  ticket.severity = severity
  if (choice === 'retroactive') ticket.cycles = stoppedAnd(targets, ticket.cycles, asIf(severity).cycles)
  else
    for (const target of targets) {
      const cycle = running(ticket, target)
      const spec = specOf(ticket, target)
      if (cycle && spec) changeClock(ticket, cycle, spec, choice)
      else if (cycle) ticket.cycles.splice(ticket.cycles.indexOf(cycle), 1)
      else if (spec && !had.has(target) && !isDone(ticket, target) && hasStarted(ticket, target)) begin(ticket, target)
    }
}

/** What has stopped stays as it is; of the rest, the account as if the new severity had held from the report. */
function stoppedAnd(targets: string[], cycles: Cycle[], account: Cycle[]): Cycle[] {
  return targets.flatMap(target => {
    const stopped = cycles.filter(cycle => cycle.target === target && cycle.stopped)
    return [...stopped, ...account.filter(cycle => cycle.target === target).slice(stopped.length)]
  })
}

/** Whether a target has had its one cycle, whatever the severities that follow. */
function isDone(ticket: Ticket, target: string): boolean {
  const { repeats } = definitionsOf(ticket.terms.policy)[target]
  return !repeats && ticket.cycles.some(cycle => cycle.target === target)
}

/**
 * Whether a start event of the target has happened. The text lets a target that only the new severity has start "at the
 * change". Here it still waits for its start event if there has been none.
 */
function hasStarted(ticket: Ticket, target: string): boolean {
  const { starts } = definitionsOf(ticket.terms.policy)[target]
  const first = ticket.seen.find(({ type }) => includes(starts, type))
  if (first) ticket.effective.add(first)
  return first !== undefined
}

function changeClock(ticket: Ticket, cycle: Cycle, spec: TargetTerms, choice: 'carry' | 'restart'): void {
  cycle.severity = ticket.severity
  cycle.spec = spec
  if (cycle.startedAt === null) {
    if (waits(ticket, spec)) Object.assign(cycle, budgetOf(ticket, spec, ticket.time))
    else start(ticket, cycle, ticket.time)
  } else if (choice === 'restart') {
    cycle.phases = cycle.phases.map(phase => (phase.doing === 'running' ? { ...phase, doing: 'restarted' } : phase))
    start(ticket, cycle, ticket.time)
  } else {
    cycle.since = ticket.time
    Object.assign(cycle, budgetOf(ticket, spec, cycle.startedAt))
  }
}

/** The run of the target that has not stopped. */
function running(ticket: Ticket, target: string): Cycle | undefined {
  return ticket.cycles.find(cycle => cycle.target === target && !cycle.stopped)
}

export function specOf(ticket: Ticket, target: string): TargetTerms | undefined {
  return termsOf(ticket.terms.policy, ticket.severity, target)
}

export function definitions({ terms }: Ticket): [target: string, definition: Definition][] {
  return Object.entries(definitionsOf(terms.policy))
}

/** Whether the target waits, reported outside business hours, for the phone call or the opening, §9. */
function waits(ticket: Ticket, { outOfHours }: TargetTerms): boolean {
  const { channel } = ticket.report
  return outOfHours?.otherwise === 'next-opening' && channel !== undefined && channel !== outOfHours.channel
}

function inForce(ticket: Ticket): AnySlowCalendar {
  const { calendar, calendars } = ticket.terms
  return ticket.calendarKey === undefined ? calendar : calendars![ticket.calendarKey]
}

/** The calendar whose open time a target counts. */
function calendarOf(ticket: Ticket, spec: TargetTerms): AnySlowCalendar {
  return spec.clock === 'always' ? roundTheClock : namedCalendar(ticket, spec)
}

/**
 * The calendar that a target names, or else the one in force. With clock `always` its zone and working days count for a
 * budget in calendar days; the text does not name the calendar of a target that names none.
 */
function namedCalendar(ticket: Ticket, spec: TargetTerms): AnySlowCalendar {
  return spec.calendar === undefined ? inForce(ticket) : ticket.terms.calendars![spec.calendar]
}

/** What the clock does from now on, if nothing else happens. */
export function aheadOf(ticket: Ticket, cycle: Cycle): Ahead {
  if (cycle.stopped) return cycle.stopped.ahead
  const doing = doingNow(ticket, cycle)
  const [pause] = doing === 'paused' ? pausesOf(ticket, cycle.spec) : []
  return { doing, calendar: calendarOf(ticket, cycle.spec), ...(pause !== undefined && { pause }) }
}

function doingNow(ticket: Ticket, cycle: Cycle): Doing {
  return cycle.waiting ? 'waiting' : doingOnceStarted(ticket, cycle.spec)
}

/** The text does not order the reasons. Here a pause comes before the holders: it applies whoever has the ticket. */
export function doingOnceStarted(ticket: Ticket, spec: TargetTerms): Doing {
  if (pausesOf(ticket, spec).length > 0) return 'paused'
  const holder = holderAt(ticket, ticket.time)
  return spec.heldBy && (holder === null || !spec.heldBy.includes(holder)) ? 'held-by-others' : 'running'
}

/** The open reasons that pause a target, the one opened first ahead. */
function pausesOf({ pauses }: Ticket, { pausable = true }: TargetTerms): readonly (string | undefined)[] {
  if (typeof pausable === 'boolean') return pausable ? pauses : []
  return pauses.filter(reason => reason !== undefined && pausable.includes(reason))
}

/** When a clock that waits will start, if nothing else happens. */
export function expectedStart(ticket: Ticket): number | null {
  return inForce(ticket).open.nextOpen(ticket.time)
}
