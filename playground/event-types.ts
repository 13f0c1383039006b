import type { Policy } from '../dist/index.js'
import type { Choice } from './rows.ts'

/** The built-in types of events that the page offers in addition to the report and the pauses. */
const BUILT_IN: readonly Choice[] = [
  ['assigned', 'Assigned to a team'],
  ['responded', 'Response'],
  ['customerReplied', 'Reply of the customer'],
  ['updated', 'Update for the customer'],
  ['phoned', 'Phone call'],
  ['resolved', 'Resolved'],
  ['reopened', 'Reopened'],
]

/** Returns the types of events that a policy knows: the built-in ones, then those that only its own targets name. */
export function eventTypesOf({ targets = {} }: Policy): Choice[] {
  const named = Object.values(targets).flatMap(({ starts, stops }) => [starts ?? [], stops ?? []].flat())
  const known = new Set<string>([...BUILT_IN.map(([type]) => type), ...ELSEWHERE])
  const own = [...new Set(named)].filter(type => !known.has(type))
  return [...BUILT_IN, ...own.map((type): Choice => [type, type])]
}

/** The built-in types that other parts of the page have, or that need more than the page asks for. */
const ELSEWHERE: readonly string[] = [
  'reported',
  'paused',
  'resumed',
  'severityChanged',
  'calendarChanged',
  'milestone',
]
