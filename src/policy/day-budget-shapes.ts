import * as v from 'valibot'
import { described, optional } from '../validation/shape.ts'

const timeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const wholeNumber = (min: number) => v.pipe(v.number(), v.integer(), v.minValue(min))

const workingDays = v.pipe(
  v.strictObject({
    workingDays: described('How many working days after day 0, the day of the start.', wholeNumber(0)),
    due: described(
      'At closing time of that day, at the time of day of the start, or at a local time HH:MM.',
      v.union([v.picklist(['close', 'same-time']), timeOfDay]),
    ),
    cutoff: optional('HH:MM; a start at or after it counts from the next working day.', timeOfDay),
    dayZero: optional(
      'Whether day 0 is the date of the first opening, or of the report itself (default: opening).',
      v.picklist(['opening', 'report']),
    ),
  }),
  v.description('Working days.'),
)

/** The keys that budgets in calendar days share. */
const onLastDate = {
  due: described(
    'At the time of day of the start, at the end of the date, or at a local time HH:MM.',
    v.union([v.picklist(['same-time', 'end-of-day']), timeOfDay]),
  ),
  ifClosed: optional(
    'The date that replaces the last one if that is not a working day.',
    v.picklist(['next-working-day', 'previous-working-day']),
  ),
}

const calendarDays = v.pipe(
  v.union([
    v.strictObject({ days: described('How many days after the date of the start.', wholeNumber(1)), ...onLastDate }),
    v.strictObject({ weeks: described('How many weeks after the date of the start.', wholeNumber(1)), ...onLastDate }),
    v.strictObject({
      months: described('How many months after the date of the start.', wholeNumber(1)),
      ...onLastDate,
    }),
    v.strictObject({ years: described('How many years after the date of the start.', wholeNumber(1)), ...onLastDate }),
  ]),
  v.description('Calendar days: closed days count too.'),
)

/** The shapes of budgets in days in a config file: working days; or calendar days, weeks, months or years. */
export const dayBudgetShapes = { workingDays, calendarDays }
