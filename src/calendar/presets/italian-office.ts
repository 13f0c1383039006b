import { InputValue } from '../../validation/input-value.ts'
import { clonePlainData } from '../../validation/plain-data.ts'
import { BusinessCalendar } from '../business-calendar.ts'
import { Schedule } from '../sources/schedule.ts'
import type { HolidayRule } from '../spec.ts'

/**
 * Italy's national holidays from 1986 onwards. The list covers these years only: a calendar that includes it throws
 * `years-not-covered` for a query that needs an earlier year.
 *
 * A feast that is a Sunday by law (Easter Sunday, the first Sunday of June 1987 to 2000) is not listed: Sundays belong
 * to the weekly hours. Local feasts are not listed either.
 *
 * Sources: law 260/1949 art. 2 (1 January, Easter Monday, 25 April, 1 May, 15 August, 1 November, 8, 25 and 26
 * December); law 54/1977 art. 1 (what ceased, Epiphany and 2 June among it); DPR 792/1985 (Epiphany again); law
 * 200/1986 art. 1 (2 June, in 1986 only); law 336/2000 art. 1 (2 June since 2001); decree-law 5/2011 art. 1, law
 * 47/2011 (17 March, in 2011 only); law 151/2025 art. 1, in force since 1 January 2026 (4 October).
 *
 * @example
 * ```ts
 * import { businessCalendar, italianHolidays } from 'sla-calendar'
 *
 * const holidays = [...italianHolidays, { name: "Sant'Ambrogio", month: 12, day: 7 }]
 * const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' }, holidays })
 * milan.nextOpen('2026-12-05T12:00+01:00') // => '2026-12-09T09:00:00+01:00'
 * ```
 */
export const italianHolidays: readonly HolidayRule[] = /* @__PURE__ */ clonePlainData(
  [
    { covers: { from: 1986 } },
    { name: 'Capodanno', month: 1, day: 1 },
    { name: 'Epifania', month: 1, day: 6 },
    { name: "Lunedì dell'Angelo", easter: 1 },
    { name: 'Festa della Liberazione', month: 4, day: 25 },
    { name: 'Festa del Lavoro', month: 5, day: 1 },
    { name: 'Festa della Repubblica', month: 6, day: 2, years: [1986] },
    { name: 'Festa della Repubblica', month: 6, day: 2, since: 2001 },
    { name: 'Assunzione di Maria Vergine', month: 8, day: 15 },
    { name: "San Francesco d'Assisi", month: 10, day: 4, since: 2026 },
    { name: 'Ognissanti', month: 11, day: 1 },
    { name: 'Immacolata Concezione', month: 12, day: 8 },
    { name: 'Natale', month: 12, day: 25 },
    { name: 'Santo Stefano', month: 12, day: 26 },
    { name: "150 anni dell'Unita d'Italia", date: '2011-03-17' },
  ],
  [],
) as readonly HolidayRule[]

/**
 * The default calendar, because the built-in contract does not name any hours: Rome, Monday to Friday 09:00 to 18:00,
 * closed on {@link italianHolidays}. Like these, it covers 1986 onwards: a query that needs an earlier year throws
 * `years-not-covered`.
 *
 * @example
 * ```ts
 * import { italianOffice } from 'sla-calendar'
 *
 * italianOffice.add('2026-12-24T17:00+01:00', 'PT2H') // => '2026-12-28T10:00:00+01:00'
 * ```
 */
export const italianOffice: BusinessCalendar = /* @__PURE__ */ new BusinessCalendar(
  () =>
    new Schedule(
      InputValue.copyOf(
        {
          name: 'Italian office',
          timeZone: 'Europe/Rome',
          hours: { 'mon-fri': '09:00-18:00' },
          holidays: italianHolidays,
        },
        [],
      ),
    ),
)
