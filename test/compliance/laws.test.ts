import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import { evaluate } from '../../src/clock/evaluate.ts'
import type { HistoryInput } from '../../src/clock/history.ts'
import { Check } from '../../src/compliance/check.ts'
import type { JudgedTicket } from '../../src/compliance/result.ts'
import type { TicketInput } from '../../src/compliance/ticket-input.ts'
import { verdictsFor } from '../../src/compliance/verdicts/verdicts.ts'
import { isSlaCalendarError } from '../../src/errors.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { deskHistory, type HistoryScene } from '../arbitraries/histories.ts'
import { runs } from '../arbitraries/runs.ts'

describe('of any history,', () => {
  it('the breached verdicts are the breaches on record, and the others are open or met cycles', () => {
    fc.assert(
      fc.property(deskHistory(), scene => {
        const history = terms(scene)
        const report = evaluated(history)
        const verdicts = verdictsFor(report, 'T', history)
        const breached = verdicts.filter(({ outcome }) => outcome === 'breached')
        expect(
          sorted(
            breached.map(({ target, severity, dueAt, stoppedAt, overMs }) => ({
              target,
              severity,
              at: dueAt,
              stoppedAt,
              overMs,
            })),
          ),
        ).toEqual(sorted(report.breaches))
        for (const { startedAt, countedMs, overMs, consumed, dueAt } of breached) {
          expect(startedAt).not.toBeNull()
          expect(startedAt!).toBeLessThanOrEqual(dueAt!)
          expect(countedMs).toBeGreaterThanOrEqual(overMs)
          expect(consumed).toBeGreaterThan(0)
        }
        const others = verdicts.filter(({ outcome }) => outcome !== 'breached' && outcome !== 'not-applicable')
        expect(others).toHaveLength(report.cycles.filter(({ state }) => state !== 'breached').length)
      }),
      runs(38),
    )
  })

  it('every target of the policy is either judged or not applicable', () => {
    fc.assert(
      fc.property(deskHistory(), scene => {
        const history = terms(scene)
        const verdicts = verdictsFor(evaluated(history), 'T', history)
        const promised = new Set(
          Object.values(scene.policy.severities).flatMap(({ level: _, ...own }) => Object.keys(own)),
        )
        expect(new Set(verdicts.map(({ target }) => target))).toEqual(promised)
        for (const { target } of verdicts.filter(({ outcome }) => outcome === 'not-applicable'))
          expect(verdicts.filter(other => other.target === target)).toHaveLength(1)
      }),
      runs(25),
    )
  })

  it('the explanation of each verdict has its due time', () => {
    fc.assert(
      fc.property(deskHistory(), scene => {
        const { ticket } = checked(scene)
        for (const verdict of ticket.verdicts.filter(({ outcome }) => outcome !== 'not-applicable')) {
          const { dueAt, severity, overrun } = ticket.explain(verdict.target, verdict)
          expect({ dueAt, severity }).toEqual({ dueAt: verdict.dueAt, severity: verdict.severity })
          const overMs = overrun.reduce((sum, { counted, ms }) => sum + (counted ? ms : 0), 0)
          expect(overMs).toBe(verdict.overMs)
        }
      }),
      runs(15),
    )
  })

  it('a check gives the verdicts of `verdictsFor`', () => {
    fc.assert(
      fc.property(deskHistory(), scene => {
        const history = terms(scene)
        const { ticket, check } = checked(scene)
        expect(ticket.verdicts).toEqual(verdictsFor(evaluated(history), 'T', history))
        const { summary } = check.result()
        expect(summary.all.tickets).toBe(1)
      }),
      runs(15),
    )
  })
})

function checked(scene: HistoryScene) {
  const { policy, calendar, calendars, now } = terms(scene)
  const contract = {
    when: {},
    policyName: 'p',
    policy: policy!,
    calendarName: 'c',
    calendar: calendar!,
    severities: {},
  }
  const check = new Check({ contracts: [contract], calendars, now })
  const ticket = check.ticket({ id: 'T', events: scene.events as TicketInput['events'] })
  fc.pre(ticket.status === 'judged')
  return { check, ticket: ticket as JudgedTicket }
}

/** Skips a case in which a target is never due. */
function evaluated(history: HistoryInput<number>) {
  try {
    return evaluate(history)
  } catch (error) {
    fc.pre(!isSlaCalendarError(error))
    throw error
  }
}

/** The scene as input of the library. */
function terms({ policy, calendar, calendars, events, now }: HistoryScene): HistoryInput<number> {
  return {
    policy: slaPolicy(policy),
    calendar: businessCalendar(calendar.spec),
    calendars: Object.fromEntries(Object.entries(calendars).map(([name, { spec }]) => [name, businessCalendar(spec)])),
    events,
    now,
  }
}

/** Sorts values; the order of their keys does not matter. */
function sorted(values: readonly object[]): object[] {
  const texts = values.map(value => JSON.stringify(Object.entries(value).sort()))
  return texts.sort().map(text => Object.fromEntries(JSON.parse(text)))
}
