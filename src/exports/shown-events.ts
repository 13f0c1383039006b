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
const COLUMNS_OF: ReadonlyMap<string, readonly (keyof typeof COLUMN.tickets)[]> = new Map([
  ['reported', ['reportedAt']],
  ['responded', ['respondedAt', 'respondedAfterMinutes']],
  ['resolved', ['resolvedAt']],
])

/** The columns that show events in a log, whatever its states mean. */
const LOG_COLUMNS_OF: ReadonlyMap<string, readonly (keyof typeof COLUMN.log)[]> = new Map([
  ['assigned', ['group', 'assignee']],
  ['severityChanged', ['severity']],
])

/** How a log shows events by the meanings of its states: the test of a meaning, and the meaning to map a state to. */
const STATES_OF: ReadonlyMap<string, { shows: (meaning: StateMapping) => boolean; meaning: StateMapping }> = new Map([
  ['reported', { shows: () => true, meaning: 'open' }],
  ['responded', { shows: isResponse, meaning: 'responded' }],
  ['paused', { shows: isPause, meaning: 'paused' }],
  ['resumed', { shows: isPause, meaning: 'paused' }],
  ['resolved', { shows: isResolution, meaning: 'resolved' }],
  ['reopened', { shows: isResolution, meaning: 'resolved' }],
])

function isResponse(meaning: StateMapping): boolean {
  return meaning === 'responded' || (typeof meaning === 'object' && meaning.responded === true)
}

function isResolution(meaning: StateMapping): boolean {
  return meaning === 'resolved'
}

function isPause(meaning: StateMapping): boolean {
  return meaning === 'paused' || typeof meaning === 'object'
}

/** Returns the events that a file can show. */
export function shownEvents({ shape, states, columns }: Mapping, file: Pick<Columns, 'has'>): ShownEvents {
  switch (shape) {
    case 'events':
      return { shows: () => true, hint: () => undefined }
    case 'log':
      return {
        shows: type =>
          LOG_COLUMNS_OF.get(type)?.some(name => file.has(COLUMN.log[name])) ??
          Object.values(states).some(meaning => STATES_OF.get(type)?.shows(meaning)),
        hint(type) {
          if (type === 'assigned')
            return 'name the column with the team or person in tickets.columns.group or tickets.columns.assignee'
          const state = STATES_OF.get(type)
          return state && `map a state to "${state.meaning}" in tickets.states`
        },
      }
    case 'tickets':
      return {
        shows: type => COLUMNS_OF.get(type)?.some(name => file.has(COLUMN.tickets[name])) ?? false,
        hint(type) {
          const meanings = COLUMNS_OF.get(type)
          return meanings && columnHint(meanings, columns)
        },
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
