import * as v from 'valibot'
import { described } from '../validation/shape.ts'

/** An ISO 8601 duration in hours, minutes and seconds. Only the last part may have a fraction. */
const DURATION =
  /^\+?[Pp][Tt](?=\d)(\d+[Hh])?(\d+[Mm])?(\d+[Ss])?$|^\+?[Pp][Tt](\d+[.,]\d+[Hh]|(\d+[Hh])?\d+[.,]\d+[Mm]|(\d+[Hh])?(\d+[Mm])?\d+[.,]\d+[Ss])$/

/** The forms of a length of time in a config file. */
export const durationShapes = [
  described('Milliseconds, 1000 or more.', v.pipe(v.number(), v.minValue(1000))),
  v.pipe(v.string(), v.regex(DURATION), v.description('An ISO 8601 duration.'), v.examples(['PT6H', 'PT30M'])),
  v.pipe(
    v.strictObject({
      hours: v.optional(v.number()),
      minutes: v.optional(v.number()),
      seconds: v.optional(v.number()),
      milliseconds: v.optional(v.number()),
    }),
    v.minEntries(1),
    v.description('Hours, minutes and seconds; fractions are fine.'),
  ),
] as const
