import Holidays from 'date-holidays'
import { fromDateHolidays } from '../../dist/date-holidays.js'
import type { HolidayRule } from '../../dist/index.js'
import type { Choice } from '../fields.tsx'

const world = new Holidays()

/** The countries of date-holidays and their holidays. */
const tools = {
  /** Returns the countries by code, sorted by their names in a language. */
  countries(locale: string): Choice[] {
    const names = new Intl.DisplayNames(locale, { type: 'region' })
    return Object.entries(world.getCountries('en'))
      .map(([code, name]): Choice => [code, /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? name) : name])
      .sort(([, a], [, b]) => a.localeCompare(b, locale))
  },

  /** Returns the states or provinces of a country by code. */
  states(country: string): Choice[] {
    return Object.entries(world.getStates(country, 'en') ?? {})
  },

  /** Returns the public holidays of the years. @throws an error of the library, for years without data */
  holidays(country: string, state: string, from: number, to: number): HolidayRule[] {
    return fromDateHolidays({ country, ...(state ? { state } : {}), years: { from, to } })
  },
}

/** What this part of the page provides. */
export type HolidayTools = typeof tools

Object.assign(globalThis, { playground_holidays: tools })
