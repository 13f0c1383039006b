import * as v from 'valibot'
import { HOLIDAY_TARGETS } from '../../calendar/holidays/holiday-rule.ts'
import { OTHER_CALENDARS } from '../../calendar/holidays/other-calendars.ts'
import { WEEKDAYS } from '../../calendar/hours.ts'
import { described, optional, ref } from './shape.ts'

// What calendars look like, for editors: whether they make sense is for `businessCalendar` to say.

const TIME = '([01]\\d|2[0-3]):[0-5]\\d'
const MONTH_DAY = '(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])'
const DATE = `(19|20|21)\\d\\d-${MONTH_DAY}`

const text = v.pipe(v.string(), v.regex(/\S/))
const date = v.pipe(v.string(), v.regex(new RegExp(`^${DATE}$`)))
const year = v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2199))
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
const weekday = v.picklist(WEEKDAYS)

const stretch = v.pipe(
  v.string(),
  v.regex(new RegExp(`^${TIME}-(${TIME}|24:00)$`)),
  v.examples(['09:00-18:00', '00:00-24:00', '22:00-06:00']),
)

export const dayHours = v.pipe(
  v.union([stretch, v.array(stretch)]),
  v.description('Hours of a day: one stretch HH:MM-HH:MM or several; 22:00-06:00 runs into the next date.'),
)

/** Weekdays and ranges of them; the commonest first, as editors offer them in this order. */
const WEEKDAY_KEYS = [
  ...new Set([
    'mon-fri',
    ...WEEKDAYS,
    ...WEEKDAYS.flatMap(first => WEEKDAYS.filter(last => last !== first).map(last => `${first}-${last}`)),
    ...WEEKDAYS.map(day => `${day}-${day}`),
  ]),
]

export const weekHours = v.pipe(
  v.strictObject(Object.fromEntries(WEEKDAY_KEYS.map(key => [key, v.optional(dayHours)]))),
  v.description('Hours by weekday or range of weekdays (mon, mon-fri); a weekday that is left out is closed.'),
)

export const monthDay = v.pipe(
  v.strictObject({ month: whole(1, 12), day: whole(1, 31) }),
  v.description('A month, 1 to 12, and its day.'),
)

const holidayTarget = v.picklist(HOLIDAY_TARGETS)

export const holidayMove = v.pipe(
  v.union([holidayTarget, v.strictObject(Object.fromEntries(WEEKDAYS.map(day => [day, v.optional(holidayTarget)])))]),
  v.description(
    'Where the holiday moves: a target if it falls on a date without hours or on another holiday, or a target for each weekday from which it moves.',
  ),
)

const holidayOptions = {
  name: optional('The name that lists and explanations show.', text),
  since: optional('The first year, inclusive.', year),
  until: optional('The last year, inclusive.', year),
  years: optional('The only years.', v.array(year)),
  closed: optional('The part of the day that is closed; the whole day if left out.', stretch),
  observed: optional('The closing moves.', ref(holidayMove)),
  substitute: optional('The date stays closed and another is closed as well.', ref(holidayMove)),
}

/** A rule of one kind: its own keys and those of all kinds, but not both ways to move. */
function holiday<const E extends v.ObjectEntries>(description: string, entries: E) {
  return v.pipe(
    v.strictObject({ ...entries, ...holidayOptions }),
    v.description(description),
    v.metadata({ not: { required: ['observed', 'substitute'] } }),
  )
}

const otherCalendar = described('The calendar whose month and day these are.', v.picklist(OTHER_CALENDARS))

export const holidayRule = v.union([
  described(
    'A date YYYY-MM-DD, or MM-DD for every year.',
    v.pipe(v.string(), v.regex(new RegExp(`^(${DATE}|${MONTH_DAY})$`))),
  ),
  holiday('A date of one year.', { date }),
  holiday('A day of each year.', { month: whole(1, 12), day: whole(1, 31) }),
  holiday('The nth weekday of a month, -1 for the last one; without a month, of every month.', {
    month: v.optional(whole(1, 12)),
    weekday,
    nth: v.picklist([1, 2, 3, 4, 5, -1]),
  }),
  holiday('The first such weekday on or after a day.', { weekday, onOrAfter: monthDay }),
  holiday('The last such weekday on or before a day.', { weekday, onOrBefore: monthDay }),
  holiday('Days after Easter Sunday: 1 is Easter Monday, -2 Good Friday.', {
    easter: whole(-366, 366),
    church: optional('Whose Easter; western if left out.', v.picklist(['western', 'orthodox'])),
  }),
  holiday('A day of another calendar; 8 is the month named M08, whatever leap months the year has.', {
    calendar: otherCalendar,
    month: whole(1, 13),
    day: whole(1, 31),
  }),
  holiday('A day of another calendar, its month by code: M01, or M05L for a leap month.', {
    calendar: otherCalendar,
    monthCode: v.pipe(v.string(), v.regex(/^M(0[1-9]|1[0-3])L?$/)),
    day: whole(1, 31),
  }),
  v.pipe(
    v.strictObject({
      covers: v.strictObject({
        from: optional('The first year (default: 1900).', year),
        to: optional('The last year (default: 2199).', year),
      }),
    }),
    v.description('The years for which the holidays of this list are known. A query that needs another is an error.'),
  ),
])

const exceptionHours = v.union([v.literal('closed'), dayHours, weekHours])

export const exception = v.pipe(
  v.union([
    ...exceptionHours.options,
    v.strictObject({ name: optional('The name that explanations show.', text), hours: exceptionHours }),
  ]),
  v.description("'closed', a day's hours, a week's hours, or an object with a name and hours."),
)

const exceptionDates = v.pipe(v.string(), v.regex(new RegExp(`^${DATE}(/(${DATE}|\\.\\.))?$`)))

export const desk = v.pipe(
  v.strictObject({
    name: optional('The name that explanations show.', text),
    timeZone: v.pipe(text, v.description('An IANA time zone.'), v.examples(['Europe/Rome', 'America/New_York'])),
    hours: described('The weekly hours; {} for a calendar that opens by exception only.', ref(weekHours)),
    holidays: optional(
      'The holidays; each closes its whole local date unless its rule says otherwise.',
      v.array(holidayRule),
    ),
    exceptions: optional(
      'Exceptions by date (2026-12-24), range (2026-08-10/2026-08-21) or open range (2027-01-01/..).',
      v.record(exceptionDates, exception),
    ),
  }),
  v.description('One desk: a zone, weekly hours, holidays and exceptions.'),
)

/** A calendar of a document: a desk, calendars combined, or the name of another one. */
export const calendar: v.GenericSchema = v.pipe(
  v.union([
    described('The name of another calendar of this file, italianOffice or alwaysOpen.', text),
    desk,
    v.strictObject({ union: operands('Open when any of these is.') }),
    v.strictObject({ intersection: operands('Open when all of these are.') }),
    v.strictObject({
      difference: v.pipe(
        v.array(v.lazy(() => calendar)),
        v.length(2),
        v.description('Open when the first is and the second is not.'),
      ),
    }),
    v.strictObject({ always: described('Open at every instant.', v.literal(true)) }),
  ]),
  v.description('A desk, calendars combined, or the name of another calendar.'),
)

function operands(description: string) {
  return v.pipe(v.array(v.lazy(() => calendar)), v.minLength(1), v.description(description))
}
