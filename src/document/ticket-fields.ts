import type { RowKind } from './tickets-spec.ts'

/** What the columns of an export may hold, by what its rows are. */
export const TICKET_FIELDS = {
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
} as const satisfies { readonly [S in RowKind]: readonly string[] }
