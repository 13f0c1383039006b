import { BusinessCalendar } from '../calendar/business-calendar.ts'
import { alwaysOpen } from '../calendar/calendars.ts'
import type { Calendars } from '../calendar/check-calendar.ts'
import { italianOffice } from '../calendar/presets/italian-office.ts'
import { type Combination, Composite } from '../calendar/sources/composite.ts'
import { parseCalendarSpec } from '../calendar/sources/parse-calendar-spec.ts'
import { InputValue } from '../validation/input-value.ts'
import { didYouMean } from '../validation/suggest.ts'

/** The calendars that every document knows; one of its own by the same name takes the place. */
const BUILT_IN: Calendars = { italianOffice, alwaysOpen }

const COMBINATIONS: readonly string[] = ['union', 'intersection', 'difference']

/** Longer than any chain of names that means something. */
const LONGEST_CHAIN = 64

/**
 * The calendars of a document by name, the built-in ones among them.
 *
 * @throws {SlaCalendarError} `calendar-unknown`, `input-invalid` for calendars that name each other in a ring, and all
 * that {@link businessCalendar} throws
 */
export function readCalendars(given: InputValue | undefined): Calendars {
  const specs = new Map(given?.entries())
  const made = new Map<string, BusinessCalendar>()
  /** The names being read, each of which stands in the calendar before it. */
  const chain: string[] = []

  function named(given: InputValue): BusinessCalendar {
    const name = given.text()
    const known = made.get(name)
    if (known) return known
    const spec = specs.get(name)
    if (spec) return madeOnce(name, spec, given)
    if (Object.hasOwn(BUILT_IN, name)) return BUILT_IN[name]
    throw given.expected(
      'one of the calendars given',
      didYouMean(name, [...specs.keys(), ...Object.keys(BUILT_IN)]),
      'calendar-unknown',
    )
  }

  function madeOnce(name: string, spec: InputValue, from: InputValue): BusinessCalendar {
    if (chain.includes(name))
      throw from.error(
        'input-invalid',
        `The calendars go round in a ring: ${[...chain.slice(chain.indexOf(name)), name].join(' → ')}.`,
        'Let one of them name none of the others.',
      )
    if (chain.length === LONGEST_CHAIN)
      throw from.error('input-invalid', 'The names of calendars form too long a chain.', 'Name the last one at once.')
    chain.push(name)
    const result = read(bearing(name, spec))
    chain.pop()
    made.set(name, result)
    return result
  }

  function read(spec: InputValue): BusinessCalendar {
    if (typeof spec.value === 'string') return named(spec)
    const [[kind, operands] = []] = spec.entries()
    if (!operands || !COMBINATIONS.includes(kind!)) return new BusinessCalendar(parseCalendarSpec(spec))
    spec.onlyKeys([kind!])
    const parts = operands.list().map(read)
    return new BusinessCalendar(new Composite(kind as Combination, parts.map(BusinessCalendar.internalsOf), operands))
  }

  for (const [name, spec] of specs) if (!made.has(name)) madeOnce(name, spec, spec)
  const own = [...specs.keys()].map(name => [name, made.get(name)!])
  return Object.freeze({ ...BUILT_IN, ...Object.fromEntries(own) })
}

/** A desk without a name of its own bears the one that the document gives it, so that explanations can name it. */
function bearing(name: string, spec: InputValue): InputValue {
  const isNameless = spec.value instanceof Object && 'timeZone' in spec.value && !('name' in spec.value)
  return isNameless ? new InputValue({ name, ...(spec.value as object) }, spec.path) : spec
}
