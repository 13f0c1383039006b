import type { TargetName, TargetSpec } from '../../../src/policy/spec.ts'
import { type Ahead, budgetFrom, type Cycle, countedUpTo, type Doing, dueOf } from './cycle.ts'
import {
  type Case,
  type HistoryEvent,
  happened,
  type Reported,
  roundTheClock,
  type SlowCalendar,
  targetNames,
} from './history.ts'

/** A breach that a change of severity has left behind. */
export type Breach = {
  readonly target: TargetName
  readonly severity: string
  readonly at: number
  readonly stoppedAt: number | null
  readonly overMs: number
}

/** A ticket as it stands at `time`. */
export type Ticket = {
  readonly terms: Case
  readonly report: Reported
  time: number
  severity: string
  /** The key of the calendar in force; undefined for the one the ticket began with. */
  calendarKey: string | undefined
  /** The open reasons, the one opened first ahead; undefined is the unnamed one. */
  readonly pauses: (string | undefined)[]
  resolved: boolean
  /** Whether somebody called while that could have an effect. */
  phoned: boolean
  /** All runs of all targets, in the order in which they began. */
  cycles: Cycle[]
  readonly pastBreaches: Breach[]
  readonly milestones: Map<string, number>
}

/** Takes a ticket through its history up to now. Events that do something, in any account of it, join `effective`. */
export function live(terms: Case, effective: Set<HistoryEvent>): Ticket {
  const events = happened(terms)
  const report = events[0] as Reported
  const ticket = replay(terms, events, report.severity, effective)
  passTime(ticket, terms.now)
  return ticket
}

