import type { EventType } from '../../clock/event.ts'
import { COLUMN_MEANINGS } from '../../document/column-meanings.ts'
import type { StateMeaning } from '../../document/tickets-spec.ts'
import type { Mapping } from './mapping.ts'
import type { Columns } from './row.ts'

/** The events that a file can show, given its columns and its mapping. */
export type ShownEvents = {
  /** Whether the file can show events of a type. */
  shows(type: EventType): boolean
  /** How to make the mapping show events of a type; undefined if rows of this shape never can. */
  hint(type: EventType): string | undefined
}

/** The columns of a row per ticket that hold the time of an event. */
const COLUMNS_OF: { readonly [T in EventType]?: readonly (typeof COLUMN_MEANINGS.tickets)[number][] } = {
  reported: ['reportedAt'],
  responded: ['respondedAt', 'respondedAfterMinutes'],
  resolved: ['resolvedAt'],
}

/** The meanings of states by the events that they tell of. */
const STATES_OF: { readonly [T in EventType]?: (meaning: StateMeaning) => boolean } = {
  reported: () => true,
  responded: meaning => meaning === 'responded' || (typeof meaning === 'object' && meaning.responded === true),
  resolved: meaning => meaning === 'resolved',
}

/** What a file can show of the events of its tickets. */
export function shownEvents({ shape, states }: Mapping, columns: Columns): ShownEvents {
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
        shows: type => COLUMNS_OF[type]?.some(name => columns.has(COLUMN_MEANINGS.tickets.indexOf(name))) ?? false,
        hint: type =>
          COLUMNS_OF[type] ? `name the column with its time in tickets.columns.${COLUMNS_OF[type][0]}` : undefined,
      }
  }
}
