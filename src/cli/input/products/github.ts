import type { Product } from './product.ts'

/**
 * GitHub, `gh issue list --state all --limit 1000 --json number,createdAt,closedAt,labels`, and the list of issues of
 * its interface for programs. Times are those of UTC, with `Z`.
 *
 * Fields: https://cli.github.com/manual/gh_issue_list
 *
 * GitHub has no priority: severities name the labels that stand for one. Untried: the keys of the interface for
 * programs, which follow https://docs.github.com/en/rest/issues/issues
 */
export const github: Product = {
  columns: {
    id: ['number'],
    severity: ['labels.name'],
    reportedAt: ['createdAt', 'created_at'],
    resolvedAt: ['closedAt', 'closed_at'],
  },
}
