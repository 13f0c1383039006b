import { Given } from '../input/given.ts'
import { yearSvg } from '../svg/year.ts'
import { calendarPicture } from './calendar-picture.ts'
import { command, HELD } from './command.ts'
import { calendar } from './measure.ts'
import { screenOf } from './screen.ts'

const HELP = `Usage: sla-calendar calendar [options]

Prints a year of the calendar italianOffice: which dates are open and closed,
the holidays and exceptions by name, and when the clock changes.

  --year YEAR   1900 to 2199; the present one in the calendar's zone, if left
                out
  --svg         as an SVG image

Exit status: 0 when there is an answer, 2 when there is none.
`

export const calendarCommand = command({
  name: 'calendar',
  summary: 'prints a year of openings, holidays and exceptions',
  help: HELP,
  options: { year: { type: 'string' }, svg: { type: 'boolean' } },
  operands: [],
  run({ year, svg }) {
    const shown = year === undefined ? presentYear(calendar.timeZone) : yearFrom(year)
    process.stdout.write(svg ? yearSvg(calendar, shown) : calendarPicture(calendar, shown, screenOf(process.stdout)))
    return HELD
  },
})

function yearFrom(text: string): number {
  return new Given(/^\d{4}$/.test(text) ? Number(text) : text, ['--year']).whole(1900, 2199)
}

function presentYear(timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', calendar: 'gregory' }).format(Date.now()))
}
