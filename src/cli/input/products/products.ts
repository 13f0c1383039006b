import type { TicketsSpec } from '../../../document/tickets-spec.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { jira } from './jira.ts'
import type { Product } from './product.ts'
import { servicenow } from './servicenow.ts'
import { zammad } from './zammad.ts'
import { zendesk } from './zendesk.ts'

/** The ready mappings, by the name that a document calls them by. */
export const products: { readonly [P in NonNullable<TicketsSpec['product']>]: Product } = {
  jira,
  servicenow,
  zendesk,
  zammad,
  gitlab,
  github,
}
