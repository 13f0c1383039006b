import type { Product } from './product.ts'

/**
 * GitHub: `gh issue list --state all --limit 1000 --json number,createdAt,closedAt,labels`, and the list of issues of
 * its REST API. Times are UTC, with `Z`.
 *
 * Fields: https://cli.github.com/manual/gh_issue_list
 *
 * Keys of the REST API. Its list of issues includes pull requests, which are skipped:
 * https://docs.github.com/en/rest/issues/issues
 *
 * GitHub has no priority: the document's severities name labels instead.
 */
export const github: Product = {
  columns: {
    id: ['number'],
    severity: ['labels.name'],
    reportedAt: ['createdAt', 'created_at'],
    resolvedAt: ['closedAt', 'closed_at'],
  },
  skip: { pull_request: '*' },
}
