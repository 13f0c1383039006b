import type { Product } from './product.ts'

/**
 * ServiceNow: a list of incidents exported as CSV, or read through the Table API. The header has the names or the labels
 * of the fields; the cells have display values or raw values.
 *
 * Header and values: https://www.servicenow.com/docs/r/platform-administration/table-administration-and-data-management/default-values-headers-values.html
 * Times have the zone and the format of the user who exports, so the document must name the zone:
 * https://www.servicenow.com/docs/r/platform-administration/table-administration-and-data-management/field-types-affected.html
 * The format is read in the default of the system, `yyyy-MM-dd` and `HH:mm:ss`:
 * https://www.servicenow.com/docs/r/yokohama/platform-administration/time-configuration/r_FormatDateAndTimeFields.html
 * Priorities: https://www.servicenow.com/docs/r/it-service-management/incident-management/def-prio-lookup-rules.html
 * Names of the fields, as in a published log of incidents: https://archive.ics.uci.edu/dataset/498
 * Labels of a list: https://github.com/krs-trc/AI-MCP-Server/blob/main/incident.csv
 * Raw values: https://github.com/KittySkin/ServiceNowAPITesting
 *
 * An incident has no time of its first response. Priority 5 (Planning) is read as `low`. A walk-in and an incident that
 * the service desk opened have no channel of the policy. Untried: the contact types Chat and Virtual Agent.
 */
export const servicenow: Product = {
  columns: {
    id: ['number', 'Number'],
    severity: ['priority', 'Priority'],
    channel: ['contact_type', 'Contact type', 'Channel'],
    reportedAt: ['opened_at', 'Opened'],
    resolvedAt: ['resolved_at', 'Resolved'],
  },
  dateFormat: 'yyyy-MM-dd HH:mm:ss',
  severities: {
    '1 - Critical': 'critical',
    '2 - High': 'high',
    '3 - Moderate': 'medium',
    '4 - Low': 'low',
    '5 - Planning': 'low',
    '1': 'critical',
    '2': 'high',
    '3': 'medium',
    '4': 'low',
    '5': 'low',
  },
  channels: {
    Phone: 'phone',
    IVR: 'phone',
    Email: 'email',
    'Self-service': 'web',
    'Self service': 'web',
    Chat: 'web',
    'Virtual Agent': 'web',
    virtual_agent: 'web',
    'Walk-in': null,
    'Direct opening': null,
  },
  zoneHint: 'ServiceNow writes the format and the zone of the user who exports.',
}
