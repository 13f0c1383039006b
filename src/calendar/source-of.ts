import { type ErrorPath, SlaCalendarError } from '../errors.ts'
import { checkList, checkObject } from '../input/check.ts'
import { always } from './always.ts'
import { Composite } from './composite.ts'
import { Desk } from './desk.ts'
import type { CalendarSource } from './source.ts'

const COMBINATIONS = ['union', 'intersection', 'difference'] as const

/** Reads a description of any kind: a desk's, a combination's (§3.12) or that of {@link alwaysOpen}. */
export function sourceOf(given: unknown, path: ErrorPath): CalendarSource {
  const spec = checkObject(given, path)
  if ('always' in spec) {
    if (checkObject(spec, path, ['always']).always === true) return always()
    throw new SlaCalendarError('input-invalid', [...path, 'always'], 'Only true is possible here.')
  }
  const combination = COMBINATIONS.find(name => name in spec)
  if (!combination) return new Desk(spec, path)
  const list = checkList(checkObject(spec, path, [combination])[combination], [...path, combination])
  checkCount(combination, list.length, [...path, combination])
  return new Composite(
    combination,
    list.map((operand, i) => sourceOf(operand, [...path, combination, i])),
  )
}

/** @throws {SlaCalendarError} `input-invalid` for a combination of none, or a difference of other than two */
export function checkCount(combination: (typeof COMBINATIONS)[number], count: number, path: ErrorPath): void {
  const good = combination === 'difference' ? count === 2 : count > 0
  if (!good)
    throw new SlaCalendarError(
      'input-invalid',
      path,
      `${count} calendars were given.`,
      combination === 'difference' ? 'A difference takes two.' : 'Give one or more.',
    )
}
