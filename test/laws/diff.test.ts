import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Check,
  type DiffTerms,
  diffContracts,
  type TicketInput,
  type VerdictChange,
} from '../../src/compliance/index.ts'
import { businessCalendar, slaPolicy } from '../../src/index.ts'
import { deskHistory, type HistoryScene } from '../arbitraries/histories.ts'
import { runs } from '../arbitraries/runs.ts'
import { type ComparedVerdict, referenceDiff, referenceMoves, type SlowChange } from '../reference/compliance/diff.ts'

describe('a diff of two versions of the contracts', () => {
  it('is empty if both are the same', () => {
    fc.assert(
      fc.property(deskHistory(), scene => {
        const { changes, changed, movedDue } = diffOf(scene, scene)
        expect([changes, changed, movedDue]).toEqual([[], 0, 0])
      }),
      runs(12),
    )
  })

  it('is what two separate checks differ in', () => {
    fc.assert(
      fc.property(deskHistory(), deskHistory(), (scene, other) => {
        const { changes, before, after, rejected } = diffOf(scene, other)
        expect(rejected).toEqual([])
        const [first, second] = [checkOf(scene, scene, other), checkOf(other, scene, other)]
        expect([before, after]).toEqual([first.result, second.result])
        expect(changes.map(shown).sort(byText)).toEqual(referenceDiff(first.verdicts, second.verdicts))
      }),
      runs(12),
    )
  })

  it('of open tickets is what two separate checks of these tickets differ in, with due times', () => {
    fc.assert(
      fc.property(deskHistory(), deskHistory(), (scene, other) => {
        const { changes, tickets: open, closed, changed, before } = diffOf(scene, other, scene, true)
        const [first, second] = [checkOf(scene, scene, other), checkOf(other, scene, other)]
        const all = [...first.verdicts, ...second.verdicts]
        const isOpen = (one: OpenVerdict) => one.outcome !== 'not-applicable' && one.stoppedAt === null
        const openIds = new Set(all.filter(isOpen).map(({ ticket }) => ticket))
        const ofOpen = (verdicts: OpenVerdict[]) => verdicts.filter(({ ticket }) => openIds.has(ticket))
        const expected = referenceMoves(ofOpen(first.verdicts), ofOpen(second.verdicts), (...pair) =>
          pair.some(one => one && isOpen(one)),
        )
        expect(changes.map(shown).sort(byText)).toEqual(expected)
        expect([open, closed, changed]).toEqual([openIds.size, 2 - openIds.size, expected.length])
        // A version that cannot judge a ticket does not count it.
        expect(before.tickets).toBeLessThanOrEqual(open)
      }),
      runs(12),
    )
  })

  it('is mirrored if both are swapped', () => {
    fc.assert(
      fc.property(deskHistory(), deskHistory(), (scene, other) => {
        const there = diffOf(scene, other)
        const back = diffOf(other, scene, scene)
        expect(back.changes.map(mirrored).sort(byText)).toEqual(there.changes.map(shown).sort(byText))
        expect([back.before, back.after, back.tickets, back.movedDue]).toEqual([
          there.after,
          there.before,
          there.tickets,
          there.movedDue,
        ])
        expect(back.changes.map(rulesOf).sort()).toEqual(there.changes.map(rulesOf).sort())
      }),
      runs(12),
    )
  })

  it('has a reason for each change', () => {
    fc.assert(
      fc.property(deskHistory(), deskHistory(), (scene, other) => {
        for (const change of diffOf(scene, other).changes) {
          const messages = change.reasons().map(({ message }) => message)
          expect(messages.length).toBeGreaterThan(0)
          for (const message of messages) expect(message).toMatch(/\S/)
        }
      }),
      runs(12),
    )
  })

  it('with longer budgets breaches no target', () => {
    fc.assert(
      fc.property(deskHistory(), fc.nat({ max: 30 }), fc.nat({ max: 30 }), (scene, hours, more) => {
        const { changes } = diffOf(withBudgets(scene, hours + 1), withBudgets(scene, hours + 1 + more))
        expect(changes.filter(({ to }) => to === 'breached').map(shown)).toEqual([])
      }),
      runs(24),
    )
  })
})

