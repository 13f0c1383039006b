import { BusinessCalendar } from '../calendar/business-calendar.ts'
import { alwaysOpen } from '../calendar/calendars.ts'
import type { Calendars } from '../calendar/check-calendar.ts'
import { italianOffice } from '../calendar/presets/italian-office.ts'
import { type Combination, Composite } from '../calendar/sources/composite.ts'
import { parseCalendarSpec } from '../calendar/sources/parse-calendar-spec.ts'
import { Renamed } from '../calendar/sources/renamed.ts'
import type { CalendarSource } from '../calendar/sources/source.ts'
import { didYouMean } from '../validation/did-you-mean.ts'
import { InputValue } from '../validation/input-value.ts'

/** The calendars that every config file knows. A calendar of the file with the same name replaces the built-in one. */
const BUILT_IN: Calendars = { italianOffice, alwaysOpen }

const COMBINATIONS: readonly string[] = ['union', 'intersection', 'difference']

/** The maximum length of a chain of names. References can expand exponentially; the limit prevents that. */
const MAX_CHAIN = 64

/**
 * Reads the calendars of a config file. The result has the built-in calendars, too.
 *
 * @throws {SlaCalendarError} `calendar-unknown`; `input-invalid` for calendars that refer to each other in a circle; and
 * the codes of {@link businessCalendar}
 */
export function readCalendars(input: InputValue | undefined): Calendars {
  const specs = new Map(input?.entries())
  const built = new Map<string, BusinessCalendar>()
  /** The sources by their specs without the name, as JSON. */
  const sources = new Map<string, CalendarSource>()
  /** The names of the calendars being built. Each refers to the next. */
  const chain: string[] = []

  function resolve(reference: InputValue): BusinessCalendar {
    const name = reference.text()
    const known = built.get(name)
    if (known) return known
    const spec = specs.get(name)
    if (spec) return buildOnce(name, spec, reference)
    if (Object.hasOwn(BUILT_IN, name)) return BUILT_IN[name]
    throw reference.expected(
      'one of the calendars given',
      didYouMean(name, [...specs.keys(), ...Object.keys(BUILT_IN)]),
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
    const calendar = build(withDefaultName(name, spec))
    chain.pop()
    built.set(name, calendar)
    return calendar
  }

  function build(spec: InputValue): BusinessCalendar {
    if (typeof spec.value === 'string') return resolve(spec)
    const [[kind, operands] = []] = spec.entries()
    if (!operands || !COMBINATIONS.includes(kind!)) return new BusinessCalendar(sourceOf(spec))
    spec.onlyKeys([kind!])
    const calendars = operands.list().map(build)
    return new BusinessCalendar(
      new Composite(kind as Combination, calendars.map(BusinessCalendar.internalsOf), operands),
    )
  }

  /** Calendars that differ only in their names are read once: thousands of customers usually share a few. */
  function sourceOf(spec: InputValue): CalendarSource {
    const { name, ...unnamed } = spec.value as { readonly name?: unknown }
    const text = JSON.stringify(unnamed, exactly)
    const known = sources.get(text)
    if (known && 'timeZone' in unnamed && typeof name === 'string' && name.trim()) return new Renamed(known, name)
    const source = parseCalendarSpec(spec)
    sources.set(text, source)
    return source
  }

  for (const [name, spec] of specs) if (!built.has(name)) buildOnce(name, spec, spec)
  const own = [...specs.keys()].map(name => [name, built.get(name)!])
  return Object.freeze({ ...BUILT_IN, ...Object.fromEntries(own) })
}

/** Keeps apart what JSON writes as null. */
function exactly(_key: string, value: unknown): unknown {
  const isExact = value !== undefined && (typeof value !== 'number' || Number.isFinite(value))
  return isExact ? value : { [String(value)]: true }
}

/** Gives a calendar without a name its key in the config file as name, so that explanations can show it. */
function withDefaultName(name: string, spec: InputValue): InputValue {
  const isNameless = spec.value instanceof Object && 'timeZone' in spec.value && !('name' in spec.value)
  return isNameless ? new InputValue({ name, ...(spec.value as object) }, spec.path) : spec
}
