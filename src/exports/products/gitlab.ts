import type { Product } from './product.ts'

/**
 * GitLab: issues exported as CSV, before and since 18.4, and the list of issues of its REST API.
 *
 * Columns since 18.4, zone and format of times: https://docs.gitlab.com/user/project/issues/csv_export/
 * Columns before (`Issue ID` is the number; since 18.4 `IID` is the number, and `ID` is unique in the whole instance):
 * https://gitlab.com/gitlab-org/gitlab-foss/-/blob/master/app/services/issues/export_csv_service.rb
 *
 * Keys of the REST API: https://docs.gitlab.com/api/issues/
 *
 * GitLab has no priority: the document's severities name labels instead, such as `severity::1`.
 */
export const gitlab: Product = {
  columns: {
    id: ['IID', 'Issue ID', 'iid'],
    severity: ['Labels', 'labels'],
    reportedAt: ['Created At (UTC)', 'created_at'],
    resolvedAt: ['Closed At (UTC)', 'closed_at'],
  },
  dateFormat: 'yyyy-MM-dd HH:mm:ss',
  timeZone: 'UTC',
}
