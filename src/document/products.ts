/** The products with a ready mapping of their export, in the order in which help and documentation list them. */
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
] as const

/** The name of a product with a ready mapping. */
export type ProductName = (typeof PRODUCTS)[number]
