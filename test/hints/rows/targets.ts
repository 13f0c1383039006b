import { slaPolicy } from '../../../src/index.ts'
import { compiledPolicy } from '../../../src/policy/policy.ts'
import type { HintRow, HintRows } from '../notation.ts'

/** The events that start and stop a target of the policy's own. */
function eventsOf(targets: object): readonly unknown[] {
  const policy = slaPolicy({ name: 'P', targets: targets as never, severities: { s: { level: 1 } } })
  return compiledPolicy(policy, [])
    .definitions.slice(4)
    .map(({ starts, stops }) => [starts, stops])
}

const wrongly = (key: 'starts' | 'stops', wrong: unknown, code: HintRow['code'], ...means: string[]): HintRow => ({
  wrong,
  title: `${key}: ${JSON.stringify(wrong)}`,
  code,
  use: events => eventsOf({ triage: { starts: 'assessed', stops: 'triaged', [key]: events } }),
  means: means.map(type => [key === 'starts' ? [[type], ['triaged']] : [['assessed'], [type]]]),
})

export default {
  covers: ['src/policy/target-definitions.ts'],
  rows: [
    wrongly('starts', undefined, 'key-missing', 'reported'),
    wrongly('stops', undefined, 'key-missing', 'resolved'),
    wrongly('stops', [], 'input-invalid', 'resolved'),
    wrongly('stops', 'Resolved', 'event-unknown', 'resolved'),
    wrongly('starts', 'reportd', 'event-unknown', 'reported'),
  ],
} satisfies HintRows
