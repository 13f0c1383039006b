import { describe, expect, it } from 'vitest'
import { readHistory } from '../../../src/clock/history.ts'
import { replay } from '../../../src/clock/replay.ts'
import { ContractEvaluator } from '../../../src/compliance/contracts/contract-evaluator.ts'
import { HolderTimes } from '../../../src/compliance/tally/holder-times.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { at, DESK, events, lasting } from '../../clock/notation.ts'
import { check, contract, judged, ticket } from '../notation.ts'

const clock = 'business'
const GOLD = slaPolicy({
  name: 'Gold',
  severities: {
    high: {
      level: 1,
      firstResponse: { within: 'PT6H', clock },
      resolution: { within: 'PT8H', clock },
    },
  },
})
const now = at('fri 27 20:00')
const gold = contract({ policy: GOLD })
const terms = new ContractEvaluator(gold, {}).simpleTerms('high')!

/** Counts a ticket by its state, or by its events and simple terms. */
function count(times: HolderTimes, isSimple: boolean, lines: readonly string[]): void {
  const { input, verdicts } = judged(check({ contracts: [gold], now }), ticket('T', ...lines))
  const history = readHistory({ policy: GOLD, calendar: DESK, events: events(...lines), now })
  if (isSimple) times.simpleTicket(verdicts, input.events, terms, now)
  else times.ticket(verdicts, replay(history, ['firstResponse', 'resolution']))
}

/** The rows of all tickets, one per line. */
function rowsOf(isSimple: boolean, tickets: readonly (readonly string[])[], targets = ['firstResponse']): string[] {
  const times = new HolderTimes()
  for (const lines of tickets) count(times, isSimple, lines)
  return times.result(targets).map(({ target, holder, countedMs, share, breaches, handOffs }) => {
    return `${target} ${holder}: ${lasting(countedMs)} (${share}), ${breaches} breached, ${handOffs} handed over`
  })
}

const REPORT = 'mon 23 09:00 reported high'
const CALLED = ['mon 23 12:00 responded', 'mon 23 12:00 resolved']
const LATE = ['mon 23 17:00 responded', 'mon 23 17:00 resolved']
/** Two hours each of nobody, `b`, `B` and `a`. */
const FOUR = [REPORT, 'mon 23 11:00 assigned b', 'mon 23 13:00 assigned B', 'mon 23 15:00 assigned a', ...LATE]
/** Three hours of `b` and five of `a`. */
const TWO = [REPORT, 'mon 23 09:00 assigned b', 'mon 23 12:00 assigned a', ...LATE]
/** Three hours each of nobody, `B` and `a`; also resolved too late. */
const LATEST = [
  ...[REPORT, 'mon 23 12:00 assigned B', 'mon 23 15:00 assigned a'],
  ...['mon 23 18:00 responded', 'mon 23 18:00 resolved'],
]
const IN_TIME = [REPORT, 'mon 23 10:00 assigned a', ...CALLED]

describe.each([
  ['the states of tickets', false],
  ['simple terms', true],
])('HolderTimes, by %s', (_, isSimple) => {
  it.each([
    ['in one order', [FOUR, TWO, LATEST, IN_TIME]],
    ['in the opposite order', [IN_TIME, LATEST, TWO, FOUR]],
    ['in another order', [TWO, IN_TIME, LATEST, FOUR]],
  ])('adds up breached tickets; most time first, then nobody, then by name: %s', (_, tickets) => {
    expect(rowsOf(isSimple, tickets)).toEqual([
      'firstResponse a: 10:00 (0.4), 1 breached, 0 handed over',
      'firstResponse null: 5:00 (0.2), 0 breached, 2 handed over',
      'firstResponse B: 5:00 (0.2), 2 breached, 2 handed over',
      'firstResponse b: 5:00 (0.2), 0 breached, 2 handed over',
    ])
  })

  it('returns the targets in the given order, without those that nobody breached', () => {
    const rows = rowsOf(isSimple, [LATEST, TWO], ['update', 'resolution', 'firstResponse'])
    expect(rows.map(row => row.replace(/ \(.*/, ''))).toEqual([
      ...['resolution null: 3:00', 'resolution B: 3:00', 'resolution a: 3:00'],
      ...['firstResponse a: 8:00', 'firstResponse null: 3:00', 'firstResponse B: 3:00', 'firstResponse b: 3:00'],
    ])
  })
})

it('HolderTimes does not count a ticket that was never assigned', () => {
  expect(rowsOf(false, [[REPORT, ...LATE]])).toEqual([])
})
