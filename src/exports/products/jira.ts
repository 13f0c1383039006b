import type { Product } from './product.ts'

/**
 * Jira: the "Export CSV" of a search, and the issues of its REST API. The CSV repeats columns with lists (labels,
 * comments), which are not read.
 *
 * Columns and times, as measured on exports of many instances, one of them jira.atlassian.com:
 * https://github.com/gaboracnicolai/talyvor-track/blob/main/internal/importer/jira_csv_dates.go
 * https://github.com/gaboracnicolai/talyvor-track/blob/main/internal/importer/csv_wide_row_job_test.go
 * The format is a setting of the instance, `jira.lf.date.complete`, which is `dd/MMM/yy h:mm a` unless changed:
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jira-settings/
 * The file does not name a zone: times are those of the user who exports.
 * Priorities: https://github.com/linear/linear/blob/master/packages/import/src/importers/jiraCsv/JiraCsvImporter.ts
 * The object around the issues of the REST API:
 * https://developer.atlassian.com/server/jira/platform/jira-rest-api-example-query-issues-6291606/
 * Keys, as in a published answer: https://github.com/chaoss/grimoirelab-perceval/blob/main/tests/data/jira/jira_issues_page_1.json
 *
 * If the interface has another language, the columns have other names, and `locale` is needed for the months.
 */
export const jira: Product = {
  columns: {
    id: ['Issue key', 'key'],
    severity: ['Priority', 'fields.priority.name'],
    reportedAt: ['Created', 'fields.created'],
    resolvedAt: ['Resolved', 'fields.resolutiondate'],
  },
  dateFormat: 'd/MMM/yy h:mm a',
  severities: { Highest: 'critical', High: 'high', Medium: 'medium', Low: 'low', Lowest: 'low' },
  zoneHint: 'Jira writes the times of the user who exports.',
}
