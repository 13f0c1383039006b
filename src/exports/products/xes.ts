import { XES_STATE } from '../formats/xes-state.ts'
import type { Product } from './product.ts'

/**
 * XES event logs (IEEE 1849), as process mining tools write them: a trace is a ticket, an event is a change of its state.
 * The state is the activity (`concept:name`). Unless the lifecycle transition is missing or `complete`, it follows after
 * a plus sign, as in the classifiers of XES: `Accepted+Wait - User`. So the document maps the states, and an unknown
 * transition is an invalid row.
 *
 * Extensions: https://www.tf-pm.org/resources/xes-standard/about-xes/standard-extensions
 * Classifiers: https://doi.org/10.1109/IEEESTD.2016.7740858
 *
 * XES has no priority: `severity` and `priority` are common names.
 */
export const xes: Product = {
  shapes: ['log', 'events'],
  format: 'xes',
  grouped: true,
  columns: {
    id: ['case:concept:name'],
    at: ['time:timestamp'],
    state: [XES_STATE],
    type: [XES_STATE],
    severity: ['severity', 'case:severity', 'priority', 'case:priority'],
    channel: ['channel', 'case:channel'],
    reportedAt: [],
    group: ['org:group'],
    assignee: ['org:resource'],
  },
}
