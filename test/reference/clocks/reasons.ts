import { addDays, dateShown, datesBetween, day, yearOf } from '../dates.ts'
import { type Desk, reading, shiftsInForce } from '../desk.ts'
import { closedParts, holidaysIn } from '../holidays.ts'
import { readDesk } from '../open-time.ts'
import type { Span } from '../spans.ts'
import type { CalendarSpec, DeskSpec } from '../specs.ts'
import { dateAt, dateExists, firstShowing, startOfDate } from '../wall-time.ts'
import type { Hours } from '../weekly-hours.ts'

export type Reason = 'hours' | 'exception' | 'always' | 'outside-hours' | 'holiday'

/** Why a calendar is open or closed at an instant, §11, and whose reason that is. */
export type Why = {
  readonly open: boolean
  readonly reason: Reason
  readonly name?: string | undefined
  readonly desk?: string | undefined
}

/** A stretch of time that is open or closed for one reason. */
export type Stretch = Span & Why

/** From `start` to `end`, without a gap: neighbours differ, if only in their reasons. */
export function stretches(spec: CalendarSpec, start: number, end: number): Stretch[] {
  const reasons = reasonsOf(spec)
  const edges = [start, ...reasons.edges(start, end), end].filter(edge => start <= edge && edge <= end)
  const inOrder = [...new Set(edges)].sort((a, b) => a - b)
  return inOrder.slice(1).map((to, i) => ({ start: inOrder[i], end: to, ...reasons.at(inOrder[i]) }))
}

type Reasons = {
  at(instant: number): Why
  /** Between two of them nothing changes. */
  edges(start: number, end: number): number[]
}

function reasonsOf(spec: CalendarSpec): Reasons {
  const found = known.get(spec) ?? readReasons(spec)
  known.set(spec, found)
  return found
}

const known = new WeakMap<CalendarSpec, Reasons>()

function readReasons(spec: CalendarSpec): Reasons {
  if ('always' in spec) return { at: () => ({ open: true, reason: 'always' }), edges: () => [] }
  if ('union' in spec) return combined(spec.union, whys => whys.find(why => why.open) ?? closedForAll(whys))
  if ('intersection' in spec) return combined(spec.intersection, whys => whys.find(why => !why.open) ?? whys[0])
  if ('difference' in spec) {
    const [, subtracted] = spec.difference
    const name = 'name' in subtracted ? subtracted.name : undefined
    const taken: Why = { open: false, reason: 'exception', name, desk: name }
    return combined(spec.difference, ([first, second]) => (first.open && second.open ? taken : first))
  }
  return deskReasons(spec)
}

/** §11: the reason all operands share, with the names on which they agree, else `outside-hours` of none of them. */
function closedForAll(whys: Why[]): Why {
  const [{ reason, name, desk }] = whys
  if (whys.some(why => why.reason !== reason)) return { open: false, reason: 'outside-hours' }
  return {
    ...{ open: false, reason },
    name: whys.every(why => why.name === name) ? name : undefined,
    desk: whys.every(why => why.desk === desk) ? desk : undefined,
  }
}

function combined(specs: readonly CalendarSpec[], choose: (whys: Why[]) => Why): Reasons {
  const operands = specs.map(reasonsOf)
  return {
    at: instant => choose(operands.map(operand => operand.at(instant))),
    edges: (start, end) => operands.flatMap(operand => operand.edges(start, end)),
  }
}

/** What a date brings, some of it past its midnight: hours that replace, holidays, shifts. */
type DateFacts = {
  readonly replacing: Named[]
  readonly holidays: Named[]
  readonly shifts: Named[]
  readonly replacedBy?: string | undefined
}
type Named = Span & { readonly name?: string | undefined }

/** §4, asked from the outside in: replacing hours, replaced dates, holidays, shifts. */
function deskReasons(spec: DeskSpec): Reasons {
  const desk = readDesk(spec)
  const knownDates = new Map<string, DateFacts>()

  function factsOf(date: string): DateFacts {
    const found = knownDates.get(date) ?? readDate(desk, date)
    knownDates.set(date, found)
    return found
  }

  function why(instant: number): Why {
    const date = dateAt(desk.timeZone, instant)
    const around = datesBetween(addDays(date, -3), addDays(date, 1)).map(factsOf)
    const inside = (kind: 'replacing' | 'holidays' | 'shifts') =>
      around.flatMap(facts => facts[kind]).find(span => span.start <= instant && instant < span.end)
    const replacing = inside('replacing')
    if (replacing) return { open: true, reason: 'exception', name: replacing.name }
    const { replacedBy } = factsOf(date)
    if (replacedBy !== undefined) return { open: false, reason: 'exception', name: replacedBy }
    const holiday = inside('holidays')
    if (holiday) return { open: false, reason: 'holiday', name: holiday.name }
    const shift = inside('shifts')
    if (!shift) return { open: false, reason: 'outside-hours' }
    return shift.name === undefined
      ? { open: true, reason: 'hours' }
      : { open: true, reason: 'exception', name: shift.name }
  }

  return {
    at: instant => ({ ...why(instant), desk: spec.name }),
    edges: (start, end) =>
      datesBetween(dateShown(start - 3 * day), dateShown(end + 3 * day)).flatMap(date => {
        const { replacing, holidays, shifts } = factsOf(date)
        const spans = [...replacing, ...holidays, ...shifts]
        return [startOfDate(desk.timeZone, date), ...spans.flatMap(span => [span.start, span.end])]
      }),
  }
}

function readDate(desk: Desk, date: string): DateFacts {
  const exception = desk.exceptionOn(date)
  const name = exception?.name
  const changesWeek = exception !== undefined && 'weekly' in exception
  const facts = {
    replacing: [],
    holidays: holidaysOn(desk, date),
    shifts: shifts(desk, date, shiftsInForce(desk, date), changesWeek ? name : undefined),
  }
  if (!exception || changesWeek) return facts
  return { ...facts, replacing: shifts(desk, date, exception.replacedBy, name), replacedBy: name }
}

function shifts(desk: Desk, date: string, hours: readonly Hours[], name: string | undefined): Named[] {
  return dateExists(desk.timeZone, date) ? hours.map(stretch => ({ ...wallSpan(desk, date, stretch), name })) : []
}

/** What the holidays of a date close, in the order in which the calendar names them. */
function holidaysOn(desk: Desk, date: string): Named[] {
  const onDate = holidaysIn(desk, yearOf(date)).filter(holiday => holiday.date === date)
  const inOrder = onDate.sort((a, b) => desk.rules.indexOf(a.rule) - desk.rules.indexOf(b.rule))
  return inOrder.flatMap(({ rule, original }) =>
    closedParts(rule).map(({ start, end }) => ({
      ...wallSpan(desk, date, { opens: start, closes: end }),
      name: rule.name ?? original,
    })),
  )
}

function wallSpan({ timeZone }: Desk, date: string, { opens, closes }: Hours): Span {
  return {
    start: firstShowing(timeZone, reading(date, opens)),
    end: firstShowing(timeZone, reading(date, closes)),
  }
}
