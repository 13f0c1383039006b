import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarSpec } from '../../src/calendar/spec.ts'
import { affectedBy, type Verdict, verdictsFor } from '../../src/compliance/index.ts'
import {
  businessCalendar,
  evaluate,
  type HistoryInput,
  isSlaCalendarError,
  type Policy,
  slaPolicy,
} from '../../src/index.ts'
import { deskHistory, type HistoryScene, unionHistory } from '../arbitraries/histories.ts'
import { type OwnCase, ownHistory } from '../arbitraries/own-targets.ts'
import { runs } from '../arbitraries/runs.ts'
import { referenceMoves, type SlowChange } from '../reference/compliance/diff.ts'
import { day } from '../reference/dates.ts'

/** The first and the last date that a calendar takes. */
const FIRST = Date.UTC(1900, 0)
const LAST = Date.UTC(2200, 0) - 1

type Spec = Parameters<typeof businessCalendar>[0]
type Specs = { readonly [name: string]: Spec }
/** A history whose calendars are specs by name; `main` is that of the contract. */
type Told = {
  readonly policy: Policy
  readonly events: HistoryInput['events']
  readonly now: number
  readonly specs: Specs
}

/** A change of a calendar: a date closed or opened, other hours from a date on, another zone, nothing. */
function anyChange(around: number): fc.Arbitrary<(spec: Spec) => Spec> {
  const date = fc
    .integer({ min: -4, max: 45 })
    .map(days => new Date(Math.min(Math.max(around + days * day, FIRST), LAST)).toISOString().slice(0, 10))
  const exception = (hours: fc.Arbitrary<string>) =>
    fc.tuple(date, hours).map(
      ([on, hours]) =>
        (spec: Spec) =>
          combined(spec, on, hours),
    )
  return fc.oneof(
    { arbitrary: exception(fc.constant('closed')), weight: 4 },
    { arbitrary: exception(fc.constantFrom('00:00-24:00', '11:00-12:00', '20:00-23:00')), weight: 3 },
    { arbitrary: date.map(on => (spec: Spec) => combined(spec, `${on}/..`, '08:00-14:00')), weight: 1 },
    {
      arbitrary: fc
        .constantFrom('Europe/Rome', 'Asia/Tokyo', 'America/New_York')
        .map(timeZone => (spec: Spec) => ('timeZone' in spec ? ({ ...spec, timeZone } as Spec) : spec)),
      weight: 1,
    },
    { arbitrary: fc.constant((spec: Spec) => spec), weight: 1 },
  )
}

/** The calendar with other hours on some dates, in its own zone. */
function combined(spec: Spec, dates: string, hours: string): Spec {
  const { timeZone } = businessCalendar(spec)
  const [from, to] = dates.includes('/') ? [dates.slice(0, 10), '2199-12-31'] : [dates, dates]
  const days = { [`${from}/${to}`]: '00:00-24:00' } as const
  const open = hours === 'closed' ? {} : { [`${from}/${to}`]: hours }
  return {
    union: [
      { difference: [spec, { timeZone, hours: {}, exceptions: days }] },
      { timeZone, hours: {}, exceptions: open },
    ],
  } as CalendarSpec
}

/** A history and the same calendars after a change. */
function twoVersions(told: fc.Arbitrary<Told>) {
  return told.chain(one => {
    const reported = (one.events.find(({ type }) => type === 'reported') as { at: number }).at
    const changes = fc.tuple(...Object.keys(one.specs).map(() => anyChange(reported)))
    return changes.map(changes => {
      const changed = Object.entries(one.specs).map(([name, spec], i) => [name, changes[i](spec)])
      return { ...one, changed: Object.fromEntries(changed) as Specs }
    })
  })
}

function toldBy({ policy, calendar, calendars, events, now }: HistoryScene): Told {
  return { policy: slaPolicy(policy), events: events as Told['events'], now, specs: specsOf(calendar, calendars) }
}

function ownTold({ policy, calendar, calendars, events, now }: OwnCase): Told {
  const checked = slaPolicy({
    ...{ name: 'Own', channels: ['web', 'phone'], ...policy },
    // A definition that no severity uses allows the other event types.
    targets: { ...policy.targets, unused: { starts: ['acknowledged', 'triaged', 'accepted'], stops: 'resolved' } },
  } as Parameters<typeof slaPolicy>[0])
  return { policy: checked, events: events as Told['events'], now, specs: specsOf(calendar, calendars) }
}

function specsOf(calendar: { spec: object }, calendars: { readonly [name: string]: { spec: object } }): Specs {
  const named = Object.entries(calendars).map(([name, { spec }]) => [name, spec])
  return { ...Object.fromEntries(named), main: calendar.spec } as Specs
}

/** Everything evaluated twice and compared; the code of the error if either version has one. */
function slowly({ policy, events, now, specs, changed }: Told & { changed: Specs }): readonly SlowChange[] | string {
  const verdicts = (all: Specs) => {
    const calendars = Object.fromEntries(Object.entries(all).map(([name, spec]) => [name, businessCalendar(spec)]))
    const history = { policy, calendar: calendars.main, calendars, events, now }
    const found: Verdict[] = verdictsFor(evaluate(history), 'T', history)
    return found.map(verdict => ({ ...verdict, isExcused: false }))
  }
  try {
    return referenceMoves(verdicts(specs), verdicts(changed))
  } catch (error) {
    if (!isSlaCalendarError(error)) throw error
    return error.code
  }
}

function found({ policy, events, now, specs, changed }: Told & { changed: Specs }): readonly SlowChange[] | string {
  const [affected] = affectedBy(specs, changed, [{ policy, calendar: 'main', events, now, ref: 'T' }])
  if (!affected) return []
  if ('error' in affected) return affected.error.code
  if (!affected.changes.length) return 'listed without a change'
  const changes = affected.changes.map(({ target, cycle, from, to, dueBefore, dueAfter }) => ({
    ...{ ticket: affected.ref as string, target, cycle, before: from, after: to, dueBefore, dueAfter },
  }))
  return changes.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

describe('the tickets that a change of calendars affects', () => {
  it.each([
    ['a desk', deskHistory().map(toldBy), 50],
    ['three desks together', unionHistory().map(toldBy), 15],
    ['targets of the policy’s own', ownHistory().map(ownTold), 40],
  ] as const)('are those that differ when everything is evaluated twice: %s', (_, told, usual) => {
    fc.assert(
      fc.property(twoVersions(told), scene => {
        expect(found(scene)).toEqual(slowly(scene))
      }),
      runs(usual),
    )
  })

  it('are none if nothing changes', () => {
    fc.assert(
      fc.property(deskHistory().map(toldBy), told => {
        const outcome = found({ ...told, changed: { ...told.specs } })
        fc.pre(typeof outcome !== 'string')
        expect(outcome).toEqual([])
      }),
      runs(8),
    )
  })
})
