/** How an export writes a length of time: a number of a unit, a clock, or words such as `6 hours 54 minutes`. */
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
