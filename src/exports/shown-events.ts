import type { EventType } from '../clock/event.ts'
import { TICKET_FIELDS } from '../document/ticket-fields.ts'
import type { StateMapping } from '../document/tickets-spec.ts'
import type { Columns } from './formats/row.ts'
import type { Column, Mapping } from './mapping.ts'

/** The events that a file can show, given its columns and its mapping. */
export type ShownEvents = {
  /** Whether the file can show events of a type. */
  shows(type: EventType): boolean
  /** How to make the mapping show events of a type; undefined if rows of this shape never can. */
  hint(type: EventType): string | undefined
}

/** The columns of a row per ticket that hold the time of an event. */
const COLUMNS_OF: { readonly [T in EventType]?: readonly (typeof TICKET_FIELDS.tickets)[number][] } = {
  reported: ['reportedAt'],
  responded: ['respondedAt', 'respondedAfterMinutes'],
  resolved: ['resolvedAt'],
}

/** The meanings of states by the events that they tell of. */
const STATES_OF: { readonly [T in EventType]?: (meaning: StateMapping) => boolean } = {
  reported: () => true,
  responded: meaning => meaning === 'responded' || (typeof meaning === 'object' && meaning.responded === true),
  resolved: meaning => meaning === 'resolved',
}

/** What a file can show of the events of its tickets. */
export function shownEvents({ shape, states, columns }: Mapping, file: Pick<Columns, 'has'>): ShownEvents {
  switch (shape) {
    case 'events':
      return { shows: () => true, hint: () => undefined }
    case 'log':
      return {
        shows: type => Object.values(states).some(meaning => STATES_OF[type]?.(meaning)),
        hint: type => (STATES_OF[type] ? `map a state to "${type}" in tickets.states` : undefined),
      }
    case 'tickets':
      return {
        shows: type => COLUMNS_OF[type]?.some(name => file.has(TICKET_FIELDS.tickets.indexOf(name))) ?? false,
        hint: type => COLUMNS_OF[type] && columnHint(COLUMNS_OF[type], columns),
      }
  }
}

/** How to show an event by a column: by one of those that the product's mapping reads, or another one. */
function columnHint(meanings: readonly string[], wanted: readonly Column[]): string {
  const columns = wanted.filter(({ meaning }) => meanings.includes(meaning))
  const names = columns.filter(({ isPreset }) => isPreset).flatMap(({ names: preset }) => preset)
  const [time, after] = columns.map(({ key }) => `tickets.${key}`)
  if (names.length)
    return `add the column ${names.join(' or ')} to the export, or name another in ${[time, after].filter(Boolean).join(' or ')}`
  return `name the column with its time in ${time}${after === undefined ? '' : `, or with the time until it in ${after}`}`
}
