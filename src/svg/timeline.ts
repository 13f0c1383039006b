import { type CalendarInput, checkCalendar } from '../calendar/check-calendar.ts'
import type { Explanation } from '../explain/explain.ts'
import { explainText } from '../explain/explain-text.ts'
import { lastCalendarDay } from '../explain/last-calendar-day.ts'
import { spelledOutText, xmlText } from '../text/xml-text.ts'
import { isDayBudget } from '../time/day-budget.ts'
import { DAY, type EpochDay, yearOf } from '../time/epoch-day.ts'
import { clockText } from '../time/format/local-time.ts'
import { localeOf } from '../time/format/locale.ts'
import { type InstantInput, toEpochMs } from '../time/instant.ts'
import { type Zone, zoneOf } from '../time/zone.ts'
import { InputValue } from '../validation/input-value.ts'
import { patterns, STYLE } from './band-styles.ts'
import { type DayBands, dayBands } from './bands.ts'
import { officesOf } from './lanes.ts'
import { alertMarks, type DrawnAlert, extendedTo, timelineMarks, waitingFor } from './marks.ts'
import { type DatedMark, Picture } from './picture.ts'
import { rowsOf } from './rows.ts'
import { dayName, type Words, wordsIn } from './words.ts'

/** How a timeline is drawn. */
export type TimelineOptions = {
  /**
   * A language tag: Italian, or English for every other tag.
   *
   * @defaultValue `'en'`
   */
  readonly locale?: 'en' | 'it' | (string & {}) | undefined
  /**
   * The IANA time zone of its dates and times.
   *
   * @defaultValue the zone of the explanation
   */
  readonly timeZone?: string | undefined
  /**
   * The calendar on which the target runs, or its spec. It draws the open time before the report and after the end, on
   * the same dates. A combination of up to 8 calendars has a lane for each. It is ignored for a target around the clock.
   *
   * @defaultValue that time is left blank
   */
  readonly calendar?: CalendarInput | undefined
  /** The present. The picture marks it if it is within the drawn time. */
  readonly now?: InstantInput | undefined
  /**
   * Alerts to mark, such as the `alerts` of a report. Only those of the explained cycle are drawn, by their names; the
   * breach is the due time.
   */
  readonly alerts?: readonly DrawnAlert[] | undefined
  /**
   * The width in pixels, from 280 to 4000. A picture below 560 has its dates and sums above the bands. Its text has 13 pixels.
   *
   * @defaultValue `800`
   */
  readonly width?: number | undefined
  /**
   * The prefix of all names that the image defines. On a page with several timelines, each needs its own.
   *
   * @defaultValue `'sla'`
   */
  readonly id?: string | undefined
  /** Leaves out the caption and the style, for a page with many timelines. The style of the first one serves all. */
  readonly embedded?: boolean | undefined
}

const KEYS = ['locale', 'timeZone', 'calendar', 'now', 'alerts', 'width', 'id', 'embedded']

/**
 * Draws an explanation as an SVG image: one row per date, from midnight to midnight by the zone's clock.
 *
 * - Bands show open and closed time, holidays, exceptions, pauses, waits and overdue time. Counted
 *   time is dark, closed time a thin line. Their patterns differ, not only their colours.
 * - Marks show the report, the due time and clock changes, with the length of the date and both offsets; also alerts that you pass.
 * - Dates that are closed for the same reason share a row. In a long timeline a summary replaces the middle.
 * - Screen readers read the text of {@link explainText}.
 *
 * @throws {SlaCalendarError} `key-unknown`, `input-invalid` for an explanation that `explain` did not return and for options out of
 * bounds, `time-zone-unknown`
 * @example
 * ```ts
 * import { explain } from 'sla-calendar'
 * import { timelineSvg } from 'sla-calendar/svg'
 *
 * const svg = timelineSvg(explain({ severity: 'high', reportedAt: '2026-12-07T16:00+01:00' }))
 * svg.includes('<title id="sla-title">high, first response: due Wed 9 Dec 2026 13:00</title>') // => true
 * ```
 */
