import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHistory } from '../../../src/clock/history.ts'
import { replay, type TicketState } from '../../../src/clock/replay.ts'
import { Check } from '../../../src/compliance/check.ts'
import type { JudgedTicket } from '../../../src/compliance/result.ts'
import type { TicketInput } from '../../../src/compliance/ticket-input.ts'
import { addVerdictHolders } from '../../../src/compliance/verdicts/add-verdict-holders.ts'
import type { Verdict } from '../../../src/compliance/verdicts/verdict.ts'
import { verdictExplanation } from '../../../src/compliance/verdicts/verdict-explanation.ts'
import { HolderSums } from '../../../src/explain/holder-sums.ts'
import { timeByHolder } from '../../../src/explain/time-by-holder.ts'
import { type OwnCase, ownHistory } from '../../arbitraries/own-targets.ts'
import { ownTerms } from '../../arbitraries/own-terms.ts'
import { runs } from '../../arbitraries/runs.ts'

const CHOICES = {
  'all changes': {},
  'changes that start again': { onSeverityChange: 'restart' },
  'changes that carry on': { onSeverityChange: 'carry' },
} as const

/** Judges a history; returns its breaches, its state, and the result of the check. Histories without breaches are left out. */
function breachesOf(scene: OwnCase) {
  const { policy, calendar, calendars, events, now } = ownTerms(scene)
  const contract = {
    when: {},
    policyName: 'p',
    policy: policy!,
    calendarName: 'c',
    calendar: calendar!,
    severities: {},
  }
  const check = new Check({ contracts: [contract], calendars, now })
  const ticket = check.ticket({ id: 'T', events: events as TicketInput['events'] })
  fc.pre(ticket.status === 'judged')
  const judged = ticket as JudgedTicket
  const breaches = judged.verdicts.filter(({ outcome }) => outcome === 'breached')
  fc.pre(breaches.length > 0)
  const history = readHistory({ policy: policy!, calendar: calendar!, calendars, events, now })
  const names = history.policy.targets.map(({ name }) => name)
  return { judged, breaches, state: replay(history, names), result: check.result() }
}

function holdersOf(verdict: Verdict, state: TicketState) {
  const sums = new HolderSums()
  addVerdictHolders(sums, verdict, state)
  return sums.times()
}

describe.each(Object.entries(CHOICES))('the holders of a breach, with %s', (_, choices) => {
  it('have the times of its explanation', () =>
    fc.assert(
      fc.property(ownHistory(choices), scene => {
        const { judged, breaches, state } = breachesOf(scene)
        for (const verdict of breaches) {
          const explanation = verdictExplanation(judged, verdict)
          const found = holdersOf(verdict, state)
          expect(found).toEqual(explanation ? timeByHolder(explanation) : found)
        }
      }),
      runs(15),
    ))

  it('add up to the time that the verdict counted', () =>
    fc.assert(
      fc.property(ownHistory(choices), scene => {
        const { breaches, state, result } = breachesOf(scene)
        for (const verdict of breaches) {
          const found = holdersOf(verdict, state)
          expect(found.reduce((sum, { countedMs }) => sum + countedMs, 0)).toBe(verdict.countedMs)
          expect(found.filter(({ heldAtBreach }) => heldAtBreach)).toHaveLength(1)
        }
        const all = breaches.reduce((sum, { countedMs }) => sum + countedMs, 0)
        const tallied = result.holders.reduce((sum, { countedMs }) => sum + countedMs, 0)
        expect(tallied).toBe(state.holders.length ? all : 0)
      }),
      runs(15),
    ))
})
