import type { TicketsShape } from './tickets-spec.ts'

/** What the columns of an export may hold, by what its rows are. */
export const COLUMN_MEANINGS = {
  tickets: [
    'id',
    'severity',
    'channel',
    'reportedAt',
    'respondedAt',
    'respondedAfterMinutes',
    'resolvedAt',
    'requestKind',
    'entitlement',
  ],
  events: ['id', 'at', 'type', 'severity', 'channel', 'reason', 'calendar', 'name', 'requestKind'],
  log: ['id', 'at', 'state', 'severity', 'channel', 'reportedAt'],
} as const satisfies { readonly [S in TicketsShape]: readonly string[] }

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
