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
