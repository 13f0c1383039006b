import type { RowKind } from './tickets-spec.ts'

/** The ticket fields that the columns of an export may have, by kind of row. */
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
    'spentMinutes',
  ],
  events: ['id', 'at', 'type', 'severity', 'channel', 'reason', 'calendar', 'name', 'requestKind', 'group', 'assignee'],
  log: ['id', 'at', 'state', 'severity', 'channel', 'reportedAt', 'group', 'assignee'],
} as const satisfies { readonly [S in RowKind]: readonly string[] }
