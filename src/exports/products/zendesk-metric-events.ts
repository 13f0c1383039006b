import { describe } from '../../validation/plain-data.ts'
import { type JsonObject, objectsOf, textAt } from '../formats/json-object.ts'
import type { MadeRow, Product, RowMaker } from './product.ts'

const METRICS = [
  'agent_work_time',
  'group_ownership_time',
  'pausable_update_time',
  'periodic_update_time',
  'reply_time',
  'requester_wait_time',
  'resolution_time',
]

/** What {@link ZendeskTickets} makes of the types `activate`, `pause` and `fulfill`, and the other types. */
const TYPES = [
  ...['activate', 'resume', 'reopen', 'pause', 'fulfill'],
  ...['apply_sla', 'apply_group_sla', 'breach', 'update_status', 'measure'],
]

/**
 * Zendesk Support: ticket metric events, `/api/v2/incremental/ticket_metric_events.json`. The type of a row is the metric
 * and the type of its event, such as `reply_time fulfill`. An `activate` event after a pause is `resume`, and after the
 * end of the metric `reopen`.
 *
 * Types and keys: https://developer.zendesk.com/documentation/ticketing/reference-guides/ticket-metric-event-types-reference
 * Endpoint and metrics: https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_metric_events/
 *
 * A ticket is reported at its first `activate` event. The events have no priority: the document gives all tickets one,
 * or the file also has the tickets, `/api/v2/incremental/tickets.json`, whose current priority counts from the report.
 * Untried: the events of tickets that `include=metric_events` adds, and `group_id` in events of group ownership.
 */
export const zendeskMetricEvents: Product = {
  shapes: ['events'],
  columns: {
    id: ['ticket_id'],
    at: ['time'],
    type: ['event'],
    severity: ['priority'],
    channel: ['via.channel'],
    reason: ['reason'],
    group: ['group_id'],
    assignee: [],
    calendar: [],
    name: [],
    requestKind: [],
  },
  severities: { Urgent: 'critical', High: 'high', Normal: 'medium', Low: 'low' },
  events: {
    ...Object.fromEntries(METRICS.flatMap(metric => TYPES.map(type => [`${metric} ${type}`, null]))),
    created: 'reported',
    'reply_time activate': 'customerReplied',
    'reply_time reopen': 'customerReplied',
    'reply_time fulfill': 'responded',
    'pausable_update_time fulfill': 'updated',
    'agent_work_time pause': 'paused',
    'agent_work_time resume': 'resumed',
    'agent_work_time fulfill': 'resolved',
    'agent_work_time reopen': 'reopened',
    'requester_wait_time pause': 'paused',
    'requester_wait_time resume': 'resumed',
  },
  signature: /"ticket_metric_events"\s*:|"metric"\s*:\s*"(?:agent_work|reply|requester_wait|pausable_update)_time"/,
  rowMaker: () => new ZendeskTickets(),
}

type MetricEvent = { readonly line: number; readonly event: JsonObject }

/** The events of a ticket, and the ticket itself if the file has it. */
type ZendeskTicket = { readonly line: number; ticket: JsonObject | undefined; readonly events: MetricEvent[] }

/** Makes rows of the metric events of one file, after its last one: the events of all tickets are in one list. */
class ZendeskTickets implements RowMaker {
  readonly #tickets = new Map<string, ZendeskTicket>();

  *rows(object: JsonObject, line: number): Generator<MadeRow> {
    const { ticket_metric_events: events, tickets, ticket } = object
    const lists = [events, tickets, ticket && [ticket]].filter(Array.isArray)
    for (const item of lists.length ? lists.flatMap(objectsOf) : [object]) yield* this.#item(item, line)
  }

  *rest(): Generator<MadeRow> {
    for (const [id, { line, ticket, events }] of this.#tickets)
      if (events.length) yield* ticketRows(id, line, ticket, withoutRepeatedEvents(events))
  }

  *#item(object: JsonObject, line: number): Generator<MadeRow> {
    const id = textAt(object, 'ticket_id')
    if (id && textAt(object, 'metric')) {
      if (object.deleted !== true) this.#ticket(id, line).events.push({ line, event: object })
    } else if (textAt(object, 'id') && textAt(object, 'created_at')) {
      const ticket = this.#ticket(textAt(object, 'id'), line)
      ticket.ticket ??= object
      for (const event of Object.values(object.metric_events ?? {}).flatMap(objectsOf))
        ticket.events.push({ line, event })
    } else yield { line, problem: 'The object is neither a metric event nor a ticket.' }
  }

  #ticket(id: string, line: number): ZendeskTicket {
    const ticket = this.#tickets.get(id) ?? { line, ticket: undefined, events: [] }
    this.#tickets.set(id, ticket)
    return ticket
  }
}

function* ticketRows(
  id: string,
  line: number,
  ticket: JsonObject | undefined,
  events: readonly MetricEvent[],
): Generator<MadeRow> {
  const first = events.find(({ event }) => event.type === 'activate')?.event
  const created = textAt(ticket ?? {}, 'created_at') || textAt(first ?? {}, 'time')
  const problem = problemOf(first, Boolean(ticket))
  if (problem) return yield { line, id, problem }
  const base = { ticket_id: id, priority: ticket?.priority ?? '', via: ticket?.via, reason: '' }
  yield { line, cells: { ...base, time: created, event: 'created' } }
  const latest = new Map<string, string>()
  for (const { line: eventLine, event } of events) {
    const metric = textAt(event, 'metric')
    const type = typeAfter(latest.get(metric), textAt(event, 'type'))
    if (['activate', 'pause', 'fulfill'].includes(textAt(event, 'type'))) latest.set(metric, textAt(event, 'type'))
    // The first activation of the reply time is the report itself.
    if (metric === 'reply_time' && type === 'activate' && textAt(event, 'time') === created) continue
    const reason = type === 'pause' || type === 'resume' ? metric : ''
    yield {
      line: eventLine,
      cells: { ...base, ...event, ticket_id: id, reason, event: isHandover(event) ? 'assigned' : `${metric} ${type}` },
    }
  }
}

function problemOf(first: JsonObject | undefined, hasTicket: boolean): string | undefined {
  if (first && Number(first.instance_id ?? 1) > 1)
    return `The events begin with instance ${describe(first.instance_id)} of ${describe(first.metric)}, so earlier ones are missing. Export from an earlier start_time.`
  if (!first && !hasTicket)
    return 'The ticket has no event of the type activate, so nobody knows when it was reported. Export from an earlier start_time.'
  return undefined
}

/** Returns whether a group gets the ticket with an event. */
function isHandover(event: JsonObject): boolean {
  return event.metric === 'group_ownership_time' && event.type === 'activate' && textAt(event, 'group_id') !== ''
}

/** Returns the type of an event, given the latest change of its metric: an activation can be a resumption. */
function typeAfter(latest: string | undefined, type: string): string {
  if (type !== 'activate') return type
  return latest === 'pause' ? 'resume' : latest === 'fulfill' ? 'reopen' : 'activate'
}

/** Returns the events by time, each once: pages of an incremental export overlap. */
function withoutRepeatedEvents(events: readonly MetricEvent[]): readonly MetricEvent[] {
  const byId = new Map(events.map((one, i) => [textAt(one.event, 'id') || `#${i}`, one]))
  const time = ({ event }: MetricEvent) => Date.parse(textAt(event, 'time'))
  return [...byId.values()].sort((a, b) => time(a) - time(b))
}
