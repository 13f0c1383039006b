import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { calendarNamed } from '../../calendar/check-calendar.ts'
import { UserError } from '../../exports/user-error.ts'
import { toICalendar } from '../../integrations/icalendar/to-icalendar.ts'
import { yearSvg } from '../../svg/year.ts'
import { toEpochMs } from '../../time/instant.ts'
import { InputValue } from '../../validation/input-value.ts'
import { command, EXIT_OK } from '../command.ts'
import { LOCALE_HELP, languageOf, OUTPUT_LANGUAGES } from '../locale.ts'
import { screenOf } from '../terminal/screen.ts'
import { type CommandTerms, readTerms } from '../terms.ts'
import { calendarGrid } from './calendar-grid.ts'

const HELP = `Usage: sla-calendar calendar [options]

Prints one year of a calendar: open and closed dates, holidays and exceptions
by name, and the changes to and from daylight saving time.

  --year YEAR      1900 to 2199 (default: this year in the calendar's zone)
  --document FILE  the config file that defines the calendar (default:
                   ./sla.json if it exists, otherwise the built-in calendar
                   italianOffice)
  --calendar NAME  the calendar, if the config file has several
  --locale LOCALE  ${LOCALE_HELP}
  --svg            print an SVG image
  --ics            print an iCalendar file with one event per opening and
                   holiday
  --now INSTANT    with --ics, the time stamp of the file, DTSTAMP (default:
                   the first instant of the year in UTC, so that the same year
                   always gives the same file)

Exit status: 0 if there is a result, 2 if there is none.
`

/** `sla-calendar calendar`: prints a year of a calendar. */
export const calendarCommand = command({
  name: 'calendar',
  help: HELP,
  options: {
    year: { type: 'string' },
    document: { type: 'string', values: 'files' },
    calendar: { type: 'string' },
    locale: { type: 'string', values: OUTPUT_LANGUAGES },
    svg: { type: 'boolean' },
    ics: { type: 'boolean' },
    now: { type: 'string' },
  },
  operands: [],
  run({ year, document, calendar: name, locale: language, svg, ics, now }) {
    if (svg && ics) throw new UserError('--svg and --ics exclude each other.')
    if (now !== undefined && !ics) throw new UserError('--now needs --ics: it is the time stamp of that file.')
    if (language !== undefined && ics) throw new UserError('--locale has no effect with --ics.')
    const locale = languageOf(language)
    const terms = readTerms(document)
    const calendar = calendarOf(terms, name)
    const shown = year === undefined ? presentYear(calendar.timeZone) : yearFrom(year)
    process.stdout.write(
      ics
        ? yearIcs(calendar, shown, now)
        : svg
          ? yearSvg(calendar, shown, locale)
          : calendarGrid(calendar, shown, { ...screenOf(process.stdout), file: terms.file, locale }),
    )
    return EXIT_OK
  },
})

/** Returns the calendar of a name, or the only one that contracts use. */
function calendarOf({ contracts, calendars, file }: CommandTerms, name: string | undefined): BusinessCalendar {
  if (name !== undefined) return calendarNamed(name, calendars, ['--calendar'])
  const [calendar, other] = new Set(contracts.map(({ calendar }) => calendar))
  if (other === undefined) return calendar
  throw new UserError(`Missing option --calendar. ${file} has these: ${Object.keys(calendars).join(', ')}.`)
}

function yearIcs(calendar: BusinessCalendar, year: number, now: string | undefined): string {
  const dtstamp = now === undefined ? Date.UTC(year, 0) : toEpochMs(now, ['--now'])
  return toICalendar(calendar, { from: `${year}-01-01`, to: `${year}-12-31`, dtstamp })
}

function yearFrom(text: string): number {
  return new InputValue(/^\d{4}$/.test(text) ? Number(text) : text, ['--year']).integer(1900, 2199)
}

function presentYear(timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', calendar: 'gregory' }).format(Date.now()))
}
