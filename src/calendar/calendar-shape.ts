import * as v from 'valibot'
import { described, optional, ref } from '../validation/shape.ts'
import { HOLIDAY_TARGETS } from './holidays/holiday-rule.ts'
import { OTHER_CALENDARS } from './holidays/other-calendars.ts'
import { WEEKDAYS } from './hours.ts'

// The shape of calendars in a config file, for the JSON Schema. `businessCalendar` checks what a shape cannot express.

const TIME = '([01]\\d|2[0-3]):[0-5]\\d'
const MONTH_DAY = '(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])'
const DATE = `(19|20|21)\\d\\d-${MONTH_DAY}`

const text = v.pipe(v.string(), v.regex(/\S/))
const date = v.pipe(v.string(), v.regex(new RegExp(`^${DATE}$`)))
const year = v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2199))
const integer = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const weekday = v.picklist(WEEKDAYS)

const interval = v.pipe(
  v.string(),
  v.regex(new RegExp(`^${TIME}-(${TIME}|24:00)$`)),
  v.examples(['09:00-18:00', '00:00-24:00', '22:00-06:00']),
)

export const dayHoursShape = v.pipe(
  v.union([interval, v.array(interval)]),
  v.description('The hours of a day: an interval HH:MM-HH:MM, or several; 22:00-06:00 runs into the next date.'),
)

/** The weekdays and their ranges. Editors suggest them in this order, so the most common one is first. */
const WEEKDAY_KEYS = [
  ...new Set([
    'mon-fri',
    ...WEEKDAYS,
    ...WEEKDAYS.flatMap(first => WEEKDAYS.filter(last => last !== first).map(last => `${first}-${last}`)),
    ...WEEKDAYS.map(day => `${day}-${day}`),
  ]),
]

export const weekHoursShape = v.pipe(
  v.strictObject(Object.fromEntries(WEEKDAY_KEYS.map(key => [key, v.optional(dayHoursShape)]))),
  v.description('The hours by weekday or range of weekdays (mon, mon-fri). Other weekdays are closed.'),
)

const weeks = v.union([v.array(ref(weekHoursShape)), v.array(v.union([v.literal('closed'), ref(dayHoursShape)]))])

export const weeklyHoursShape = v.pipe(
  v.union([
    ref(weekHoursShape),
    v.pipe(
      v.strictObject({ odd: ref(weekHoursShape), even: ref(weekHoursShape) }),
      v.description('The hours in weeks with an odd ISO number, and in weeks with an even one.'),
    ),
    v.pipe(
      v.strictObject({
        rotation: described('All weeks, or all days. They repeat one after the other.', weeks),
        startsOn: described('A date on which the first entry applies; for weeks, a Monday.', date),
      }),
      v.description('Weeks or days that repeat in both directions.'),
    ),
  ]),
  v.description('The hours by weekday, or weeks or days that alternate.'),
)

export const monthDayShape = v.pipe(
  v.strictObject({ month: integer(1, 12), day: integer(1, 31) }),
  v.description('A month, 1 to 12, and its day.'),
)

const holidayTarget = v.picklist(HOLIDAY_TARGETS)

export const holidayMoveShape = v.pipe(
  v.union([holidayTarget, v.strictObject(Object.fromEntries(WEEKDAYS.map(day => [day, v.optional(holidayTarget)])))]),
  v.description(
    'Where the holiday moves: a target if it falls on a date without hours or on another holiday, or a target for each weekday from which it moves.',
  ),
)

const yearOptions = {
  since: optional('The first year, inclusive.', year),
  until: optional('The last year, inclusive.', year),
  years: optional('The only years.', v.array(year)),
  except: optional('Years in which the rule does not apply.', v.array(year)),
}

const holidayOptions = {
  name: optional('The name that lists and explanations show.', text),
  ...yearOptions,
  closed: optional(
    'The part of the day that is closed, or several parts (default: the whole day).',
    v.union([interval, v.pipe(v.array(interval), v.minLength(1))]),
  ),
  observed: optional('The closing moves.', ref(holidayMoveShape)),
  substitute: optional('The date stays closed and another is closed as well.', ref(holidayMoveShape)),
}

const otherCalendar = described('The calendar whose month and day these are.', v.picklist(OTHER_CALENDARS))

