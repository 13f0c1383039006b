import type { Product } from './product.ts'

/**
 * Freshdesk: tickets exported as CSV, and the tickets of its REST API with their `stats`.
 *
 * Columns and format of times, as in a published export:
 * https://github.com/NavyaDornala1516/devrev2ndproject/blob/main/freshdesk_tickets.csv
 * Numbers of priorities and sources, keys: https://developers.freshdesk.com/api/#tickets and
 * https://schemas.apis.io/schemas/freshdesk/freshdesk-ticket/
 *
 * Untried: the column `Initial response time`, which the published export does not have.
 */
export const freshdesk: Product = {
  columns: {
    id: ['Ticket ID', 'id'],
    severity: ['Priority', 'priority'],
    channel: ['Source', 'source'],
    reportedAt: ['Created time', 'created_at'],
    respondedAt: ['Initial response time', 'stats.first_responded_at'],
    resolvedAt: ['Resolved time', 'stats.resolved_at'],
  },
  dateFormat: 'yyyy-MM-dd HH:mm:ss',
  severities: {
    Urgent: 'critical',
    High: 'high',
    Medium: 'medium',
    Low: 'low',
    '4': 'critical',
    '3': 'high',
    '2': 'medium',
    '1': 'low',
  },
  channels: {
    Email: 'email',
    Portal: 'web',
    Phone: 'phone',
    Chat: 'web',
    'Feedback Widget': 'web',
    'Outbound Email': 'email',
    '1': 'email',
    '2': 'web',
    '3': 'phone',
    '7': 'web',
    '9': 'web',
    '10': 'email',
  },
  zoneHint: "Freshdesk writes the times of the account's zone.",
}
