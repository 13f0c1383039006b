import type { Policy } from '../dist/index.js'
import type { Choice } from './fields.tsx'
import { t } from './texts.ts'

/** Returns the types of events that a policy knows: the built-in ones, then those that only its own targets name. */
export function eventTypesOf({ targets = {} }: Policy): Choice[] {
  const named = Object.values(targets).flatMap(({ starts, stops }) => [starts ?? [], stops ?? []].flat())
  const known = new Set<string>([...Object.keys(t.eventTypes), ...ELSEWHERE])
  const own = [...new Set(named)].filter(type => !known.has(type))
  return [...Object.entries(t.eventTypes), ...own.map((type): Choice => [type, type])]
}

/** The built-in types that other parts of the page have, or that need more than the page asks for. */
const ELSEWHERE: readonly string[] = ['reported', 'paused', 'resumed', 'calendarChanged', 'milestone']
