import type { Span } from '../spans.ts'
import type { CalendarSpec } from '../specs.ts'
import { type Cycle, dueOf, isInDays, type Phase } from './cycle.ts'
import type { Case } from './history.ts'
import { type Reason, stretches } from './reasons.ts'
import { aheadOf, holderAt, live, type Ticket } from './ticket.ts'

/** A piece of the time between the report and what came of it, §11. */
export type Segment = Span & {
  readonly counted: boolean
  readonly reason: Reason | 'paused' | 'held-by-others' | 'waiting' | 'stopped' | 'restarted'
  /** Its length in milliseconds. */
  readonly ms: number
  readonly name?: string
  readonly calendar?: string
  /** The holder of the ticket at that time, if there was one. */
  readonly holder?: string
}

export type SlowExplanation = {
  readonly dueAt: number | null
  readonly startsAt: number | null
  readonly stoppedAt: number | null
  readonly severity: string
  readonly within: unknown
  readonly budgetMs: number
  /** The date that is day 0 of a budget in days, and the dates counted after it. */
  readonly dayZero: string | undefined
  readonly countedDays: readonly string[] | undefined
  /** The codes of the notices. */
  readonly notices: readonly string[]
  readonly segments: readonly Segment[]
  readonly overrun: readonly Segment[]
}

/** A target of a ticket that has one, and the number of its cycle from 1, or else the last one. */
type Question = Case & { readonly target: string; readonly cycle?: number }

/**
 * §11. The segments begin with the report. The text does not name the reason of the time before a target's own start
 * event; here it is `stopped`, as between cycles.
 */
export function referenceExplain(terms: Question): SlowExplanation {
  const ticket = live(terms, new Set())
  const cycle = cycleOf(ticket, terms)
  const ahead = aheadOf(ticket, cycle)
  const { calendar } = ahead
  const dueAt = dueOf(cycle, ahead)
  const end = endOf(ticket, cycle)
  const phases: Phase[] = [
    { start: ticket.report.at, end: cycle.begunAt, doing: 'stopped', calendar },
    ...cycle.phases,
    { start: end, end: Math.max(end, dueAt ?? end), ...ahead }, // as if nothing else happened
  ]
  const pieces = phases
    .filter(phase => phase.start < phase.end)
    .flatMap(piecesOf)
    .flatMap(piece => byHolder(ticket, piece))
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

/** §11, `calendar.explain`: why a calendar is open and closed between two instants. */
export function explainCalendar(spec: CalendarSpec, from: number, to: number): Segment[] {
  return segments(openAndClosed(spec, from, to), from, to)
}

/** A share of the time that a target counted, §11. */
export type HolderShare = {
  readonly holder: string | null
  readonly countedMs: number
  /** The part of all counted time, 0 to 1; 0 if no time was counted. */
  readonly share: number
  readonly handOffs: number
  readonly heldAtBreach: boolean
}

/**
 * §11, `timeByHolder`: by holder, the first one first, the time that was counted until the stop or the present.
 *
 * The text does not define hand-offs, the holder at the breach, or until when time counts. Here a hand-off is a change
 * from this holder to another one within the time explained; the holder at the breach is the one who had the ticket just
 * before it was due; and the time still ahead of a running target does not count.
 */
export function timeByHolder(terms: Question): HolderShare[] {
  const ticket = live(terms, new Set())
  const cycle = cycleOf(ticket, terms)
  const end = endOf(ticket, cycle)
  const { dueAt, segments: due, overrun } = referenceExplain(terms)
  const pieces = segments([...due, ...overrun], ticket.report.at, end)
  const total = sum(pieces)
  return [...new Set(pieces.map(holderOf))].map(holder => {
    const own = pieces.filter(piece => holderOf(piece) === holder)
    const countedMs = sum(own)
    return {
      holder,
      countedMs,
      share: total === 0 ? 0 : countedMs / total,
      handOffs: own.filter(piece => pieces.some(next => next.start === piece.end && holderOf(next) !== holder)).length,
      heldAtBreach: dueAt !== null && dueAt < end && own.some(piece => piece.start < dueAt && dueAt <= piece.end),
    }
  })
}

function holderOf({ holder = null }: { holder?: string | null | undefined }): string | null {
  return holder
}

function sum(pieces: readonly Segment[]): number {
  return pieces.reduce((total, { counted, ms }) => total + (counted ? ms : 0), 0)
}

function cycleOf(ticket: Ticket, { target, cycle }: Question): Cycle {
  const cycles = ticket.cycles.filter(other => other.target === target)
  return cycle === undefined ? cycles.at(-1)! : cycles[cycle - 1]
}

function endOf(ticket: Ticket, cycle: Cycle): number {
  return cycle.stopped?.at ?? ticket.time
}

function datesOf({ spec: { within }, startedAt, budgeted }: Cycle) {
  if (!isInDays(within) || startedAt === null) return { dayZero: undefined, countedDays: undefined }
  const [dayZero, ...countedDays] = budgeted.calendar.open.countedDates(budgeted.start, within)
  return { dayZero, countedDays }
}

/** §9: reported outside business hours, through another channel or an unknown one, and nobody has called since. */
function wantsCall({ terms: { calendar }, report, phoned }: Ticket, { spec: { outOfHours } }: Cycle): boolean {
  if (outOfHours?.otherwise !== 'advise' || report.channel === outOfHours.channel || phoned) return false
  return !calendar.open.isOpen(report.at)
}

type Piece = Omit<Segment, 'ms' | 'name' | 'calendar' | 'holder'> & {
  readonly name?: string | undefined
  readonly calendar?: string | undefined
  readonly holder?: string | undefined
}

/** A phase with a calendar, stretch by stretch; any other in one piece. */
function piecesOf({ start, end, doing, calendar, pause }: Phase): Piece[] {
  if (doing !== 'running' && doing !== 'restarted') return [{ start, end, counted: false, reason: doing, name: pause }]
  return openAndClosed(calendar.spec, start, end).map(piece =>
    piece.counted && doing === 'restarted'
      ? { start: piece.start, end: piece.end, counted: false, reason: doing }
      : piece,
  )
}

function openAndClosed(spec: CalendarSpec, start: number, end: number): Piece[] {
  const isComposite = 'union' in spec || 'intersection' in spec || 'difference' in spec
  return stretches(spec, start, end).map(({ start, end, open, reason, name, desk }) => ({
    ...{ start, end, counted: open, reason, name, calendar: isComposite ? desk : undefined },
  }))
}

/** A piece, cut where the ticket changes hands. */
function byHolder(ticket: Ticket, piece: Piece): Piece[] {
  const changes = ticket.holders.map(({ at }) => at).filter(at => piece.start < at && at < piece.end)
  const edges = [piece.start, ...new Set(changes), piece.end]
  return edges
    .slice(1)
    .map((end, i) => ({ ...piece, start: edges[i], end, holder: holderAt(ticket, edges[i]) ?? undefined }))
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
  return found.map(({ start, end, counted, reason, name, calendar, holder }) => ({
    ...{ start, end, counted, reason, ms: end - start },
    ...(name !== undefined && { name }),
    ...(calendar !== undefined && { calendar }),
    ...(holder !== undefined && { holder }),
  }))
}

function sayings({ counted, reason, name, calendar, holder }: Piece): string {
  return JSON.stringify([counted, reason, name, calendar, holder])
}
