import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Check,
  type CheckOptions,
  type ContractInput,
  diffContracts,
  forecast,
  type TicketInput,
  type TicketResult,
} from '../../src/compliance/index.ts'
import { businessCalendar, slaPolicy } from '../../src/index.ts'
import { deskHistory, type HistoryScene } from '../arbitraries/histories.ts'
import { runs } from '../arbitraries/runs.ts'
import { latest } from '../reference/open-time.ts'

describe('several agreements', () => {
  it('are judged together as each is judged alone', () => {
    fc.assert(
      fc.property(anyAgreements(), scene => {
        const { names, results, check } = judgedBy(scene, scene.contracts)
        const all = check.result()
        expect(all.agreements?.map(({ agreement }) => agreement) ?? []).toEqual(names)
        for (const [i, name] of names.entries()) {
          const alone = judgedBy(scene, ownContracts(scene.contracts, name))
          expect(results.map(one => shown(one[i]))).toEqual(alone.results.map(([one]) => shown(one)))
          expect(all.agreements![i]).toEqual(alone.check.result().agreements![0])
        }
      }),
      runs(14),
    )
  })

  it('are judged as contracts without an agreement are', () => {
    fc.assert(
      fc.property(anyAgreements(), scene => {
        const { names, results, check } = judgedBy(scene, scene.contracts)
        for (const [i, name] of names.entries()) {
          const alone = judgedBy(scene, unnamed(ownContracts(scene.contracts, name)))
          expect(results.map(one => withoutName(shown(one[i])))).toEqual(alone.results.map(([one]) => shown(one)))
          const { outcome, summary, gates, attainment, holders, tickets } = check.result().agreements![i]
          const expected = alone.check.result()
          expect({ outcome, summary, tickets }).toEqual({
            outcome: expected.outcome,
            summary: expected.summary,
            tickets: expected.tickets,
          })
          expect([gates, attainment, holders].map(list => list.map(withoutName))).toEqual([
            expected.gates,
            expected.attainment,
            expected.holders,
          ])
        }
      }),
      runs(10),
    )
  })

  it('count every verdict of each agreement, and take the worst outcome', () => {
    fc.assert(
      fc.property(anyAgreements(), scene => {
        const { results, check } = judgedBy(scene, scene.contracts)
        const { agreements = [], ...all } = check.result()
        expect(all.tickets).toBe(results.filter(one => one.some(({ status }) => status === 'judged')).length)
        const sums = (result: { summary: typeof all.summary }) =>
          Object.values(result.summary.targets).reduce(
            (sum, { met, breached }) => ({ met: sum.met + met, breached: sum.breached + breached }),
            { met: 0, breached: 0 },
          )
        const each = agreements.map(sums)
        fc.pre(agreements.length > 0)
        expect(sums(all)).toEqual({
          met: each.reduce((sum, { met }) => sum + met, 0),
          breached: each.reduce((sum, { breached }) => sum + breached, 0),
        })
        const rank = { met: 0, breached: 1, inconclusive: 2 }
        expect(rank[all.outcome]).toBe(Math.max(...agreements.map(({ outcome }) => rank[outcome])))
      }),
      runs(10),
    )
  })

  it('have the changes and the forecast of each', () => {
    fc.assert(
      fc.property(anyAgreements(), anyAgreements(), fc.nat({ max: 40 }), (scene, other, hours) => {
        const { tickets, calendars, now } = scene
        const names = namesOf(scene.contracts).filter(name => namesOf(other.contracts).includes(name))
        const terms = (contracts: readonly ContractInput[]) => ({ contracts, calendars })
        const together = diffContracts({
          before: terms(scene.contracts),
          after: terms(other.contracts),
          ...{ tickets, now },
        })
        const until = Math.min(now + hours * 3_600_000, latest - 1)
        const ahead = forecast({ ...terms(scene.contracts), tickets, now, until })
        for (const name of names) {
          const [old, current] = [scene, other].map(({ contracts }) => unnamed(ownContracts(contracts, name)))
          const alone = diffContracts({ before: terms(old), after: terms(current), tickets, now })
          const of = ({ agreement }: { readonly agreement?: string }) => agreement === name
          expect(together.changes.filter(of).map(changeText)).toEqual(alone.changes.map(changeText))
          const aheadAlone = forecast({ ...terms(old), tickets, now, until })
          expect(ahead.breaches.filter(of).map(withoutName)).toEqual(aheadAlone.breaches)
        }
      }),
      runs(10),
    )
  })
})

type Agreements = {
  readonly contracts: readonly ContractInput[]
  readonly calendars: CheckOptions['calendars']
  readonly tickets: readonly TicketInput[]
  readonly now: number
}

/** Two to four contracts of one to three agreements, over the tickets of two histories. */
function anyAgreements(): fc.Arbitrary<Agreements> {
  const when = fc.constantFrom<ContractInput['when']>({}, {}, { customer: ['a'] }, { customer: ['b', 'c'] })
  const shape = fc.record({ agreement: fc.constantFrom('SLA', 'OLA', 'UC', undefined), when, isFirst: fc.boolean() })
  const first = shape.map(one => ({ ...one, agreement: one.agreement ?? 'OLA' }))
  const shapes = fc.tuple(first, fc.array(shape, { minLength: 1, maxLength: 3 })).map(([one, rest]) => [one, ...rest])
  return fc.tuple(deskHistory(), deskHistory(), shapes).map(([scene, other, shapes]) => ({
    contracts: shapes.map(({ isFirst, ...rest }) => ({ ...contractOf(isFirst ? scene : other), ...rest })),
    calendars: Object.fromEntries(Object.entries(scene.calendars).map(([name, { spec }]) => [name, spec])),
    tickets: [scene, other, scene].map(({ events }, i) => ({
      id: `T-${i}`,
      fields: { customer: 'abc'[i] },
      events: events as TicketInput['events'],
    })),
    now: Math.max(scene.now, other.now),
  }))
}

function contractOf({ policy, calendar }: HistoryScene): ContractInput {
  return {
    when: {},
    policyName: 'p',
    policy: slaPolicy(policy),
    calendarName: 'c',
    calendar: businessCalendar(calendar.spec),
    severities: {},
  }
}

function judgedBy({ calendars, tickets, now }: Agreements, contracts: readonly ContractInput[]) {
  const check = new Check({ contracts, calendars, now, objectives: [{ min: 50, per: 'month' }] })
  const results = tickets.map(ticket => check.ticketByAgreement(ticket))
  return { check, results, names: check.agreements }
}

/** The names of the agreements, in the order of their first contracts. */
function namesOf(contracts: readonly ContractInput[]): string[] {
  return [...new Set(contracts.map(({ agreement }) => agreement ?? 'SLA'))]
}

function ownContracts(contracts: readonly ContractInput[], name: string): ContractInput[] {
  return contracts
    .filter(({ agreement = 'SLA' }) => agreement === name)
    .map(contract => ({ ...contract, agreement: name }))
}

function unnamed(contracts: readonly ContractInput[]): ContractInput[] {
  return contracts.map(({ agreement: _, ...contract }) => contract)
}

/** A result without the function that explains it. */
function shown(result: TicketResult): object {
  return JSON.parse(JSON.stringify(result)) as object
}

function withoutName<T extends object>(one: T): Omit<T, 'agreement'> {
  const { agreement: _, ...rest } = one as T & { agreement?: string }
  return rest
}

function changeText({ ticket, target, cycle, from, to, before, after }: Record<string, unknown> & object): string {
  return JSON.stringify([ticket, target, cycle, from, to, before, after])
}
