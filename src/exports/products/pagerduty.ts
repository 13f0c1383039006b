import type { Product } from './product.ts'

/**
 * PagerDuty: the incidents of its analytics API, as JSON or CSV, and those of its REST API.
 *
 * Keys of the REST API: https://developer.pagerduty.com/api-reference/9d0b4b12e36f9-list-incidents
 * and in a published file: https://github.com/ammaralaeeq/pagerduty-trial/blob/main/incidents.csv
 * Keys of analytics, as a client reads them:
 * https://github.com/martindstone/pagerduty-cli/blob/master/src/commands/analytics/incident/raw.ts
 * and as a database stores them: https://docs.getdx.com/schema/pagerduty_incidents
 *
 * The REST API lists acknowledgements only until an incident is resolved, so it cannot show the first response. Times are
 * UTC unless the request names a zone.
 */
export const pagerduty: Product = {
  columns: {
    id: ['incident_number', 'id'],
    severity: ['urgency'],
    reportedAt: ['created_at', 'created_on'],
    resolvedAt: ['resolved_at', 'resolved_on'],
  },
  respondedAfter: { columns: ['seconds_to_first_ack'], unit: 'seconds' },
  dateFormat: ["yyyy-MM-dd'T'HH:mm:ss", 'yyyy-MM-dd HH:mm:ss'],
  timeZone: 'UTC',
  severities: { high: 'high', low: 'low' },
}
