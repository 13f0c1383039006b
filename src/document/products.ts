/** The products with a preset for their export, in the order of the help and the guides. */
export const PRODUCTS = [
  'jira',
  'servicenow',
  'zendesk',
  'freshdesk',
  'zammad',
  'otrs',
  'glpi',
  'redmine',
  'bugzilla',
  'azure-devops',
  'gitlab',
  'github',
  'trello',
  'pagerduty',
  'jira-changelog',
  'github-timeline',
  'zendesk-metric-events',
  'xes',
  'ocel',
] as const

/** The name of a product with a preset for its export. */
export type ProductName = (typeof PRODUCTS)[number]
