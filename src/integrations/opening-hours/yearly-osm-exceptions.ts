import type { ExceptionSpec } from '../../calendar/spec.ts'
import { isoWeek } from '../../calendar/weekly-hours.ts'
import { daysInMonth, type EpochDay, epochDay, weekdayOf } from '../../time/epoch-day.ts'
import { DAYS_OF_YEAR } from './osm-dates.ts'
import { type DatedHours, exceptionHours } from './osm-exceptions.ts'
import type { DateSpan } from './osm-rule.ts'

/** Consecutive days of the year, and their hours. */
type Season = {
  /** The first and the last day as month × 100 + day. */
  readonly from: number
  readonly to: number
  readonly isUsual: boolean
  readonly worksOnHolidays: boolean
  /** The open minutes by weekday, of odd weeks from 7 on. */
  readonly week: ReadonlyMap<number, string>
}

/**
 * Returns yearly exceptions for the days of the year with unusual hours: `07-01/08-31`. Returns undefined if these hours
 * do not follow from the day of the year, the weekday and whether the week is odd, or if they need holidays.
 *
 * @param spans the dates without years
 */
export function yearlyOsmExceptions(
  spans: readonly DateSpan[],
  alternates: boolean,
  hoursOf: (date: EpochDay) => DatedHours | undefined,
): { [dates: string]: ExceptionSpec } | undefined {
  const parts = seasonsOf(spans).map(([from, to]) => readSeason(from, to, alternates, hoursOf))
  const known = parts.filter(part => part !== undefined)
  if (known.length < parts.length) return undefined
  // A season that crosses the new year is one season.
  const start = Math.max(
    known.findIndex(({ isUsual }) => isUsual),
    0,
  )
  const seasons: Season[] = []
  for (const season of [...known.slice(start), ...known.slice(0, start)]) {
    const joined = seasons.length ? join(seasons[seasons.length - 1], season) : undefined
    if (joined) seasons[seasons.length - 1] = joined
    else seasons.push(season)
  }
  return Object.fromEntries(
    seasons
      .filter(({ isUsual }) => !isUsual)
      .map(({ from, to, week, worksOnHolidays }) => [
        [from, to]
          .slice(from === to ? 1 : 0)
          .map(dayText)
          .join('/'),
        exceptionHours(week, worksOnHolidays),
      ]),
  )
}

/** Returns the parts of the year within which the same spans apply, to the day before as well. */
function seasonsOf(spans: readonly DateSpan[]): [from: number, to: number][] {
  const starts = new Set(
    spans.flatMap(({ from, to }) => {
      const [first, next] = [DAYS_OF_YEAR.indexOf(from), DAYS_OF_YEAR.indexOf(to) + 1]
      return [first, first + 1, next, next + 1].map(place => place % DAYS_OF_YEAR.length)
    }),
  )
  const places = [...starts].sort((a, b) => a - b)
  return places.map((place, i) => {
    const next = places[(i + 1) % places.length]
    return [DAYS_OF_YEAR[place], DAYS_OF_YEAR[(next || DAYS_OF_YEAR.length) - 1]]
  })
}

/** Years in which every day of the year has every weekday. They are later than the years of any rule. */
const SAMPLE = /* @__PURE__ */ Array.from({ length: 28 }, (_, i) => 2400 + i)

function readSeason(
  from: number,
  to: number,
  alternates: boolean,
  hoursOf: (date: EpochDay) => DatedHours | undefined,
): Season | undefined {
  const week = new Map<number, string>()
  const states = new Set<string>()
  let season: Season | undefined
  for (const date of sampleDates(from, to, alternates)) {
    const hours = hoursOf(date)
    if (!hours) return undefined
    const { open, isUsual, worksOnHolidays } = hours
    const key = weekdayOf(date) + (alternates && isoWeek(date) % 2 ? 7 : 0)
    if ((week.get(key) ?? String(open)) !== String(open)) return undefined
    week.set(key, String(open))
    states.add(String(worksOnHolidays))
    season = { from, to, week, worksOnHolidays, isUsual: isUsual && season?.isUsual !== false }
  }
  const isOne = states.size === 1 && !(season!.worksOnHolidays && new Set(week.values()).size > 1)
  return isOne || season!.isUsual ? season : undefined
}

/**
 * Returns dates of the first day of a season. If weeks alternate, it returns dates of its first 14 days, so that odd and even
 * weeks occur with all weekdays: in the first nine days of a year, no Saturday is in an even week.
 */
function sampleDates(from: number, to: number, alternates: boolean): EpochDay[] {
  const first = DAYS_OF_YEAR.indexOf(from)
  const length = (DAYS_OF_YEAR.indexOf(to) - first + DAYS_OF_YEAR.length) % DAYS_OF_YEAR.length
  const count = alternates ? Math.min(length, 13) + 1 : 1
  const days = Array.from({ length: count }, (_, i) => DAYS_OF_YEAR[(first + i) % DAYS_OF_YEAR.length])
  return days.flatMap(day => {
    const [month, ofMonth] = [Math.floor(day / 100), day % 100]
    return SAMPLE.filter(year => ofMonth <= daysInMonth(year, month)).map(year => epochDay(year, month, ofMonth))
  })
}

/** Returns two seasons as one if an exception can describe both. */
function join(season: Season, next: Season): Season | undefined {
  const { from, week, isUsual, worksOnHolidays } = season
  if (isUsual !== next.isUsual || worksOnHolidays !== next.worksOnHolidays) return undefined
  const all = new Map([...week, ...next.week])
  const agrees = [...week].every(([day, open]) => all.get(day) === open)
  const isClosed = ({ week }: Season) => [...week.values()].every(open => !open)
  if (!agrees || (!isUsual && isClosed(season) !== isClosed(next))) return undefined
  return { from, to: next.to, week: all, isUsual, worksOnHolidays }
}

function dayText(day: number): string {
  return [Math.floor(day / 100), day % 100].map(part => String(part).padStart(2, '0')).join('-')
}
