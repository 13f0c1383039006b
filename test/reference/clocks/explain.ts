import type { TargetName } from '../../../src/policy/spec.ts'
import type { Span } from '../spans.ts'
import type { WorkingDays } from '../working-days.ts'
import { type Cycle, dueOf, type Phase } from './cycle.ts'
import type { Case, SlowCalendar } from './history.ts'
import { type Reason, stretches } from './reasons.ts'
import { aheadOf, live, type Ticket } from './ticket.ts'

/** A piece of the time between the report and what came of it, §3.11. */
export type Segment = Span & {
  readonly counted: boolean
  readonly reason: Reason | 'paused' | 'waiting' | 'stopped' | 'restarted'
  /** Its length in milliseconds. */
  readonly ms: number
  readonly name?: string
  readonly calendar?: string
}

export type SlowExplanation = {
  readonly dueAt: number | null
  readonly startsAt: number | null
  readonly stoppedAt: number | null
  readonly severity: string
  readonly within: unknown
  readonly budgetMs: number
  /** The date that is day 0 of a budget in working days, and the dates counted after it. */
  readonly dayZero: string | undefined
  readonly countedDays: readonly string[] | undefined
  /** The codes of the notices. */
  readonly notices: readonly string[]
  readonly segments: readonly Segment[]
  readonly overrun: readonly Segment[]
}

/** §3.11, for the last run of a target, which the ticket must have. */
export function referenceExplain(terms: Case & { readonly target: TargetName }): SlowExplanation {
  const ticket = live(terms, new Set())
  const cycle = ticket.cycles.filter(({ target }) => target === terms.target).at(-1)!
  const { doing, calendar } = aheadOf(ticket, cycle)
  const dueAt = dueOf(cycle, { doing, calendar })
  const end = cycle.stopped?.at ?? ticket.time
  const phases: Phase[] = [
    { start: ticket.report.at, end: cycle.begunAt, doing: 'stopped', calendar },
    ...cycle.phases,
    { start: end, end: Math.max(end, dueAt ?? end), doing, calendar }, // as if nothing else happened
  ]
  const pieces = phases.filter(phase => phase.start < phase.end).flatMap(piecesOf)
  return {
    dueAt,
    startsAt: cycle.startedAt,
    stoppedAt: cycle.stopped?.at ?? null,
    severity: cycle.severity,
    within: cycle.spec.within,
    budgetMs: cycle.budget,
    ...datesOf(cycle),
    notices: wantsCall(ticket, cycle) ? ['phone-call-required'] : [],
    segments: segments(pieces, ticket.report.at, dueAt ?? end),
    overrun: segments(pieces, dueAt ?? end, end),
  }
}

function datesOf({ spec: { within }, startedAt, budgeted }: Cycle) {
  const isInDays = typeof within === 'object' && 'workingDays' in within && startedAt !== null
  if (!isInDays) return { dayZero: undefined, countedDays: undefined }
  const [dayZero, ...countedDays] = budgeted.calendar.open.countedDates(budgeted.start, within as WorkingDays)
  return { dayZero, countedDays }
}

/** §9: reported outside business hours, through another channel or an unknown one, and nobody has called since. */
function wantsCall({ terms: { calendar }, report, phoned }: Ticket, { spec: { outOfHours } }: Cycle): boolean {
  if (outOfHours?.otherwise !== 'advise' || report.channel === outOfHours.channel || phoned) return false
  return !calendar.open.isOpen(report.at)
}

type Piece = Omit<Segment, 'ms' | 'name' | 'calendar'> & {
  readonly name?: string | undefined
  readonly calendar?: string | undefined
}

/** A phase that goes by a calendar, told stretch by stretch; any other in one piece. */
function piecesOf({ start, end, doing, calendar, pause }: Phase): Piece[] {
  if (doing !== 'running' && doing !== 'restarted') return [{ start, end, counted: false, reason: doing, name: pause }]
  return stretches(calendar.spec, start, end).map(({ start, end, open, reason, name, desk }) =>
    open && doing === 'restarted'
      ? { start, end, counted: false, reason: doing }
      : { start, end, counted: open, reason, name, calendar: isComposite(calendar) ? desk : undefined },
  )
}

function isComposite({ spec }: SlowCalendar): boolean {
  return 'union' in spec || 'intersection' in spec || 'difference' in spec
}

/** What of the pieces lies between two instants, with neighbours that agree in everything made one. */
function segments(pieces: readonly Piece[], from: number, to: number): Segment[] {
  const found: Piece[] = []
  for (const piece of pieces) {
    const next = { ...piece, start: Math.max(piece.start, from), end: Math.min(piece.end, to) }
    if (next.start >= next.end) continue
    const last = found.at(-1)
    if (last && sayings(last) === sayings(next)) found[found.length - 1] = { ...last, end: next.end }
    else found.push(next)
  }
  return found.map(({ start, end, counted, reason, name, calendar }) => ({
    ...{ start, end, counted, reason, ms: end - start },
    ...(name !== undefined && { name }),
    ...(calendar !== undefined && { calendar }),
  }))
}

function sayings({ counted, reason, name, calendar }: Piece): string {
  return JSON.stringify([counted, reason, name, calendar])
}
