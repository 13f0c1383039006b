import { addDays, dateShown, datesBetween, day, yearOf } from './dates.ts'
import { type Desk, deskOf, reading, shiftsInForce } from './desk.ts'
import { isList } from './exceptions.ts'
import { closedParts, holidaysIn } from './holidays.ts'
import { clip, combine, contains, joined, type Span } from './spans.ts'
import type { CalendarSpec, DeskSpec } from './specs.ts'
import { dateExists, firstShowing, startOfDate } from './wall-time.ts'
import type { Hours } from './weekly-hours.ts'

/** §1: the instants that are supported, `[earliest, latest)`. */
export const earliest = Date.parse('1900-01-01T00:00:00Z')
export const latest = Date.parse('2200-01-01T00:00:00Z')

/** A calendar's open time: at an instant, and within a window as sorted spans. */
export type OpenTime = {
  /** The zone of its dates (§12). */
  readonly timeZone: string
  isOpen(at: number): boolean
  spans(start: number, end: number): Span[]
  /** The calendars of one desk it is made of. */
  readonly desks: readonly Desk[]
}

export function openTime(spec: CalendarSpec): OpenTime {
  if ('always' in spec)
    return { timeZone: 'UTC', isOpen: () => true, spans: (start, end) => [{ start, end }], desks: [] }
  if ('union' in spec) return composite(spec.union, inside => inside.some(Boolean))
  if ('intersection' in spec) return composite(spec.intersection, inside => inside.every(Boolean))
  if ('difference' in spec) return composite(spec.difference, ([first, second]) => first && !second)
  return simple(spec)
}

/** §12: by instant, whatever the zones of the operands. */
function composite(specs: readonly CalendarSpec[], open: (inside: boolean[]) => boolean): OpenTime {
  const operands = specs.map(openTime)
  return {
    timeZone: operands[0].timeZone,
    isOpen: at => open(operands.map(operand => operand.isOpen(at))),
    spans: (start, end) =>
      combine(
        operands.map(operand => operand.spans(start, end)),
        open,
      ),
    desks: operands.flatMap(operand => operand.desks),
  }
}

/** §4: `((shifts − holidays) − replaced dates) + replacing hours`. */
function simple(spec: DeskSpec): OpenTime {
  const desk = readDesk(spec)
  const known = new Map<number, Layers>()

  /** The layers around one date of UTC. */
  function layersAround(at: number): Layers {
    const start = Math.floor(at / day) * day
    const found = known.get(start) ?? layers(desk, start, start + day)
    known.set(start, found)
    return found
  }

  return {
    timeZone: desk.timeZone,
    isOpen(at) {
      const { shifts, holidays, replaced, replacing } = layersAround(at)
      if (contains(replacing, at)) return true
      if (contains(replaced, at)) return false
      return contains(shifts, at) && !contains(holidays, at)
    },
    spans(start, end) {
      const { shifts, holidays, replaced, replacing } = layers(desk, start, end)
      const open = combine(
        [shifts, holidays, replaced, replacing],
        ([shift, holiday, gone, extra]) => (shift && !holiday && !gone) || extra,
      )
      return joined(clip(open, start, end))
    },
    desks: [desk],
  }
}

/** A desk whose exceptions may count the working days of a month: those of the same desk without such exceptions. */
export function readDesk(spec: DeskSpec): Desk {
  let plain: OpenTime | undefined
  return deskOf(spec, date => {
    plain ??= simple(withoutWorkingDays(spec))
    const { start, end } = wholeDate(spec, date)
    return plain.spans(start, end).length > 0
  })
}

function withoutWorkingDays(spec: DeskSpec): DeskSpec {
  const { exceptions = {} } = spec
  if (!isList(exceptions)) return spec
  const counts = (on: unknown) => typeof on === 'object' && on !== null && 'workingDay' in on
  return { ...spec, exceptions: exceptions.filter(entry => !('on' in entry && counts(entry.on))) }
}

type Layers = { shifts: Span[]; holidays: Span[]; replaced: Span[]; replacing: Span[] }

/** Everything that can touch `[start, end)`: of the dates in it, and of three more on either side. */
function layers(desk: Desk, start: number, end: number): Layers {
  const found: Layers = { shifts: [], holidays: [], replaced: [], replacing: [] }
  for (const date of datesBetween(dateShown(start - 3 * day), dateShown(end + 3 * day))) {
    const exception = desk.exceptionOn(date)
    if (exception && 'replacedBy' in exception) {
      found.replaced.push(wholeDate(desk, date))
      found.replacing.push(...shiftsOf(desk, date, exception.replacedBy))
    }
    found.shifts.push(...shiftsOf(desk, date, shiftsInForce(desk, date)))
    for (const { rule } of holidaysIn(desk, yearOf(date)).filter(holiday => holiday.date === date))
      for (const { start, end } of closedParts(rule))
        found.holidays.push(wallSpan(desk, date, { opens: start, closes: end }))
  }
  return found
}

/** A local date, §2: empty where the zone never had it. */
function wholeDate({ timeZone }: { readonly timeZone: string }, date: string): Span {
  return { start: startOfDate(timeZone, date), end: startOfDate(timeZone, addDays(date, 1)) }
}

/** The hours that start on a date. A date that does not exist has none (§2). */
function shiftsOf(desk: Desk, date: string, hours: readonly Hours[]): Span[] {
  if (hours.length === 0 || !dateExists(desk.timeZone, date)) return []
  return hours.map(stretch => wallSpan(desk, date, stretch))
}

function wallSpan(desk: Desk, date: string, { opens, closes }: Hours): Span {
  return {
    start: firstShowing(desk.timeZone, reading(date, opens)),
    end: firstShowing(desk.timeZone, reading(date, closes)),
  }
}
