import type { Product } from './product.ts'

/**
 * Azure DevOps Boards: the result of a query exported as CSV, and the work items of its REST API.
 *
 * Priorities, and the names of severities:
 * https://github.com/MicrosoftDocs/azure-devops-docs/blob/main/docs/boards/queries/planning-ranking-priorities.md
 * Fields of the REST API, with dots in their names (untried):
 * https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/work-items/list
 * Untried: the names of the columns, https://learn.microsoft.com/en-us/azure/devops/boards/work-items/guidance/work-item-field
 *
 * The format of times in CSV follows the settings of the user, so the document must name it. A work item has no time of
 * its first response.
 */
export const azureDevops: Product = {
  columns: {
    id: ['ID', 'id'],
    severity: ['Priority', 'fields.Microsoft.VSTS.Common.Priority'],
    reportedAt: ['Created Date', 'fields.System.CreatedDate'],
    resolvedAt: ['Closed Date', 'fields.Microsoft.VSTS.Common.ClosedDate'],
  },
  severities: {
    '1': 'critical',
    '2': 'high',
    '3': 'medium',
    '4': 'low',
    '1 - Critical': 'critical',
    '2 - High': 'high',
    '3 - Medium': 'medium',
    '4 - Low': 'low',
  },
  zoneHint: 'Azure DevOps writes the format and the zone of the user who exports.',
}
