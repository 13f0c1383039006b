import { isDatesAlone } from '../../calendar/exceptions/is-dates-alone.ts'
import type { Explanation, Segment } from '../../explain/explain.ts'
import { shortReason } from '../../explain/lines.ts'
import type { ChangeMessages } from '../../explain/messages/messages.ts'
import { DAY, type EpochDay } from '../../time/epoch-day.ts'
import { dateFormatter } from '../../time/format/date-formatter.ts'
import { exactDuration } from '../../time/format/duration.ts'
import { zoneOf } from '../../time/zone.ts'
import type { ChangeReason } from './change-reason.ts'

/** How many dates a list of reasons names; the others are counted. */
const MAX_DATES = 3

/** The reasons of segments that come from a calendar, so that they belong to a date. */
const CALENDAR_REASONS: readonly string[] = ['hours', 'always', 'outside-hours', 'holiday', 'exception']

/** Time that counts in one explanation only. */
type Piece = {
  readonly start: number
  readonly end: number
  /** The version in which the time does not count. */
  readonly closedIn: 'OLD' | 'NEW'
  /** Why it does not count there. */
  readonly closed: Segment<number>
  /** Why it counts in the other version. */
  readonly open: Segment<number>
  /** The zone of the dates. */
  readonly timeZone: string
}

/**
 * Returns the time that counts in one explanation but not in the other: by date for hours, holidays and exceptions, and
 * the sum for pauses and the like. Time after the earlier due instant cannot be the reason.
 */
export function countingReasons(
  old: Explanation<number>,
  current: Explanation<number>,
  messages: ChangeMessages,
): ChangeReason[] {
  const pieces = differingPieces(old, current)
  const isByCalendar = ({ closed }: Piece) => CALENDAR_REASONS.includes(closed.reason)
  // Another clock explains all differences between calendars.
  const dates = old.clock === current.clock ? dateReasons(pieces.filter(isByCalendar), messages) : []
  const names = [old.calendar, current.calendar]
  const calendar: ChangeReason[] =
    dates.length && names[0] !== names[1] ? [{ rule: 'calendar', message: messages.calendar(names[0], names[1]) }] : []
  const left = dates.length - MAX_DATES
  const more: ChangeReason[] = left > 0 ? [{ rule: dates[MAX_DATES].rule, message: messages.moreDates(left) }] : []
  return [
    ...calendar,
    ...dates.slice(0, MAX_DATES),
    ...more,
    ...sumReasons(
      pieces.filter(piece => !isByCalendar(piece)),
      messages,
    ),
  ]
}

/** Returns the time that counts in exactly one explanation, in time order. */
function differingPieces(old: Explanation<number>, current: Explanation<number>): Piece[] {
  const pieces: Piece[] = []
  const [first, second] = [old.segments, current.segments]
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const [a, b] = [first[i], second[j]]
    const start = Math.max(a.start, b.start)
    const end = Math.min(a.end, b.end)
    if (start < end && a.counted !== b.counted)
      pieces.push(
        a.counted
          ? { start, end, closedIn: 'NEW', closed: b, open: a, timeZone: current.timeZone }
          : { start, end, closedIn: 'OLD', closed: a, open: b, timeZone: old.timeZone },
      )
    if (a.end === end) i++
    if (b.end === end) j++
  }
  return pieces
}

function dateReasons(pieces: readonly Piece[], messages: ChangeMessages): ChangeReason[] {
  const byDate = new Map<string, { readonly piece: Piece; readonly date: EpochDay; ms: number }>()
  for (const piece of pieces)
    for (const { date, ms } of datesOf(piece)) {
      const { closedIn, closed, open } = piece
      const key = JSON.stringify([date, closedIn, closed.reason, closed.name, open.reason, open.name])
      const known = byDate.get(key) ?? { piece, date, ms: 0 }
      known.ms += ms
      byDate.set(key, known)
    }
  return Array.from(byDate.values(), ({ piece: { closedIn, closed, open }, date, ms }) => {
    const day = dateFormatter(messages.locale).shortDate(date * DAY)
    const openIn = closedIn === 'OLD' ? 'NEW' : 'OLD'
    if (closed.reason === 'holiday')
      return { rule: closed.reason, message: messages.holiday(day, named(closed), closedIn) }
    const rule = open.reason === 'exception' ? open.reason : closed.reason
    const nameOfException = (segment: Segment<number>) => (segment.reason === 'exception' ? named(segment) : undefined)
    const [openBy, closedBy] = [open, closed].map(nameOfException)
    const facts = { duration: exactDuration(ms), date: day, version: openIn, otherVersion: closedIn } as const
    return { rule, message: messages.countsOnlyIn({ ...facts, openBy, closedBy }) }
  })
}

function sumReasons(pieces: readonly Piece[], messages: ChangeMessages): ChangeReason[] {
  const sums = new Map<string, { readonly piece: Piece; ms: number }>()
  for (const piece of pieces) {
    const key = JSON.stringify([piece.closedIn, piece.closed.reason, piece.closed.name])
    const known = sums.get(key) ?? { piece, ms: 0 }
    known.ms += piece.end - piece.start
    sums.set(key, known)
  }
  return Array.from(sums.values(), ({ piece: { closed, closedIn }, ms }) => ({
    rule: closed.reason,
    message: messages.onlyIn(shortReason(closed, messages.locale) + named(closed), exactDuration(ms), closedIn),
  }))
}

/** Returns the local dates of a piece, with the time on each. */
function datesOf({ start, end, timeZone }: Piece): { date: EpochDay; ms: number }[] {
  const zone = zoneOf(timeZone, ['timeZone'])
  const dates: { date: EpochDay; ms: number }[] = []
  for (let from = start; from < end; ) {
    const date = zone.dateOf(from)
    const until = Math.min(end, zone.startOf(date + 1))
    dates.push({ date, ms: until - from })
    from = until
  }
  return dates
}

/** Returns a name in brackets; nothing for the dates that stand for a missing name. */
function named({ name }: Segment<number>): string {
  return name === undefined || isDatesAlone(name) ? '' : ` (${name})`
}
