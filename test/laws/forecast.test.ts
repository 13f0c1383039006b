import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Check, forecast, type TicketInput } from '../../src/compliance/index.ts'
import { businessCalendar, slaPolicy } from '../../src/index.ts'
import { deskHistory, type HistoryScene } from '../arbitraries/histories.ts'
import { runs } from '../arbitraries/runs.ts'
import { NoDue } from '../reference/clocks/cycle.ts'
import { referenceForecast } from '../reference/compliance/forecast.ts'
import { hour } from '../reference/dates.ts'
import { TooFar } from '../reference/timeline.ts'

const RANGE_END = Date.UTC(2200, 0)

const anyLength = fc.oneof(fc.constantFrom(0, 1, hour), fc.integer({ min: 0, max: 24 * 40 * hour }))

describe('a forecast', () => {
  it('is that of the reference, which looks at the ticket again at later and later instants', () => {
    fc.assert(
      fc.property(deskHistory(), anyLength, (scene, length) => {
        const until = scene.now + length
        fc.pre(until < RANGE_END)
        const expected = answered(() => referenceForecast(scene, until))
        const { breaches, rejected } = forecast({ ...terms(scene), tickets: [ticketOf(scene)], now: scene.now, until })
        fc.pre(rejected.length === 0)
        const found = breaches.map(({ target, cycle, dueAt }) => ({ target, cycle, dueAt }))
        expect(found.sort(byTarget)).toEqual([...expected].sort(byTarget))
      }),
      runs(21),
    )
  })

  it('is what a check says at the end, if nothing happens', () => {
    fc.assert(
      fc.property(fc.array(deskHistory(), { minLength: 1, maxLength: 3 }), anyLength, (scenes, length) => {
        const [scene] = scenes
        const now = Math.max(...scenes.map(one => one.now))
        const until = now + length
        fc.pre(until < RANGE_END)
        const tickets = scenes.map((one, i) => ({ ...ticketOf(one), id: `T-${i}` }))
        const result = forecast({ ...terms(scene), tickets, now, until })
        fc.pre(result.rejected.length === 0)
        const at = (instant: number) => breachedAt(scene, tickets, now, instant)
        const before = at(now)
        const expected = at(until).filter(one => !before.includes(one))
        expect(
          result.breaches.map(({ ticket, target, cycle, dueAt }) => `${ticket} ${target} ${cycle} ${dueAt}`).sort(),
        ).toEqual(expected.sort())
        for (const { dueAt } of result.breaches) {
          expect(dueAt).toBeGreaterThanOrEqual(now)
          expect(dueAt).toBeLessThan(until)
        }
      }),
      runs(14),
    )
  })

  it('of each step equals what a check says after it about the tickets to which nothing happened', () => {
    fc.assert(
      fc.property(
        fc.array(deskHistory(), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(8, 24, 72),
        (scenes, step) => {
          const [scene] = scenes
          const tickets = scenes.map((one, i) => ({ ...ticketOf(one), id: `T-${i}` }))
          const first = Math.max(...scenes.map(({ events }) => events.find(({ type }) => type === 'reported')!.at))
          for (let now = first; now < first + 4 * step * hour && now + step * hour < RANGE_END; now += step * hour) {
            const until = now + step * hour
            const quiet = tickets.filter(
              ({ events }) => !events.some(({ at }) => Number(at) > now && Number(at) <= until),
            )
            const result = forecast({ ...terms(scene), tickets: quiet, now, until })
            fc.pre(result.rejected.length === 0)
            const before = breachedAt(scene, quiet, now, now)
            // The histories are whole: later events have not happened yet.
            const expected = breachedAt(scene, quiet, until, until).filter(one => !before.includes(one))
            const found = result.breaches.map(
              ({ ticket, target, cycle, dueAt }) => `${ticket} ${target} ${cycle} ${dueAt}`,
            )
            expect(found.sort()).toEqual(expected.sort())
          }
        },
      ),
      runs(14),
    )
  })

  it('of a longer time begins with that of a shorter one', () => {
    fc.assert(
      fc.property(deskHistory(), anyLength, anyLength, (scene, a, b) => {
        fc.pre(scene.now + Math.max(a, b) < RANGE_END)
        const of = (length: number) =>
          forecast({ ...terms(scene), tickets: [ticketOf(scene)], now: scene.now, until: scene.now + length })
        const [short, long] = [of(Math.min(a, b)), of(Math.max(a, b))]
        fc.pre(long.rejected.length === 0)
        expect(long.breaches.slice(0, short.breaches.length)).toEqual(short.breaches)
      }),
      runs(7),
    )
  })
})

/** The cycles that are breached at an instant, without the events after `now`: a cycle once for each due instant. */
function breachedAt(scene: HistoryScene, tickets: readonly TicketInput[], now: number, at: number): string[] {
  const check = new Check({ ...terms(scene), now: at })
  return tickets.flatMap(input => {
    const ticket = check.ticket({ ...input, events: input.events.filter(event => Number(event.at) <= now) })
    if (ticket.status !== 'judged') return []
    const breached = ticket.verdicts.filter(({ outcome }) => outcome === 'breached')
    return breached.map(({ target, cycle, dueAt }) => `${input.id} ${target} ${cycle} ${dueAt}`)
  })
}

function ticketOf({ events }: HistoryScene): TicketInput {
  return { id: 'T', events: events as TicketInput['events'] }
}

function terms({ policy, calendar, calendars }: HistoryScene) {
  const contract = {
    when: {},
    policyName: 'p',
    policy: slaPolicy(policy),
    calendarName: 'c',
    calendar: businessCalendar(calendar.spec),
    severities: {},
  }
  return {
    contracts: [contract],
    calendars: Object.fromEntries(Object.entries(calendars).map(([name, { spec }]) => [name, businessCalendar(spec)])),
  }
}

/** Skips a case in which the reference finds no due time within reach. */
function answered<T>(look: () => T): T {
  try {
    return look()
  } catch (error) {
    fc.pre(!(error instanceof TooFar || error instanceof NoDue))
    throw error
  }
}

function byTarget(a: { target: string; cycle: number }, b: { target: string; cycle: number }): number {
  return a.target < b.target ? -1 : a.target > b.target ? 1 : a.cycle - b.cycle
}
