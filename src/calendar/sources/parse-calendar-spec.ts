import type { InputValue } from '../../validation/input-value.ts'
import { always } from './always.ts'
import { Composite, checkCount } from './composite.ts'
import { Schedule } from './schedule.ts'
import type { CalendarSource } from './source.ts'

/** Reads a spec of any kind: a schedule, a combination (§12) or {@link alwaysOpen}. */
export function parseCalendarSpec(given: InputValue): CalendarSource {
  const [[kind, operands] = []] = given.entries()
  if (kind === 'always') {
    if (given.onlyKeys([kind]).at(kind).value !== true) throw given.at(kind).expected('true')
    return always()
  }
  if (kind !== 'union' && kind !== 'intersection' && kind !== 'difference') return new Schedule(given)
  given.onlyKeys([kind])
  operands!.read(() => checkCount(kind, operands!.list().length, operands!))
  const sources = operands!.each(parseCalendarSpec)
  if (given.isRefused) given.stop()
  return new Composite(kind, sources, operands!)
}
