import type { Product } from './product.ts'

/**
 * Bugzilla: a list of bugs as CSV, and the bugs of its REST API.
 *
 * Columns and times of the CSV: https://github.com/bugzilla/bugzilla/blob/master/template/en/default/list/list.csv.tmpl
 * Keys: https://bugzilla.readthedocs.io/en/latest/api/core/v1/bug.html
 * Severities, as in a published list: https://github.com/bobsilverberg/webqa-metrics/blob/master/data/bugs.csv
 *
 * A bug has no time of its first response. Only some installations have a field for the time of its solution,
 * `cf_last_resolved` (untried).
 */
export const bugzilla: Product = {
  columns: {
    id: ['bug_id', 'id'],
    severity: ['bug_severity', 'severity'],
    reportedAt: ['opendate', 'creation_time'],
    resolvedAt: ['cf_last_resolved'],
  },
  dateFormat: 'yyyy-MM-dd HH:mm:ss',
  severities: {
    blocker: 'critical',
    critical: 'critical',
    major: 'high',
    normal: 'medium',
    minor: 'low',
    trivial: 'low',
    enhancement: 'low',
  },
  zoneHint: 'Bugzilla writes the zone of the user who exports.',
}
