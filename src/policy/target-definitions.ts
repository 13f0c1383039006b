import { distance } from '../validation/did-you-mean.ts'
import type { InputValue } from '../validation/input-value.ts'
import { EVENT_TYPES } from './event-types.ts'
import type { LocalText } from './spec.ts'

/** A target's name, and the event types that start and stop its timer (§10). */
export type TargetDefinition = {
  readonly name: string
  /** Event types that start a cycle if none is running. */
  readonly starts: readonly string[]
  /** Event types that stop the running cycle. `resolved` stops every target, listed or not. */
  readonly stops: readonly string[]
  /** Whether a start event after the first cycle starts another one. */
  readonly repeats: boolean
  /** What `reopened` does with a target that `resolved` stopped, if it does not continue. */
  readonly onReopen: 'restart' | 'stay-stopped' | undefined
  /** The name for people. */
  readonly label: LocalText | undefined
}

/** The keys of a severity that are not targets. */
export const SEVERITY_KEYS: readonly string[] = ['level', 'label', 'description']

/** The built-in targets, in the order in which reports list them. A policy may define them otherwise. */
const BUILT_IN: readonly TargetDefinition[] = [
  /* @__PURE__ */ definition('firstResponse', ['reported'], ['responded']),
  /* @__PURE__ */ definition('nextResponse', ['reported', 'customerReplied'], ['responded'], true),
  /* @__PURE__ */ definition('update', ['reported', 'updated', 'responded'], ['updated', 'responded'], true),
  /* @__PURE__ */ definition('resolution', ['reported'], ['resolved']),
]

/** The names of the built-in targets, in the order in which reports list them. */
export const BUILT_IN_TARGETS: readonly string[] = /* @__PURE__ */ BUILT_IN.map(({ name }) => name)

/**
 * Event types with which no timer starts, because `resolved` stops all of them, and those with which none stops: before
 * them none is running.
 */
const IMPOSSIBLE: Readonly<Record<'starts' | 'stops', readonly string[]>> = {
  starts: ['resolved'],
  stops: ['reported', 'reopened'],
}

/**
 * Checks the definitions of a policy's own targets.
 *
 * @returns the definitions of all targets: the built-in ones, which the policy may override, then its own in its order
 * @throws {SlaCalendarError} `policy-invalid`, `input-invalid`, `key-unknown`, `key-missing`, `event-unknown`
 */
export function readDefinitions(given?: InputValue): readonly TargetDefinition[] {
  // A definition with an error is known, so that severities may name it.
  const read = (name: string, value: InputValue) => value.read(value => definitionOf(name, value)) ?? definition(name)
  const own = given?.entries().map(([name, value]) => read(name, value)) ?? []
  return [
    ...BUILT_IN.map(builtIn => own.find(({ name }) => name === builtIn.name) ?? builtIn),
    ...own.filter(({ name }) => !BUILT_IN_TARGETS.includes(name)),
  ]
}

function definitionOf(name: string, given: InputValue): TargetDefinition {
  if (SEVERITY_KEYS.includes(name) || !name.trim() || name.includes('/'))
    throw given.error(
      'policy-invalid',
      'A target cannot have this name.',
      `Choose a text without a slash, except ${SEVERITY_KEYS.join(', ')}.`,
    )
  given.onlyKeys(['starts', 'stops', 'repeats', 'onReopen', 'label'])
  const starts = given.required('starts', "Name the events that start it, such as 'reported'.", types =>
    eventTypes(types, 'starts'),
  )
  const stops = given.required('stops', "Name the events that stop it, such as 'resolved'.", types =>
    eventTypes(types, 'stops'),
  )
  const repeats = given.optional('repeats', repeats => {
    if (typeof repeats.value !== 'boolean') throw repeats.expected('true or false')
    return repeats.value
  })
  const onReopen = given.optional('onReopen', choice => choice.oneOf(['restart', 'stay-stopped'] as const))
  given.optional('label', label => label.localText())
  return definition(name, starts, stops, repeats, onReopen, given.at('label').value as LocalText | undefined)
}

/** Returns one or several event types as a list. */
function eventTypes(given: InputValue, key: 'starts' | 'stops'): string[] {
  if (typeof given.value === 'string') return [eventType(given, key)]
  if (!given.list().length) throw given.expected('an event type', "Name at least one, such as 'resolved'.")
  return given.each(type => eventType(type, key))
}

function eventType(given: InputValue, key: 'starts' | 'stops'): string {
  const type = given.text()
  if (IMPOSSIBLE[key].includes(type))
    throw given.error('policy-invalid', `No target ${key} with ${type}.`, 'Name another event type.')
  const meant = EVENT_TYPES.find(builtIn => builtIn !== type && isTypo(type, builtIn))
  if (!meant) return type
  throw given.expected('known', `Did you mean ${meant}? Own types differ in two letters or more.`, 'event-unknown')
}

/** Whether a text differs from an event type in its case or in one letter only. */
function isTypo(text: string, type: string): boolean {
  return distance(text.slice(0, 40).toLowerCase(), type.toLowerCase()) <= 1
}

function definition(
  name: string,
  starts: readonly string[] = [],
  stops: readonly string[] = [],
  repeats = false,
  onReopen?: TargetDefinition['onReopen'],
  label?: LocalText,
): TargetDefinition {
  return { name, starts, stops, repeats, onReopen, label }
}
