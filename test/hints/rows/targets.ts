import { evaluate, italianOffice, slaPolicy } from '../../../src/index.ts'
import { compiledPolicy } from '../../../src/policy/policy.ts'
import type { HintRow, HintRows } from '../notation.ts'

/** The events that start and stop a target of the policy's own. */
function eventsOf(targets: object): readonly unknown[] {
  const policy = slaPolicy({ name: 'P', targets: targets as never, severities: { s: { level: 1 } } })
  return compiledPolicy(policy, [])
    .definitions.slice(4)
    .map(({ starts, stops }) => [starts, stops])
}

const now = '2026-11-23T12:00+01:00'
const triage = slaPolicy({
  name: 'P',
  targets: { triage: { starts: 'reported', stops: 'triaged' } },
  severities: { s: { level: 1, triage: { within: 'PT1H', clock: 'always' } } },
})

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
    {
      wrong: 'traiged',
      code: 'event-unknown',
      use: type => {
        const events = [{ at: now, type: 'reported', severity: 's' } as const, { at: now, type }]
        return evaluate({ policy: triage, calendar: italianOffice, events, now }).targets.triage?.state
      },
      means: ['met'],
    },
  ],
} satisfies HintRows
