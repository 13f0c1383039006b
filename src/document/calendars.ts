import { BusinessCalendar } from '../calendar/business-calendar.ts'
import { alwaysOpen } from '../calendar/calendars.ts'
import type { Calendars } from '../calendar/check-calendar.ts'
import { italianOffice } from '../calendar/presets/italian-office.ts'
import { type Combination, Composite } from '../calendar/sources/composite.ts'
import { parseCalendarSpec } from '../calendar/sources/parse-calendar-spec.ts'
import { Renamed } from '../calendar/sources/renamed.ts'
import type { CalendarSource } from '../calendar/sources/source.ts'
import { didYouMean } from '../validation/did-you-mean.ts'
import type { InputValue } from '../validation/input-value.ts'

/** The calendars that every config file knows. A calendar of the file with the same name replaces the built-in one. */
const BUILT_IN: Calendars = { italianOffice, alwaysOpen }

const COMBINATIONS: readonly string[] = ['union', 'intersection', 'difference']

/** The maximum length of a chain of names. References can expand exponentially; the limit prevents that. */
const MAX_CHAIN = 64

/**
 * Reads the calendars of a config file. The result has the built-in calendars, too.
 *
 * @param isJson whether they were read from a text, so that they have no value that JSON cannot write
 * @throws {SlaCalendarError} `calendar-unknown`; `input-invalid` for calendars that refer to each other in a circle; and
 * the codes of {@link businessCalendar}
 */
export function readCalendars(input: InputValue | undefined, isJson = false): Calendars {
  const names = input?.keys() ?? []
  const specs = (input?.value ?? {}) as { readonly [name: string]: unknown }
  const built = new Map<string, BusinessCalendar>()
  /** The sources by their specs without the name, as JSON. */
  const sources = new Map<string, CalendarSource>()
  /** The names of the calendars being built. Each refers to the next. */
  const chain: string[] = []

  function resolve(reference: InputValue): BusinessCalendar {
    const name = reference.text()
    const known = built.get(name)
    if (known) return known
    if (Object.hasOwn(specs, name)) return buildOnce(name, input!.at(name), reference)
    if (Object.hasOwn(BUILT_IN, name)) return BUILT_IN[name]
    throw reference.expected(
      'one of the calendars given',
      didYouMean(name, [...names, ...Object.keys(BUILT_IN)]),
      'calendar-unknown',
    )
  }

  /** @param reference the value that names the calendar, for errors */
  function buildOnce(name: string, spec: InputValue, reference: InputValue): BusinessCalendar {
    if (chain.includes(name)) {
      const circle = [...chain.slice(chain.indexOf(name)), name].join(' → ')
      throw reference.error(
        'input-invalid',
        `The calendars refer to each other in a circle: ${circle}.`,
        'At least one of them must not refer to the others.',
      )
    }
    if (chain.length === MAX_CHAIN)
      throw reference.error(
        'input-invalid',
        'Calendar references are nested too deeply.',
        'Refer to the last calendar directly.',
      )
    chain.push(name)
    const calendar = build(spec, name)
    chain.pop()
    built.set(name, calendar)
    return calendar
  }

  /** @param name the key of the spec in the config file; undefined for an operand */
  function build(spec: InputValue, name?: string): BusinessCalendar {
    if (typeof spec.value === 'string') return resolve(spec)
    const [kind] = spec.keys()
    if (!COMBINATIONS.includes(kind)) return new BusinessCalendar(sourceOf(spec, name))
    const operands = spec.onlyKeys([kind]).at(kind)
    const calendars = operands.list().map(operand => build(operand))
    return new BusinessCalendar(
      new Composite(kind as Combination, calendars.map(BusinessCalendar.internalsOf), operands),
    )
  }

  /**
   * Calendars that differ only in their names are read once: thousands of customers usually share a few. A calendar without
   * a name has its key in the config file as name, so that explanations can show it.
   */
  function sourceOf(spec: InputValue, key: string | undefined): CalendarSource {
    const given = spec.value as { readonly name?: unknown; readonly timeZone?: unknown }
    const hasZone = 'timeZone' in given
    const isNameless = !('name' in given)
    const { name, ...unnamed } = isNameless ? { name: hasZone ? key : undefined } : given
    const text = JSON.stringify(isNameless ? given : unnamed, isJson ? undefined : exactly)
    const known = sources.get(text)
    if (known && hasZone && typeof name === 'string' && name.trim()) return new Renamed(known, name)
    const source = parseCalendarSpec(isNameless && name !== undefined ? spec.with({ name, ...given }) : spec)
    sources.set(text, source)
    return source
  }

  const own: { [name: string]: BusinessCalendar } = { ...BUILT_IN }
  for (const name of names) {
    const spec = input!.at(name)
    own[name] = built.get(name) ?? buildOnce(name, spec, spec)
  }
  return Object.freeze(own)
}

/** Keeps apart what JSON writes as null. */
function exactly(_key: string, value: unknown): unknown {
  const isExact = value !== undefined && (typeof value !== 'number' || Number.isFinite(value))
  return isExact ? value : { [String(value)]: true }
}
