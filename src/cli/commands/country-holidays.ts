import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { HolidayRule, YearRange } from '../../calendar/spec.ts'
import { isSlaCalendarError } from '../../errors.ts'
import { UserError } from '../../exports/user-error.ts'
import { type HolidaysClass, holidaysOfPlace } from '../../integrations/date-holidays/holidays-of-place.ts'
import { describe } from '../../validation/plain-data.ts'
import { plainHolidays } from './plain-holidays.ts'

/** The place of holidays: a country, and a region such as `BY`, or `BY/A` for a part of it. */
export type Place = { readonly country: string; readonly region: string | undefined }

/** The options of `init` by the keys of {@link holidaysOfPlace}. */
const OPTIONS: ReadonlyMap<PropertyKey | undefined, string> = new Map([
  ['country', '--country'],
  ['state', '--region'],
  ['region', '--region'],
  ['years', '--years'],
])

/**
 * Returns the public holidays of a place from the package date-holidays, as plain rules. They cover the years only.
 *
 * @throws {UserError} if the package is not installed, or if it does not know the place or all holidays of the years
 */
export async function countryHolidays({ country, region }: Place, years: YearRange): Promise<HolidayRule[]> {
  const source = await dateHolidays()
  const [state, part] = region?.split('/') ?? []
  try {
    const [covers, ...dated] = holidaysOfPlace(source, { country, state, region: part, years })
    return [covers, ...plainHolidays(dated as Parameters<typeof plainHolidays>[0], years.from, years.to)]
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    const option = OPTIONS.get(error.path[0]) ?? '--country'
    const hint = error.code === 'years-not-covered' ? ' Use fewer years, and add the missing dates to the file.' : ''
    const [problem] = hint ? error.message.split(' Use fewer years') : [error.message]
    throw new UserError(`${option}: ${problem.slice(problem.indexOf(': ') + 2)}${hint}`)
  }
}

/**
 * Returns the time zone of a country that has a single one.
 *
 * @throws {UserError} for a country with several, which names them, and for one that is not known
 */
export function zoneOfCountry(country: string): string {
  const zones = zonesOf(country)
  if (zones.length === 1) return zones[0]
  const known = zones.length ? `${describe(country)} has ${zones.join(', ')}.` : `Write it, such as Europe/Rome.`
  throw new UserError(`Missing option --time-zone. ${known}`)
}

function zonesOf(country: string): readonly string[] {
  if (!/^[A-Z]{2}$/.test(country)) return []
  // Node 20 and 22 have the getter, later versions the method.
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    readonly getTimeZones?: () => string[] | undefined
    readonly timeZones?: string[]
  }
  return locale.getTimeZones?.() ?? locale.timeZones ?? []
}

/** Loads date-holidays from where the command is installed, or from the project in the current folder. */
async function dateHolidays(): Promise<HolidaysClass> {
  try {
    return (await import('date-holidays')).default
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
  try {
    const loaded = createRequire(join(process.cwd(), 'sla.json'))('date-holidays')
    return loaded.default ?? loaded
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
  throw new UserError(
    '--country needs the package date-holidays, which is not installed. ' +
      'Write npm install date-holidays, or run npx -p sla-calendar -p date-holidays sla-calendar init.',
  )
}

function isNotFound(error: unknown): boolean {
  return ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes((error as NodeJS.ErrnoException).code ?? '')
}