type OpenVerdict = ComparedVerdict & { readonly stoppedAt: number | null }

/** The tickets of both scenes, judged by the terms of each, as of the later `now`. */
function diffOf(scene: HistoryScene, other: HistoryScene, first: HistoryScene = scene, openOnly = false) {
  const second = first === scene ? other : scene
  const input = { before: terms(scene), after: terms(other), tickets: tickets(first, second), now: now(scene, other) }
  return reachable(() => diffContracts({ ...input, openOnly }))
}

function checkOf(scene: HistoryScene, first: HistoryScene, second: HistoryScene) {
  const check = new Check({ ...terms(scene), now: now(first, second) })
  const verdicts = tickets(first, second).flatMap((input): OpenVerdict[] => {
    const ticket = check.ticket(input)
    if (ticket.status !== 'judged') return []
    return ticket.verdicts.map(verdict => ({ ...verdict, isExcused: false }))
  })
  return { verdicts, result: check.result() }
}

/** Skips a case in which a target is never due: its ticket cannot be judged. */
function reachable<T extends { readonly rejected: readonly unknown[]; readonly tickets: number }>(make: () => T): T {
  const result = make()
  fc.pre(result.rejected.length === 0)
  return result
}

function now(scene: HistoryScene, other: HistoryScene): number {
  return Math.max(scene.now, other.now)
}

function tickets(first: HistoryScene, second: HistoryScene): TicketInput[] {
  return [first, second].map(({ events }, i) => ({ id: `T-${i}`, events: events as TicketInput['events'] }))
}

function terms({ policy, calendar, calendars }: HistoryScene): DiffTerms {
  return {
    contracts: [
      {
        when: {},
        policyName: 'p',
        policy: slaPolicy(policy),
        calendarName: 'c',
        calendar: businessCalendar(calendar.spec),
        severities: {},
      },
    ],
    calendars: Object.fromEntries(Object.entries(calendars).map(([name, { spec }]) => [name, businessCalendar(spec)])),
  }
}

/** The scene with a budget of so many hours for every target. */
function withBudgets(scene: HistoryScene, hours: number): HistoryScene {
  const severities = Object.entries(scene.policy.severities).map(([name, severity]) => [
    name,
    Object.fromEntries(
      Object.entries(severity).map(([key, value]) => {
        if (typeof value !== 'object' || value === null || !('within' in value)) return [key, value]
        const { calendar, ...target } = value as { calendar?: string; clock: string; alerts?: unknown }
        const { alerts: _, ...rest } = target
        return [key, { ...rest, ...(rest.clock === 'business' && calendar ? { calendar } : {}), within: { hours } }]
      }),
    ),
  ])
  return { ...scene, policy: { ...scene.policy, severities: Object.fromEntries(severities) } }
}

function shown({ ticket, target, cycle, from, to, before, after }: VerdictChange): SlowChange {
  return {
    ...{ ticket, target, cycle, before: from, after: to },
    ...{ dueBefore: before?.dueAt ?? null, dueAfter: after?.dueAt ?? null },
  }
}

function mirrored(change: VerdictChange): SlowChange {
  const { ticket, target, cycle, before, after, dueBefore, dueAfter } = shown(change)
  return { ticket, target, cycle, before: after, after: before, dueBefore: dueAfter, dueAfter: dueBefore }
}

function rulesOf(change: VerdictChange): string {
  const { ticket, target, cycle } = change
  const rules = change.reasons().map(({ rule }) => rule)
  return JSON.stringify([ticket, target, cycle, ...rules.sort()])
}

function byText(a: SlowChange, b: SlowChange): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
