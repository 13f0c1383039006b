/** The formats of a duration in exports: a number of a unit, `h:mm`, or words such as `6 hours 54 minutes`. */
export const DURATION_UNITS = [
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'days',
  'h:mm',
  'h:mm:ss',
  'words',
] as const

/** One of `DURATION_UNITS`. */
export type DurationUnit = (typeof DURATION_UNITS)[number]
