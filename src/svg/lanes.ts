import { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { CalendarSource } from '../calendar/sources/source.ts'
import { spelledOutText } from '../text/xml-text.ts'
import type { EpochDay } from '../time/epoch-day.ts'
import type { Zone } from '../time/zone.ts'
import { type Band, dateSplitter, type WallPart } from './bands.ts'

/** The open time of one office on a date. */
export type Lane = { readonly name: string; readonly parts: readonly WallPart[] }

/** If a calendar combines more, it has no lanes. */
const MAX_LANES = 8

/** Returns the offices that a calendar combines; none for a plain calendar, and for a combination of very many. */
export function officesOf(calendar: BusinessCalendar | undefined): readonly CalendarSource[] {
  const operands = calendar ? BusinessCalendar.internalsOf(calendar).operands : []
  return operands.length > 1 && operands.length <= MAX_LANES ? operands : []
}

/** Returns the open time of each office on a date of a zone. An office without a name has that of its zone. */
export function lanesOf(offices: readonly CalendarSource[], date: EpochDay, zone: Zone): Lane[] {
  const [start, end] = [zone.startOf(date), zone.startOf(date + 1)]
  return offices.map(office => {
    const [from, to] = [Math.max(start, office.coverage.from), Math.min(end, office.coverage.to)]
    const spans = from < to ? office.spans(from, to) : []
    const split = dateSplitter(zone, start, end)
    const parts = spans.flatMap((edge, i) => (i % 2 ? [...split(spans[i - 1], edge)] : []))
    return { name: spelledOutText(office.name ?? office.zone.id), parts }
  })
}

/** A part of a date in which one team or person has the ticket. */
export type HolderPart = Pick<Band, 'from' | 'to'> & { readonly holder: string }

/** Returns who has the ticket on a date. */
export function holderLane(bands: readonly Band[]): HolderPart[] {
  const parts: HolderPart[] = []
  for (const { from, to, holder } of bands) {
    const last = parts.at(-1)
    const name = holder === undefined ? '' : spelledOutText(holder)
    if (last?.holder === name) parts[parts.length - 1] = { ...last, to: Math.max(last.to, to) }
    else parts.push({ holder: name, from, to })
  }
  return parts.filter(({ holder }) => holder)
}
