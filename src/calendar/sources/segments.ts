import { DAY, type EpochDay, weekdayOf } from '../../time/epoch-day.ts'
import { RANGE_END, RANGE_START } from '../../time/range.ts'
import { exceptionsFrom, type ParsedException } from '../exceptions.ts'
import { MIDNIGHT, type Shifts } from '../hours.ts'
import { type Combination, Composite, sharedReason } from './composite.ts'
import { Schedule } from './schedule.ts'
import type { CalendarSource, Reason } from './source.ts'

/** Why a calendar is open or closed, and whose reason that is where several are combined. */
type Why = {
  readonly isOpen: boolean
  readonly reason: Reason
  readonly name?: string | undefined
  readonly calendar?: string | undefined
}

/** A stretch of time that is open or closed for one reason, half-open, in epoch milliseconds. */
export type CalendarSegment = Why & { readonly start: number; readonly end: number }

const MINUTE = 60_000

/** The stretches from one instant to another, without a gap; neighbours differ, if only in their reasons (§3.11). */
export function segmentsOf(source: CalendarSource, from: number, to: number): CalendarSegment[] {
  return joinSegments(found(source, from, to))
}

/** Neighbours that agree in everything but their times become one. */
export function joinSegments<T extends { readonly start: number; readonly end: number }>(pieces: readonly T[]): T[] {
  const result: T[] = []
  let wordsBefore = ''
  for (const piece of pieces) {
    const words = JSON.stringify({ ...piece, start: 0, end: 0 })
    const last = result.length - 1
    if (words === wordsBefore) result[last] = { ...result[last], end: piece.end }
    else result.push(piece)
    wordsBefore = words
  }
  return result
}

function found(source: CalendarSource, from: number, to: number): CalendarSegment[] {
  if (source instanceof Schedule) return deskStretches(source, from, to)
  if (source instanceof Composite) return compositeStretches(source, from, to)
  return [{ start: from, end: to, isOpen: true, reason: 'always' }]
}

function deskStretches(desk: Schedule, from: number, to: number): CalendarSegment[] {
  const { zone } = desk
  const result: CalendarSegment[] = []
  for (let date = zone.dateOf(Math.max(from, RANGE_START)); zone.startOf(date) < Math.min(to, RANGE_END); date++)
    for (const { start, end, ...why } of dateStretches(desk, date)) {
      const opening = Math.max(zone.instantOf(date * DAY + start * MINUTE), from)
      const closing = Math.min(zone.instantOf(date * DAY + end * MINUTE), to)
      if (opening < closing) result.push({ start: opening, end: closing, ...why })
    }
  return result
}

/** A date of a desk, in minutes after midnight: one layer of §3.4 painted over the other. */
function dateStretches(desk: Schedule, date: EpochDay): CalendarSegment[] {
  const [yesterday, today] = exceptionsFrom(date - 1, date, desk.applied)
  const closings = desk.holidaysBetween(date, date)
  const hours = (day: EpochDay, exception?: ParsedException) => (exception?.week ?? desk.week)[weekdayOf(day)]
  const pieces: CalendarSegment[] = [{ start: 0, end: MIDNIGHT, isOpen: false, reason: 'outside-hours' }]
  const paint = (start: number, end: number, why: Why) => {
    if (start >= end) return
    // The pieces follow each other without a gap: those from the first to the last are painted over, if only in part.
    const first = pieces.findIndex(piece => piece.end > start)
    const after = pieces.findIndex(piece => piece.end >= end) + 1
    const painted = [
      { ...pieces[first], end: start },
      { ...why, start, end },
      { ...pieces[after - 1], start: end },
    ]
    pieces.splice(first, after - first, ...painted.filter(piece => piece.start < piece.end))
  }
  const open = (exception?: ParsedException): Why => ({
    isOpen: true,
    ...(exception ? { reason: 'exception', name: exception.name ?? exception.key } : { reason: 'hours' }),
  })
  const paintHours = (shifts: Shifts, offset: number, why: Why) => {
    for (let i = 0; i < shifts.length; i += 2)
      paint(Math.max(shifts[i] - offset, 0), Math.min(shifts[i + 1] - offset, MIDNIGHT), why)
  }
  // What yesterday brings comes last: it began first.
  const paintBoth = (before: Shifts | undefined, own: Shifts | undefined, isWeek: boolean) => {
    paintHours(own ?? [], 0, open(isWeek && !today?.week ? undefined : today))
    if (desk.exists(date - 1))
      paintHours(before ?? [], MIDNIGHT, open(isWeek && !yesterday?.week ? undefined : yesterday))
  }
  paintBoth(hours(date - 1, yesterday), hours(date, today), true)
  for (const { name, closed = [0, MIDNIGHT] } of closings.reverse())
    paintHours(closed, 0, { isOpen: false, reason: 'holiday', name })
  if (today?.day) paint(0, MIDNIGHT, { ...open(today), isOpen: false })
  paintBoth(yesterday?.day, today?.day, false)
  return pieces
}

function compositeStretches(composite: Composite, from: number, to: number): CalendarSegment[] {
  const all = composite.operands.map(operand =>
    found(operand, from, to).map(stretch => ({ calendar: operand.name, ...stretch })),
  )
  const edges = [...new Set(all.flatMap(list => list.map(({ start }) => start)))].sort((a, b) => a - b)
  const places = all.map(() => 0)
  return edges.map((start, i) => {
    const whys = all.map((list, k) => {
      while (list[places[k]].end <= start) places[k]++
      return list[places[k]]
    })
    return { ...chosen(composite, whys), start, end: edges[i + 1] ?? to }
  })
}

/** Open: the first operand that is open. Closed: what the closed operands agree on, or what is subtracted (§11). */
function chosen({ combination, operands }: Composite, whys: readonly Why[]): Why {
  const [first, second] = whys
  const decides: Record<Combination, () => Why | undefined> = {
    union: () => whys.find(why => why.isOpen) ?? { ...sharedReason(whys), isOpen: false },
    intersection: () => whys.find(why => !why.isOpen),
    difference: () => {
      const { name } = operands[1]
      return first.isOpen && second.isOpen ? { isOpen: false, reason: 'exception', name, calendar: name } : undefined
    },
  }
  return decides[combination]() ?? first
}
