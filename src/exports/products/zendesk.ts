import type { Product } from './product.ts'

/**
 * Zendesk Support: the CSV and JSON exports of the account's tickets. The JSON export is NDJSON.
 *
 * Columns, zone and formats: https://support.zendesk.com/hc/en-us/articles/4408886165402
 * Times in the CSV are those of the account's default zone; times in the JSON are UTC. The page does not state the format
 * in the CSV, so the document must name it. The CSV has no time of the first reply, only the minutes until it.
 * Published tables of such exports have `Id` where the page has `ID`: both are read.
 * Priorities: https://docs.workato.com/connectors/zendesk/create-ticket-action
 * Keys in JSON: https://github.com/api-evangelist/zendesk/blob/main/json-schema/zendesk-ticket-schema.json
 *
 * Keys of the metrics that the API adds to tickets:
 * https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_metrics/
 *
 * The JSON export has neither the time of the first reply nor the time of the solution. Untried: the CSV of a ticket
 * without a reply.
 */
export const zendesk: Product = {
  columns: {
    id: ['ID', 'Id', 'id'],
    severity: ['Priority', 'priority'],
    channel: ['Via', 'via.channel'],
    reportedAt: ['Created at', 'created_at'],
    resolvedAt: ['Solved at', 'metric_set.solved_at'],
  },
  respondedAfter: {
    columns: ['First reply time in minutes', 'metric_set.reply_time_in_minutes.calendar'],
    unit: 'minutes',
  },
  severities: {
    Urgent: 'critical',
    High: 'high',
    Normal: 'medium',
    Low: 'low',
  },
  zoneHint: "Zendesk writes the times of the account's default zone.",
}
