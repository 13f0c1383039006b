import { describe, expect, it } from 'vitest'
import { ContractEvaluator } from '../../../src/compliance/contracts/contract-evaluator.ts'
import { calendarOfExplanation, judgedTicket } from '../../../src/compliance/verdicts/judged-ticket.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { at, BOSTON, told } from '../../clock/notation.ts'
import { contract, ticket } from '../notation.ts'

const within = 'PT2H'
const targets = { repair: { starts: 'reported', stops: 'resolved', label: 'Repair' } } as const
const severities = {
  high: {
    level: 1,
    firstResponse: { within, clock: 'business' },
    resolution: { within, clock: 'always' },
  },
  low: { level: 2, resolution: { within, clock: 'business', calendar: 'boston' } },
} as const
const PLAIN = slaPolicy({ name: 'Plain', severities })
const LABELLED = slaPolicy({
  name: 'Labelled',
  severities: { ...severities, low: { level: 2, repair: { within, clock: 'always' } } },
  targets,
})
const calendars = { boston: BOSTON }
const now = at('fri 27 20:00')

const input = ticket('T', 'mon 23 09:00 reported high', 'mon 23 12:00 severityChanged low', 'mon 23 16:00 resolved')
const difference = { target: 'resolution', reported: 'no', computed: 'met' } as const

describe('judgedTicket', () => {
  it.each([
    [PLAIN, undefined, undefined, {}],
    [PLAIN, 'SLA', undefined, { agreement: 'SLA' }],
    [PLAIN, undefined, difference, { difference }],
    [LABELLED, undefined, undefined, { targetLabels: { repair: 'Repair' } }],
    [LABELLED, 'OLA', difference, { agreement: 'OLA', targetLabels: { repair: 'Repair' }, difference }],
  ])('has the members that apply, and no others: %#', (policy, agreement, difference, expected) => {
    const evaluator = new ContractEvaluator(contract({ policy }), calendars)
    const judgement = { severity: 'low', verdicts: [], difference }
    const { explain: _, ...members } = judgedTicket(input, evaluator, now, judgement, agreement)
    expect(members).toStrictEqual({
      ...{ status: 'judged', id: 'T', source: undefined, input, severity: 'low', verdicts: [] },
      ...{ policy: 'plain', calendar: 'desk', timeZone: 'Europe/Rome' },
      ...expected,
    })
  })

  const evaluator = new ContractEvaluator(contract({ policy: PLAIN }), calendars)
  const { verdicts, severity } = evaluator.judge(input, undefined, now)
  const { explain } = judgedTicket(input, evaluator, now, { severity, verdicts, difference: undefined })

  it('explains when and by what a cycle was stopped; a change of severity stops none', () => {
    const stops = verdicts.map(verdict => {
      const { severity, stoppedAt, stoppedBy } = explain(verdict.target, verdict)
      return [verdict.target, severity, stoppedAt && told(stoppedAt), stoppedBy]
    })
    expect(stops).toEqual([
      ['firstResponse', 'high', null, null],
      ['resolution', 'high', null, null],
      ['resolution', 'low', 'mon 23 16:00', 'resolved'],
    ])
  })

  it('explains with the calendar of the target’s days', () => {
    const found = verdicts.map(verdict => calendarOfExplanation(explain(verdict.target, verdict)))
    expect(found.map(calendar => calendar?.name)).toEqual(['Desk', 'Desk', 'Boston'])
    expect(calendarOfExplanation({ ...explain('resolution') })).toBeUndefined()
  })
})
