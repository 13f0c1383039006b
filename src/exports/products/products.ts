import type { ProductName } from '../../document/products.ts'
import { azureDevops } from './azure-devops.ts'
import { bugzilla } from './bugzilla.ts'
import { freshdesk } from './freshdesk.ts'
import { github } from './github.ts'
import { githubTimeline } from './github-timeline.ts'
import { gitlab } from './gitlab.ts'
import { glpi } from './glpi.ts'
import { jira } from './jira.ts'
import { jiraChangelog } from './jira-changelog.ts'
import { ocel } from './ocel.ts'
import { otrs } from './otrs.ts'
import { pagerduty } from './pagerduty.ts'
import type { Product } from './product.ts'
import { redmine } from './redmine.ts'
import { servicenow } from './servicenow.ts'
import { trello } from './trello.ts'
import { xes } from './xes.ts'
import { zammad } from './zammad.ts'
import { zendesk } from './zendesk.ts'
import { zendeskMetricEvents } from './zendesk-metric-events.ts'

/** The built-in mappings by the name that documents use. */
export const products: { readonly [P in ProductName]: Product } = {
  jira,
  servicenow,
  zendesk,
  freshdesk,
  zammad,
  otrs,
  glpi,
  redmine,
  bugzilla,
  'azure-devops': azureDevops,
  gitlab,
  github,
  trello,
  pagerduty,
  'jira-changelog': jiraChangelog,
  'github-timeline': githubTimeline,
  'zendesk-metric-events': zendeskMetricEvents,
  xes,
  ocel,
}