/** From the report on, as a ticket that was reported with the severity. */
function replay(terms: Case, events: HistoryEvent[], severity: string, effective: Set<HistoryEvent>): Ticket {
  const ticket = reported(terms, events[0] as Reported, severity)
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

function reported(terms: Case, report: Reported, severity: string): Ticket {
  const ticket: Ticket = {
    terms,
    report,
    time: report.at,
    severity,
    calendarKey: undefined,
    pauses: [],
    resolved: false,
    phoned: false,
    cycles: [],
    pastBreaches: [],
    milestones: new Map(),
  }
  for (const target of targetNames) {
    const spec = specOf(ticket, target)
    if (spec) begin(ticket, target, waits(ticket, spec) && !terms.calendar.open.isOpen(report.at))
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
  const { doing, calendar } = aheadOf(ticket, cycle)
  if (from === to) return
  const pause = doing === 'paused' && ticket.pauses[0] !== undefined ? { pause: ticket.pauses[0] } : {}
  cycle.phases.push({ start: from, end: to, doing, calendar, ...pause })
}

/** Makes the event happen; true if it does anything. */
function happens(ticket: Ticket, event: HistoryEvent, asIf: (severity: string) => Ticket): boolean {
  if (ticket.resolved && event.type !== 'reopened') return false
  switch (event.type) {
    case 'responded': {
      const stopped = ['firstResponse', 'nextResponse'].map(target => stop(ticket, target, event.type))
      return anyOf([...stopped, renewUpdate(ticket, event.type)])
    }
    case 'updated':
      return renewUpdate(ticket, event.type)
    case 'customerReplied':
      if (!specOf(ticket, 'nextResponse') || running(ticket, 'nextResponse')) return false
      begin(ticket, 'nextResponse')
      return true
    case 'phoned': {
      ticket.phoned = true
      const waiting = ticket.cycles.filter(cycle => cycle.waiting && !cycle.stopped)
      for (const cycle of waiting) start(ticket, cycle, ticket.time)
      return waiting.length > 0
    }
    case 'paused':
      if (ticket.pauses.includes(event.reason)) return false
      ticket.pauses.push(event.reason)
      return true
    case 'resumed':
      if (!ticket.pauses.includes(event.reason)) return false
      ticket.pauses.splice(ticket.pauses.indexOf(event.reason), 1)
      return true
    case 'calendarChanged':
      if (ticket.calendarKey === event.calendar) return false
      ticket.calendarKey = event.calendar
      return true
    case 'severityChanged':
      if (ticket.severity === event.severity) return false
      changeSeverity(ticket, event.severity, asIf)
      return true
    case 'milestone':
      if (ticket.milestones.has(event.name)) return false
      ticket.milestones.set(event.name, event.at)
      return true
    case 'resolved':
      for (const target of targetNames) stop(ticket, target, event.type)
      ticket.resolved = true
      return true
    case 'reopened':
      if (!ticket.resolved) return false
      ticket.resolved = false
      ticket.pauses.length = 0
      for (const cycle of ticket.cycles) if (cycle.stopped?.by === 'resolved') goOn(ticket, cycle)
      return true
    case 'reported':
      throw new Error('reported twice')
  }
}

function anyOf(effects: boolean[]): boolean {
  return effects.includes(true)
}

/** A new run of the target. */
function begin(ticket: Ticket, target: TargetName, waiting = false): void {
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

function budgetOf(ticket: Ticket, spec: TargetSpec, start: number): Pick<Cycle, 'budget' | 'budgeted'> {
  const calendar = calendarOf(ticket, spec)
  return { budget: budgetFrom(spec, calendar, start), budgeted: { start, calendar } }
}

function stop(ticket: Ticket, target: string, by: string): boolean {
  const cycle = running(ticket, target)
  if (cycle) cycle.stopped = { at: ticket.time, by, ahead: aheadOf(ticket, cycle) }
  return cycle !== undefined
}

/** The update clock starts again. */
function renewUpdate(ticket: Ticket, by: string): boolean {
  if (!specOf(ticket, 'update')) return false
  stop(ticket, 'update', by)
  begin(ticket, 'update')
  return true
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
  const had = new Set(targetNames.filter(target => specOf(ticket, target)))
  ticket.severity = severity
  if (choice === 'retroactive') ticket.cycles = stoppedAnd(ticket.cycles, asIf(severity).cycles)
  else
    for (const target of targetNames) {
      const cycle = running(ticket, target)
      const spec = specOf(ticket, target)
      if (cycle && spec) changeClock(ticket, cycle, spec, choice)
      else if (cycle) ticket.cycles.splice(ticket.cycles.indexOf(cycle), 1)
      else if (spec && !had.has(target) && !answered(ticket, target)) begin(ticket, target)
    }
}

/** What has stopped stays as it is; of the rest, the account as if the new severity had held from the report. */
function stoppedAnd(cycles: Cycle[], account: Cycle[]): Cycle[] {
  return targetNames.flatMap(target => {
    const stopped = cycles.filter(cycle => cycle.target === target && cycle.stopped)
    return [...stopped, ...account.filter(cycle => cycle.target === target).slice(stopped.length)]
  })
}

/** There is one first response, whatever the severities that follow. */
function answered(ticket: Ticket, target: TargetName): boolean {
  return target === 'firstResponse' && ticket.cycles.some(cycle => cycle.target === target)
}

function changeClock(ticket: Ticket, cycle: Cycle, spec: TargetSpec, choice: 'carry' | 'restart'): void {
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

function specOf(ticket: Ticket, target: TargetName): TargetSpec | undefined {
  return ticket.terms.policy.severities[ticket.severity][target]
}

/** Whether the target waits, reported outside business hours, for the phone call or the opening, §3.9. */
function waits(ticket: Ticket, { outOfHours }: TargetSpec): boolean {
  const { channel } = ticket.report
  return outOfHours?.otherwise === 'next-opening' && channel !== undefined && channel !== outOfHours.channel
}

function inForce(ticket: Ticket): SlowCalendar {
  const { calendar, calendars } = ticket.terms
  return ticket.calendarKey === undefined ? calendar : calendars![ticket.calendarKey]
}

/** The calendar whose open time a target counts. */
function calendarOf(ticket: Ticket, spec: TargetSpec): SlowCalendar {
  if (spec.clock === 'always') return roundTheClock
  return spec.calendar === undefined ? inForce(ticket) : ticket.terms.calendars![spec.calendar]
}

/** What the clock does from now on, if nothing else happens. */
export function aheadOf(ticket: Ticket, cycle: Cycle): Ahead {
  return cycle.stopped?.ahead ?? { doing: doingNow(ticket, cycle), calendar: calendarOf(ticket, cycle.spec) }
}

function doingNow(ticket: Ticket, cycle: Cycle): Doing {
  if (cycle.waiting) return 'waiting'
  return ticket.pauses.length > 0 && cycle.spec.pausable !== false ? 'paused' : 'running'
}

/** When a clock that waits will start, if nothing else happens. */
export function expectedStart(ticket: Ticket): number | null {
  return inForce(ticket).open.nextOpen(ticket.time)
}
