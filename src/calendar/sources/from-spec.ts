import type { Given } from '../../validation/given.ts'
import { always } from './always.ts'
import { Composite } from './composite.ts'
import { Desk } from './schedule.ts'
import type { CalendarSource } from './source.ts'

/** Reads a description of any kind: a desk's, a combination's (§3.12) or that of {@link alwaysOpen}. */
export function sourceOf(given: Given): CalendarSource {
  const [[kind, operands] = []] = given.entries()
  if (kind === 'always') {
    if (given.shape([kind]).at(kind).value !== true) throw given.at(kind).not('true')
    return always()
  }
  if (kind !== 'union' && kind !== 'intersection' && kind !== 'difference') return new Desk(given)
  given.shape([kind])
  return new Composite(kind, operands!.list().map(sourceOf), operands!)
}
