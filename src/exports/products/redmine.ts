import type { Product } from './product.ts'

/**
 * Redmine: a list of issues exported as CSV, and the issues of its REST API.
 *
 * Columns and priorities: https://github.com/redmine/redmine/blob/master/config/locales/en.yml
 * The same in Japanese: https://github.com/redmine/redmine/blob/master/config/locales/ja.yml
 * Keys: https://www.redmine.org/projects/redmine/wiki/Rest_Issues (untried; a published answer has them:
 * https://github.com/chaoss/grimoirelab-perceval/tree/main/tests/data/redmine)
 *
 * The format of times in CSV follows the language of the user, so the document must name it. An issue has no time of its
 * first response.
 */
export const redmine: Product = {
  columns: {
    id: ['#', 'id'],
    severity: ['Priority', '優先度', 'priority.name'],
    reportedAt: ['Created', '作成日', 'created_on'],
    resolvedAt: ['Closed', '終了日', 'closed_on'],
  },
  severities: {
    Immediate: 'critical',
    Urgent: 'critical',
    High: 'high',
    Normal: 'medium',
    Low: 'low',
    今すぐ: 'critical',
    急いで: 'critical',
    高め: 'high',
    通常: 'medium',
    低め: 'low',
  },
  zoneHint: 'Redmine writes the format and the zone of the user who exports.',
}
