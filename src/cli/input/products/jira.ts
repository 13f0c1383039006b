import type { Product } from './product.ts'

/**
 * Jira, "Export CSV" of a search. Columns that hold lists (labels, comments) are repeated; none of those is read.
 *
 * Columns and times, as measured on exports of many instances, one of them jira.atlassian.com:
 * https://github.com/gaboracnicolai/talyvor-track/blob/main/internal/importer/jira_csv_dates.go
 * https://github.com/gaboracnicolai/talyvor-track/blob/main/internal/importer/csv_wide_row_job_test.go
 * The format is a setting of the instance, `jira.lf.date.complete`, which is `dd/MMM/yy h:mm a` unless changed:
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jira-settings/
 * The file names no zone: times are those of the user who exports.
 * Priorities: https://github.com/linear/linear/blob/master/packages/import/src/importers/jiraCsv/JiraCsvImporter.ts
 *
 * Untried: exports of Jira's interface in other languages.
 */
export const jira: Product = {
  columns: { id: ['Issue key'], severity: ['Priority'], reportedAt: ['Created'], resolvedAt: ['Resolved'] },
  dateFormat: 'd/MMM/yy h:mm a',
  severities: { Highest: 'critical', High: 'high', Medium: 'medium', Low: 'low', Lowest: 'low' },
  zoneHint: 'Jira writes the times of the user who exports.',
}
