import { EVENT_TYPES } from '../../../policy/event-types.ts'
import { compiledPolicy, type Target } from '../../../policy/policy.ts'
import type { TargetSpec } from '../../../policy/spec.ts'
import { InputValue } from '../../../validation/input-value.ts'

/** What a query needs to know of a policy: one target, its terms per severity, and the events that concern it. */
export type HistoryTerms = {
  /** The severities that have the target. Queries use their numbers: 1, 2, … */
  readonly severities: readonly SeverityTerms[]
  /** A severity that lacks the target, if there is one. */
  readonly lacking: string | undefined
  readonly starts: readonly string[]
  /** The events that stop the target for good, or until a start event: `resolved` only with `stay-stopped`. */
  readonly stops: readonly string[]
  readonly repeats: boolean
  readonly restartsWhenReopened: boolean
  readonly onSeverityChange: 'retroactive' | 'carry' | 'restart'
  /** The lists of reasons that pause some severity; `true` for every reason. */
  readonly pauses: readonly (true | readonly string[])[]
  /** Every event type that a history may have. */
  readonly eventTypes: readonly string[]
}

/** The terms of the target for one severity. */
export type SeverityTerms = {
  readonly name: string
  readonly budget: number
  /** The name of the calendar that counts: `true` for all time, undefined for the ticket's calendar. */
  readonly calendar: string | true | undefined
  /** The index in the list of pauses; −1 if nothing pauses. */
  readonly pause: number
}

/** Events that change the ticket rather than a target. Whether they have an effect depends on the events before them. */
const CHANGES: readonly string[] = ['paused', 'resumed', 'severityChanged', 'calendarChanged', 'assigned', 'milestone']

/**
 * Reads the terms of a target.
 *
 * @param policy the policy or its spec, as a key of the options
 * @param target the name of the target
 * @throws {SlaCalendarError} `target-unknown`; `budget-invalid` and `policy-invalid` for what a query cannot express
 */
export function historyTerms(policy: InputValue, target: InputValue): HistoryTerms {
  const compiled = compiledPolicy(policy.value, policy.path)
  const names = compiled.targets.map(({ name }) => name)
  const name = target.oneOf(names, 'target-unknown')
  const definition = compiled.targets[names.indexOf(name)]
  const found = [...compiled.severities].flatMap(([severity, targets]) => {
    const one = targets.get(name)
    return one ? [{ severity, one, at: new InputValue(one.spec, [...policy.path, 'severities', severity, name]) }] : []
  })
  for (const { one, at } of found) refuse(one, at)
  for (const key of ['starts', 'stops'] as const) {
    const changing = definition[key].find(type => CHANGES.includes(type))
    if (changing)
      throw new InputValue(changing, [...policy.path, 'targets', name, key]).error(
        'policy-invalid',
        `A query does not know whether ${changing} has an effect.`,
        'Use another event type, or evaluate.',
      )
  }
  const lists: (true | readonly string[])[] = []
  const severities: SeverityTerms[] = found.map(({ severity, one: { spec, ms } }) => ({
    name: severity,
    budget: ms!,
    calendar: spec.clock === 'always' ? true : spec.calendar,
    pause: placeOf(spec.pausable ?? true, lists),
  }))
  const { starts, stops, repeats, onReopen } = definition
  const others = stops.filter(type => type !== 'resolved')
  return {
    severities,
    lacking: [...compiled.severities.keys()].find(severity => !compiled.severities.get(severity)!.has(name)),
    starts,
    stops: onReopen === 'stay-stopped' ? [...others, 'resolved'] : others,
    repeats,
    restartsWhenReopened: onReopen === 'restart',
    onSeverityChange: compiled.policy.onSeverityChange ?? 'retroactive',
    pauses: lists,
    eventTypes: [...new Set([...EVENT_TYPES, ...compiled.eventTypes])],
  }
}

/** Refuses terms that are not open time from the first event on. */
function refuse({ ms, spec }: Target, at: InputValue): void {
  if (ms === undefined)
    throw at.at('within').error('budget-invalid', 'SQL cannot count days.', 'Use evaluate, and store the result.')
  if (spec.heldBy)
    throw at.at('heldBy').error('policy-invalid', 'SQL does not know who has a ticket.', 'Use evaluate for it.')
  if (spec.outOfHours?.otherwise === 'next-opening')
    throw at
      .at('outOfHours')
      .error('policy-invalid', 'SQL cannot wait for an opening or a call.', "Use evaluate, or otherwise: 'advise'.")
}

/** Returns the place of a list of reasons, which it adds if it is new; −1 for no pauses. */
function placeOf(pausable: NonNullable<TargetSpec['pausable']>, lists: (true | readonly string[])[]): number {
  if (pausable === false || (pausable !== true && !pausable.length)) return -1
  const text = JSON.stringify(pausable)
  const place = lists.findIndex(list => JSON.stringify(list) === text)
  return place < 0 ? lists.push(pausable) - 1 : place
}