/** The kinds of dates that rules of holidays and of exceptions can name, with the other keys that a rule may have. */
const dateKinds = <const O extends v.ObjectEntries>(options: O) => {
  const kind = <const E extends v.ObjectEntries>(description: string, entries: E) =>
    v.pipe(v.strictObject({ ...entries, ...options }), v.description(description))
  return [
    kind('A date of one year.', { date }),
    kind('A day of each year.', { month: integer(1, 12), day: integer(1, 31) }),
    kind('A day of every month that has it.', { day: integer(1, 31) }),
    kind('The nth weekday of a month, -1 for the last one; without a month, of every month.', {
      month: v.optional(integer(1, 12)),
      weekday,
      nth: v.picklist([1, 2, 3, 4, 5, -1]),
    }),
    kind('The first such weekday on or after a day.', { weekday, onOrAfter: monthDayShape }),
    kind('The last such weekday on or before a day.', { weekday, onOrBefore: monthDayShape }),
    kind('Days after Easter Sunday: 1 is Easter Monday, -2 Good Friday.', {
      easter: integer(-366, 366),
      church: optional('The church whose Easter it is (default: western).', v.picklist(['western', 'orthodox'])),
    }),
    kind('A day of another calendar. Month 8 is the month named M08, also in years with leap months.', {
      calendar: otherCalendar,
      month: integer(1, 13),
      day: integer(1, 31),
    }),
    kind('A day of another calendar, its month by code: M01, or M05L for a leap month.', {
      calendar: otherCalendar,
      monthCode: v.pipe(v.string(), v.regex(/^M(0[1-9]|1[0-3])L?$/)),
      day: integer(1, 31),
    }),
  ]
}

const dateText = described(
  'A date YYYY-MM-DD, or MM-DD for every year.',
  v.pipe(v.string(), v.regex(new RegExp(`^(${DATE}|${MONTH_DAY})$`))),
)

export const holidayRuleShape = v.union([
  dateText,
  ...dateKinds(holidayOptions).map(kind => v.pipe(kind, v.metadata({ not: { required: ['observed', 'substitute'] } }))),
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

const exceptionHours = v.union([v.literal('closed'), dayHoursShape, weeklyHoursShape])

export const exceptionShape = v.pipe(
  v.union([
    ...exceptionHours.options,
    v.strictObject({ name: optional('The name that explanations show.', text), hours: exceptionHours }),
  ]),
  v.description("'closed', a day's hours, weekly hours, or an object with a name and hours."),
)

/** Both ends of a range have a year, or none. */
const exceptionKey = v.pipe(
  v.string(),
  v.regex(new RegExp(`^(${DATE}(/(${DATE}|\\.\\.))?|\\.\\./${DATE}|${MONTH_DAY}(/${MONTH_DAY})?)$`)),
)

const exceptionOptions = {
  name: optional('The name that explanations show (default: its dates).', text),
  hours: exceptionHours,
  ...yearOptions,
}

export const listedExceptionShape = v.union([
  v.pipe(
    v.strictObject({
      on: v.union([
        dateText,
        ...dateKinds({}),
        v.pipe(
          v.strictObject({
            workingDay: v.union([integer(1, 31), integer(-31, -1)]),
            month: v.optional(integer(1, 12)),
          }),
          v.description('The nth working day of a month, from the end if negative; without a month, of every month.'),
        ),
      ]),
      ...exceptionOptions,
    }),
    v.description('An exception on a date, or on the dates of a rule.'),
  ),
  v.pipe(
    v.strictObject({
      from: optional('The first date; without it, all dates until the last one.', dateText),
      to: optional('The last date; without it, all dates from the first one on.', dateText),
      ...exceptionOptions,
    }),
    v.metadata({ anyOf: [{ required: ['from'] }, { required: ['to'] }] }),
    v.description('An exception from one date to another, both included. Its years are those of its first date.'),
  ),
])

export const scheduleShape = v.pipe(
  v.strictObject({
    name: optional('The name that explanations show.', text),
    timeZone: v.pipe(text, v.description('An IANA time zone.'), v.examples(['Europe/Rome', 'America/New_York'])),
    hours: described('The weekly hours; {} for a calendar that opens only by exception.', ref(weeklyHoursShape)),
    holidays: optional(
      'The holidays. Each closes its whole local date, or the part that its rule names.',
      v.array(holidayRuleShape),
    ),
    exceptions: optional(
      'Exceptions by date or range of dates (the narrowest applies), or as a list (the last one applies).',
      v.union([
        v.pipe(
          v.record(exceptionKey, exceptionShape),
          v.description(
            'By date (2026-12-24), range (2026-08-10/2026-08-21), open range (2027-01-01/..), yearly date (12-24) or yearly range (07-01/08-31).',
          ),
        ),
        v.array(listedExceptionShape),
      ]),
    ),
  }),
  v.description('A time zone, weekly hours, holidays and exceptions.'),
)

/** A calendar of a config file: a schedule, a combination of calendars, or the name of another calendar. */
export const calendarShape: v.GenericSchema = v.pipe(
  v.union([
    described('The name of another calendar of this file, italianOffice or alwaysOpen.', text),
    scheduleShape,
    v.strictObject({ union: operands('Open when any of these calendars is.') }),
    v.strictObject({ intersection: operands('Open when all of these calendars are.') }),
    v.strictObject({
      difference: v.pipe(
        v.array(v.lazy(() => calendarShape)),
        v.length(2),
        v.description('Open when the first calendar is and the second is not.'),
      ),
    }),
    v.strictObject({ always: described('Open at every instant.', v.literal(true)) }),
  ]),
  v.description('A calendar, a combination of calendars, or the name of another calendar.'),
)

function operands(description: string) {
  return v.pipe(v.array(v.lazy(() => calendarShape)), v.minLength(1), v.description(description))
}
