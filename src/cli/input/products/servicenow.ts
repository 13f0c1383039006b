import type { Product } from './product.ts'

/**
 * ServiceNow, a list of incidents exported as CSV: the header has the names of the fields, the cells what the user sees.
 *
 * Header and values: https://www.servicenow.com/docs/r/platform-administration/table-administration-and-data-management/default-values-headers-values.html
 * Times, in the zone and the format of the user who exports, so that neither can be known here:
 * https://www.servicenow.com/docs/r/platform-administration/table-administration-and-data-management/field-types-affected.html
 * Priorities: https://www.servicenow.com/docs/r/it-service-management/incident-management/def-prio-lookup-rules.html
 * Names of the fields, as in a published log of incidents: https://archive.ics.uci.edu/dataset/498
 *
 * An incident has no time of its first response. Untried: Excel exports saved as CSV, whose header has labels.
 */
export const servicenow: Product = {
  columns: {
    id: ['number'],
    severity: ['priority'],
    channel: ['contact_type'],
    reportedAt: ['opened_at'],
    resolvedAt: ['resolved_at'],
  },
  severities: { '1 - Critical': 'critical', '2 - High': 'high', '3 - Moderate': 'medium', '4 - Low': 'low' },
  zoneHint: 'ServiceNow writes the format and the zone of the user who exports.',
}
