import { describe, expect, it } from 'vitest'
import { compiledPolicy, slaPolicy } from '../../src/policy/policy.ts'
import type { PolicySpec } from '../../src/policy/spec.ts'
import { BUILT_IN_TARGETS } from '../../src/policy/target-definitions.ts'
import { refusal } from '../validation/refusal.ts'

const TARGET = { within: 'PT1H', clock: 'always' } as const
const TRIAGE = { starts: 'reported', stops: ['triaged', 'accepted'] } as const

/** A policy with a severity that has the named targets. */
function policyOf(targets: unknown, ...used: string[]): PolicySpec {
  const high = { level: 1, ...Object.fromEntries(used.map(name => [name, TARGET])) }
  return { name: 'Gold', targets, severities: { high } } as PolicySpec
}

const compiled = (targets: unknown, ...used: string[]) => compiledPolicy(slaPolicy(policyOf(targets, ...used)), [])

describe('readDefinitions', () => {
  it('lists the built-in targets first, then those of the policy in its order', () => {
    const { definitions, targets } = compiled({ zeta: TRIAGE, triage: TRIAGE }, 'triage', 'zeta', 'resolution')
    expect(definitions.map(({ name }) => name)).toEqual([...BUILT_IN_TARGETS, 'zeta', 'triage'])
    expect(targets.map(({ name }) => name)).toEqual(['resolution', 'zeta', 'triage'])
  })

  it('replaces a built-in definition, in its place', () => {
    const update = { starts: 'updated', stops: 'informed', onReopen: 'stay-stopped', label: { it: 'Notizie' } }
    const { definitions } = compiled({ update })
    expect(definitions.map(({ name }) => name)).toEqual(BUILT_IN_TARGETS)
    expect(definitions[2]).toEqual({
      ...{ name: 'update', starts: ['updated'], stops: ['informed'], repeats: false },
      ...{ onReopen: 'stay-stopped', label: { it: 'Notizie' } },
    })
  })

  it.each([[true], [false]])('takes %j for repeats', repeats => {
    expect(compiled({ triage: { ...TRIAGE, repeats } }).definitions.at(-1)).toMatchObject({ name: 'triage', repeats })
  })

  it('knows every event type that a definition names, used or not', () => {
    const { eventTypes } = compiled({ triage: { ...TRIAGE, starts: ['acknowledged', 'assessed'] } })
    expect([...eventTypes]).toEqual(
      expect.arrayContaining(['reported', 'responded', 'acknowledged', 'assessed', 'triaged', 'accepted']),
    )
  })

  it.each<readonly [title: string, targets: unknown, message: string]>([
    ['a list', [], 'input-invalid targets: A list is not an object.'],
    ['a text', { triage: 'triaged' }, 'input-invalid targets.triage: "triaged" is not an object.'],
    [
      'a target without a start',
      { triage: { stops: 'triaged' } },
      "key-missing targets.triage.starts: This key is required. Name the events that start it, such as 'reported'.",
    ],
    [
      'a target without a stop',
      { triage: { starts: 'reported' } },
      "key-missing targets.triage.stops: This key is required. Name the events that stop it, such as 'resolved'.",
    ],
    [
      'an empty list of stops',
      { triage: { starts: 'reported', stops: [] } },
      "input-invalid targets.triage.stops: A list is not an event type. Name at least one, such as 'resolved'.",
    ],
    [
      'a blank event type',
      { triage: { ...TRIAGE, stops: ['triaged', ' '] } },
      'input-invalid targets.triage.stops[1]: " " is not a text.',
    ],
    [
      'a start that ends every target',
      { triage: { starts: 'resolved', stops: 'triaged' } },
      'policy-invalid targets.triage.starts: No target starts with resolved. Name another event type.',
    ],
    [
      'a stop that comes first',
      { triage: { starts: 'assessed', stops: ['reported'] } },
      'policy-invalid targets.triage.stops[0]: No target stops with reported. Name another event type.',
    ],
    [
      'a stop that finds everything stopped',
      { triage: { starts: 'reported', stops: 'reopened' } },
      'policy-invalid targets.triage.stops: No target stops with reopened. Name another event type.',
    ],
    [
      'a misspelt built-in event type',
      { triage: { starts: 'reported', stops: 'respnded' } },
      'event-unknown targets.triage.stops: "respnded" is not known. Did you mean responded? Own types differ in two letters or more.',
    ],
    [
      'a built-in event type in another case',
      { triage: { starts: 'Reported', stops: 'triaged' } },
      'event-unknown targets.triage.starts: "Reported" is not known. Did you mean reported? Own types differ in two letters or more.',
    ],
    [
      'a name that severities use',
      { label: TRIAGE },
      'policy-invalid targets.label: A target cannot have this name. Choose a text without a slash, except level, label, description.',
    ],
    [
      'a name with a slash',
      { 'a/b': TRIAGE },
      'policy-invalid targets.a/b: A target cannot have this name. Choose a text without a slash, except level, label, description.',
    ],
    [
      'a blank name',
      { ' ': TRIAGE },
      'policy-invalid targets. : A target cannot have this name. Choose a text without a slash, except level, label, description.',
    ],
    [
      'an unknown key',
      { triage: { ...TRIAGE, repeat: true } },
      'key-unknown targets.triage.repeat: This key is not known. Did you mean repeats?',
    ],
    [
      'another value of repeats',
      { triage: { ...TRIAGE, repeats: 'yes' } },
      'input-invalid targets.triage.repeats: "yes" is not true or false.',
    ],
    [
      'another value of onReopen',
      { triage: { ...TRIAGE, onReopen: 'continue' } },
      'input-invalid targets.triage.onReopen: "continue" is not known. Known: restart, stay-stopped.',
    ],
    [
      'a blank label',
      { triage: { ...TRIAGE, label: { en: '' } } },
      'input-invalid targets.triage.label.en: "" is not a text.',
    ],
  ])('refuses %s', (_, targets, message) => {
    expect(refusal(() => slaPolicy(policyOf(targets)))).toBe(message)
  })

  it('leaves a target that it does not define unknown, and names the place to define it', () => {
    expect(refusal(() => slaPolicy(policyOf(undefined, 'triage')))).toBe(
      'key-unknown severities.high.triage: This key is not known. Known: level, label, description, firstResponse, ' +
        'nextResponse, update, resolution. The targets key of the policy defines others.',
    )
    expect(refusal(() => slaPolicy(policyOf({ triage: TRIAGE }, 'traige')))).toBe(
      'key-unknown severities.high.traige: This key is not known. Did you mean triage?',
    )
  })
})
