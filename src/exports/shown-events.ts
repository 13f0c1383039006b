import type { StateMapping } from '../document/tickets-spec.ts'
import { COLUMN } from './column.ts'
import type { Columns } from './formats/row.ts'
import type { Column, Mapping } from './mapping.ts'

/** The events that a file can show, given its columns and its mapping. */
export type ShownEvents = {
  /** Returns whether the file can show events of a type. */
  shows(type: string): boolean
  /** Returns how to map events of a type; undefined if rows of this kind never show them. */
  hint(type: string): string | undefined
}

/** The columns with the time of an event, in exports with one row per ticket. */
const COLUMNS_OF: { readonly [type: string]: readonly (keyof typeof COLUMN.tickets)[] | undefined } = {
  reported: ['reportedAt'],
  responded: ['respondedAt', 'respondedAfterMinutes'],
  resolved: ['resolvedAt'],
}

/** Whether the meaning of a state shows an event. */
const STATES_OF: { readonly [type: string]: ((meaning: StateMapping) => boolean) | undefined } = {
  reported: () => true,
  responded: meaning => meaning === 'responded' || (typeof meaning === 'object' && meaning.responded === true),
  resolved: meaning => meaning === 'resolved',
}

/** Returns the events that a file can show. */
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
        shows: type => COLUMNS_OF[type]?.some(name => file.has(COLUMN.tickets[name])) ?? false,
        hint: type => COLUMNS_OF[type] && columnHint(COLUMNS_OF[type], columns),
      }
  }
}

/** Returns how to show an event by a column: one of the product's mapping, or another one. */
function columnHint(meanings: readonly string[], all: readonly Column[]): string {
  const columns = all.filter(({ meaning }) => meanings.includes(meaning))
  const names = columns.filter(({ isPreset }) => isPreset).flatMap(({ names: preset }) => preset)
  const [time, after] = columns.map(({ key }) => `tickets.${key}`)
  if (names.length)
    return `add the column ${names.join(' or ')} to the export, or name another in ${[time, after].filter(Boolean).join(' or ')}`
  return `name the column with its time in ${time}${after === undefined ? '' : `, or with the time until it in ${after}`}`
}