export function timelineSvg(given: Explanation<InstantInput>, options: TimelineOptions = {}): string {
  const words = wordsIn(localeOf(options, KEYS))
  const { locale, timeZone } = options
  const description = explainText(given, { locale, timeZone })
  const explanation = extendedTo(options.now, given)
  const { width, id } = checked(options)
  const zone = zoneOf(options.timeZone ?? explanation.timeZone, ['timeZone'])
  const title = spelledOutText(titleOf(explanation, zone, words))
  const picture = drawn(explanation, title, zone, words, { ...options, width, id })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${picture.height}" ` +
      `viewBox="0 0 ${width} ${picture.height}" role="img" aria-labelledby="${id}-title ${id}-desc" class="sla-text">`,
    `<title id="${id}-title">${xmlText(title)}</title>`,
    `<desc id="${id}-desc">${xmlText(description)}</desc>`,
    ...(options.embedded ? [] : [`<style>${STYLE}</style>`]),
    `<defs>${patterns(picture.kinds, id)}</defs>`,
    ...(options.embedded ? [] : ['<rect width="100%" height="100%" class="sla-paper"/>']),
    ...picture.parts,
    '</svg>',
    '',
  ].join('\n')
}

function checked({ width = 800, id = 'sla' }: TimelineOptions): { width: number; id: string } {
  if (!/^[A-Za-z][\w-]*$/.test(id)) throw new InputValue(id, ['id']).expected('a name', 'Letters, digits, - and _.')
  return { width: new InputValue(width, ['width']).integer(280, 4000), id }
}

type Settings = Omit<TimelineOptions, 'width' | 'id'> & { readonly width: number; readonly id: string }

/** Draws all rows, with a caption unless the image is embedded. */
function drawn(explanation: Explanation, title: string, zone: Zone, words: Words, settings: Settings): Picture {
  const { width, id, embedded } = settings
  const given = settings.calendar === undefined ? undefined : checkCalendar(settings.calendar, ['calendar'])
  const calendar = explanation.clock === 'always' ? undefined : given
  const days = dayBands(explanation, zone, calendar)
  const marks = datedMarks(explanation, settings, days, zone, words)
  const hasYears = days.length > 0 && yearOf(days[0].date) !== yearOf(days[days.length - 1].date)
  const dayNumbers = dayNumbersOf(explanation, zone)
  const rows = rowsOf(
    days,
    marks.map(({ date }) => date),
  )
  const offices = officesOf(calendar)
  const picture = new Picture({ zone, words, width, id, rows, marks, offices, hasYears, dayNumbers })
  if (!embedded) picture.caption(title)
  picture.timeline()
  return picture
}

function datedMarks(
  explanation: Explanation,
  { now, alerts = [] }: Settings,
  days: readonly DayBands[],
  zone: Zone,
  words: Words,
): DatedMark[] {
  const dates = new Set(days.map(({ date }) => date))
  const marks = [...timelineMarks(explanation, now, words), ...alertMarks(explanation, alerts)]
  return marks.map(mark => {
    const date = zone.dateOf(mark.at)
    // The midnight that ends the last date is drawn on that date, as its 24:00.
    return { ...mark, date: dates.has(date) ? date : zone.dateOf(mark.at - 1) }
  })
}

/** Returns the numbers of the counted days. They are the calendar's dates, so they need its zone. */
function dayNumbersOf(explanation: Explanation, zone: Zone): ReadonlyMap<EpochDay, number> {
  const { dayZero, countedDays = [], timeZone } = explanation
  if (dayZero === undefined || zone.id !== timeZone) return new Map()
  const numbered = [dayZero, ...countedDays].map((date, i) => [Date.parse(date) / DAY, i] as const)
  const [[first]] = numbered
  const last = lastCalendarDay(explanation)
  if (!last) return new Map(numbered)
  // The working day that replaces a closed calendar day has no number.
  return new Map(numbered.filter(([date, i]) => date === first + i && date <= last.date))
}

function titleOf(explanation: Explanation, zone: Zone, words: Words): string {
  const { severity, label, target, targetLabel, within, dueAt } = explanation
  const { target: targetName, days, severity: severityText } = words.vocabulary
  const budget = isDayBudget(within) ? `, ${days(within)}` : ''
  const head = `${severityText(severity, label)}, ${targetName(target, targetLabel)}${budget}: `
  if (dueAt === null) return head + words.notDue(waitingFor(explanation))
  const wall = zone.wallOf(toEpochMs(dueAt, []))
  const date = `${dayName(Math.floor(wall / DAY), words)} ${new Date(wall).getUTCFullYear()}`
  return `${head}${words.marks.due} ${date} ${clockText(wall)}`
}
