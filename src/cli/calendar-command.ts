import { Given } from '../input/given.ts'
import { toICalendar } from '../interop/icalendar/to-icalendar.ts'
import { yearSvg } from '../svg/year.ts'
import { toEpochMs } from '../time/instant.ts'
import { calendarPicture } from './calendar-picture.ts'
import { command, HELD } from './command.ts'
import { CommandError } from './command-error.ts'
import { calendar } from './measure.ts'
import { screenOf } from './screen.ts'

const HELP = `Usage: sla-calendar calendar [options]

Prints a year of the calendar italianOffice: which dates are open and closed,
the holidays and exceptions by name, and when the clock changes.

  --year YEAR    1900 to 2199; the present one in the calendar's zone, if left
                 out
  --svg          as an SVG image
  --ics          as an iCalendar file: an event for each opening and holiday
  --now INSTANT  with --ics, when the file was made (its DTSTAMP); the first
                 instant of the year in UTC, if left out, so that the same year
                 is the same file

Exit status: 0 when there is an answer, 2 when there is none.
`

export const calendarCommand = command({
  name: 'calendar',
  summary: 'prints a year of openings, holidays and exceptions',
  help: HELP,
  options: {
    year: { type: 'string' },
    svg: { type: 'boolean' },
    ics: { type: 'boolean' },
    now: { type: 'string' },
  },
  operands: [],
  run({ year, svg, ics, now }) {
    if (svg && ics) throw new CommandError('--svg and --ics are two files. Run the command once for each.')
    if (now !== undefined && !ics) throw new CommandError('--now is the date of an --ics file, and there is none.')
    const shown = year === undefined ? presentYear(calendar.timeZone) : yearFrom(year)
    process.stdout.write(
      ics
        ? yearIcs(shown, now)
        : svg
          ? yearSvg(calendar, shown)
          : calendarPicture(calendar, shown, screenOf(process.stdout)),
    )
    return HELD
  },
})

function yearIcs(year: number, now: string | undefined): string {
  const dtstamp = now === undefined ? Date.UTC(year, 0) : toEpochMs(now, ['--now'])
  return toICalendar(calendar, { from: `${year}-01-01`, to: `${year}-12-31`, dtstamp })
}

function yearFrom(text: string): number {
  return new Given(/^\d{4}$/.test(text) ? Number(text) : text, ['--year']).whole(1900, 2199)
}

function presentYear(timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', calendar: 'gregory' }).format(Date.now()))
}
