import { describe } from '../../validation/plain-data.ts'
import { type JsonObject, objectsOf, textAt } from '../formats/json-object.ts'
import { UserError } from '../user-error.ts'
import { type MadeRow, NO_NEW_STATE, type Product } from './product.ts'

/**
 * OCEL 2.0: an object-centric event log as JSON. The objects of one type are the tickets, and the events that are related
 * to one of them are its rows. A row has the attributes of its event, those of the object at that time with `object:`
 * before their names, and the ids of the other related objects as `related:` and their type.
 *
 * Format: https://www.ocel-standard.org/specification/formats/json/
 * Attributes that change: https://arxiv.org/abs/2403.01975
 *
 * OCEL has no names for severities and groups: those below are common.
 */
export const ocel: Product = {
  shapes: ['log', 'events'],
  format: 'json',
  columns: {
    id: ['object'],
    at: ['time'],
    state: ['event'],
    type: ['event'],
    severity: ['object:severity', 'object:priority', 'severity', 'priority'],
    channel: ['object:channel', 'channel'],
    reportedAt: [],
    group: ['object:group', 'object:team', 'group', 'team', 'related:group', 'related:team'],
    assignee: ['object:assignee', 'assignee', 'object:resource', 'resource', 'related:resource'],
  },
  states: { [NO_NEW_STATE]: 'unchanged' },
  signature: /"(?:objectTypes|eventTypes)"\s*:\s*\[|"ocel:(?:events|objects|global-log)"\s*:/,
  rowMaker: ({ objectType }) => ({ rows: (log, line) => logRows(log, line, objectType) }),
}

/** An object that is a ticket, and its events. */
type OcelTicket = { readonly object: JsonObject; readonly events: JsonObject[] }

/** The types of all objects, by id. */
type ObjectTypes = ReadonlyMap<string, string>

function* logRows(log: JsonObject, line: number, wanted: string | undefined): Generator<MadeRow> {
  if (Object.keys(log).some(key => key.startsWith('ocel:')))
    throw new UserError('this is OCEL 1.0. Convert it to OCEL 2.0, such as with PM4Py.')
  if (!Array.isArray(log.objects) || !Array.isArray(log.events))
    throw new UserError('this is not OCEL 2.0: it needs the lists "objects" and "events".')
  const types = new Map(objectsOf(log.objects).map(object => [textAt(object, 'id'), textAt(object, 'type')]))
  const type = ticketType([...new Set(types.values())], wanted)
  const tickets = new Map<string, OcelTicket>()
  for (const object of objectsOf(log.objects))
    if (object.type === type) tickets.set(textAt(object, 'id'), { object, events: [] })
  for (const event of objectsOf(log.events)) {
    const ids = relatedIds(event)
    const unknown = ids.find(id => !types.has(id))
    if (unknown !== undefined)
      yield {
        line,
        problem: `The event ${describe(textAt(event, 'id'))} is related to ${describe(unknown)}, which is not an object of the file.`,
      }
    for (const id of ids) tickets.get(id)?.events.push(event)
  }
  for (const [id, ticket] of tickets) yield* ticketRows(id, line, ticket, types)
}

/**
 * Returns the type of the objects that are tickets.
 *
 * @throws {UserError} if there are several types and the document names none of them
 */
function ticketType(known: readonly string[], wanted: string | undefined): string {
  if (wanted === undefined && known.length === 1) return known[0]
  if (wanted !== undefined && known.includes(wanted)) return wanted
  const list = known.map(name => describe(name)).join(', ')
  throw new UserError(
    wanted === undefined
      ? `the objects have ${known.length} types: ${list}. Name the type of the tickets in tickets.objectType.`
      : `no object has the type ${describe(wanted)} of tickets.objectType. Types: ${list}.`,
  )
}

function* ticketRows(id: string, line: number, { object, events }: OcelTicket, types: ObjectTypes): Generator<MadeRow> {
  if (!events.length)
    return yield {
      line,
      id,
      problem: 'No event is related to the object, so nobody knows when the ticket was reported.',
    }
  const changes = objectsOf(object.attributes).map(one => ({
    at: timeOf(one),
    name: textAt(one, 'name'),
    value: one.value,
  }))
  const first = Math.min(...events.map(timeOf))
  const later = [...new Set(changes.filter(({ at }) => at > first).map(({ at }) => at))]
  const rows = [
    // An event comes after a change of the same time, so that its row has the new value.
    ...later.map(at => ({ at, cells: { event: NO_NEW_STATE, time: new Date(at).toISOString() } })),
    ...events.map(event => ({ at: timeOf(event), cells: eventCells(event, types) })),
  ].sort((a, b) => a.at - b.at)
  for (const { at, cells } of rows) {
    // The latest value of each attribute; the standard does not order them.
    const current = changes.filter(change => !(change.at > at)).sort((a, b) => a.at - b.at)
    const attributes = Object.fromEntries(current.map(({ name, value }) => [`object:${name}`, value]))
    yield { line, cells: { ...attributes, ...cells, object: id, 'object type': object.type } }
  }
}

function eventCells(event: JsonObject, types: ObjectTypes): JsonObject {
  const cells: { [key: string]: unknown } = {}
  for (const one of objectsOf(event.attributes)) cells[textAt(one, 'name')] = one.value
  for (const id of relatedIds(event)) {
    const key = `related:${types.get(id)}`
    cells[key] = cells[key] === undefined ? id : `${cells[key]},${id}`
  }
  return { ...cells, event: textAt(event, 'type'), 'event id': textAt(event, 'id'), time: textAt(event, 'time') }
}

/** Returns the ids of the objects that an event is related to, each once. */
function relatedIds(event: JsonObject): string[] {
  return [...new Set(objectsOf(event.relationships).map(one => textAt(one, 'objectId')))]
}

/** Returns the time of an event or an attribute in epoch milliseconds; NaN if it is not a time. */
function timeOf(object: JsonObject): number {
  return Date.parse(textAt(object, 'time'))
}
