import { beforeEach, describe, expect, it } from 'vitest'
import { type AffectedTicket, affectedBy } from '../../../src/compliance/index.ts'
import { businessCalendar, msaBusiness, slaPolicy } from '../../../src/index.ts'
import { refusal } from '../../validation/refusal.ts'

/** How often the report of a history was read: once to look at it, and once for each evaluation. */
let reads = 0
beforeEach(() => {
  reads = 0
})

const office = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } } as const
const before = businessCalendar(office)
const after = businessCalendar({ ...office, holidays: ['2026-12-09'] })

const target = { within: { hours: 6 }, clock: 'business' } as const
const policy = slaPolicy({ name: 'Gold', severities: { high: { level: 1, firstResponse: target } } })
const reported = (at: string | number) =>
  ({
    get at() {
      reads++
      return at
    },
    type: 'reported',
    severity: 'high',
  }) as const
const answered = (at: string) => ({ at, type: 'responded' }) as const
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
const refs = (items: Iterable<{ readonly ref: unknown }>) => Array.from(items, ({ ref }) => ref)

/** One ticket per hour of some days, answered half an hour later and then resolved. */
function* tickets(from: string, days: number) {
  for (let hour = 0; hour < days * 24; hour++) {
    const at = Date.parse(from) + hour * 3_600_000
    const events = [
      reported(at),
      { at: at + 1_800_000, type: 'responded' },
      { at: at + 1_800_000, type: 'resolved' },
    ] as const
    yield { ref: new Date(at).toISOString(), events }
  }
}

describe('affectedBy', () => {
  it('lists an open ticket that a late holiday moves, with both due times', () => {
    const histories = [
      { ref: 'early', events: [reported('2026-12-08T09:00+01:00')] },
      { ref: 'moved', events: [reported('2026-12-08T16:00+01:00')] },
      { ref: 'later', events: [reported('2026-12-10T09:00+01:00')] },
    ]
    const [ticket, ...others] = affectedBy(before, after, histories, { policy, now: '2026-12-10T12:00+01:00' })
    expect(others).toEqual([])
    expect(ticket.ref).toBe('moved')
    const [{ dueBefore, dueAfter, ...change }, ...rest] = (ticket as AffectedTicket).changes
    expect(rest).toEqual([])
    expect(change).toEqual({ target: 'firstResponse', cycle: 1, from: 'breached', to: 'running' })
    expect([dueBefore, dueAfter].map(iso)).toEqual(['2026-12-09T12:00:00.000Z', '2026-12-10T12:00:00.000Z'])
  })

  it('lists a stopped target whose due time or verdict moves', () => {
    const histories = [
      { ref: 'late', events: [reported('2026-12-08T16:00+01:00'), answered('2026-12-09T14:00+01:00')] },
      { ref: 'in time', events: [reported('2026-12-08T16:00+01:00'), answered('2026-12-08T17:00+01:00')] },
    ]
    const found = affectedBy(before, after, histories, { policy, now: '2027-01-01T00:00Z' })
    expect(Array.from(found, ticket => (ticket as AffectedTicket).changes.map(({ from, to }) => [from, to]))).toEqual([
      [['breached', 'met']],
      [['met', 'met']],
    ])
  })

  it('evaluates only tickets near a late holiday: twice each', () => {
    const all = affectedBy(before, after, tickets('2026-11-01T00:00Z', 90), { policy, now: '2027-02-28T00:00Z' })
    const found = refs(all)
    expect(found.length).toBeGreaterThan(20)
    expect(found[0]).toBe('2026-12-08T12:00:00.000Z')
    expect(found.at(-1)).toBe('2026-12-09T16:00:00.000Z')
    // 2,160 tickets in 90 days; those from two days before the holiday until its end may be affected.
    expect(reads - 90 * 24).toBeLessThanOrEqual(2 * 48)
  })

  it('evaluates only tickets of some days around it for budgets in days', () => {
    const within = { workingDays: 2, due: 'close' } as const
    const days = slaPolicy({
      name: 'Days',
      severities: { high: { level: 1, resolution: { within, clock: 'business' } } },
    })
    const all = affectedBy(before, after, tickets('2026-11-01T00:00Z', 90), { policy: days, now: '2027-02-28T00:00Z' })
    expect(refs(all).length).toBeGreaterThan(20)
    expect(reads - 90 * 24).toBeLessThanOrEqual(2 * 24 * 16)
  })

  it('evaluates nothing if the calendar stays the same under another name', () => {
    const renamed = businessCalendar({ ...office, name: 'Rome' })
    const history = { policy, now: '2026-12-10T12:00+01:00', events: [reported('2026-12-08T16:00+01:00')] }
    expect([...affectedBy(before, renamed, [history])]).toEqual([])
    expect(reads).toBe(1)
  })

  it('reads each history when its result is needed', () => {
    const read: string[] = []
    function* histories() {
      for (const ref of ['A', 'B', 'C']) {
        read.push(ref)
        yield { ref, events: [reported('2026-12-08T16:00+01:00')] }
      }
    }
    for (const { ref } of affectedBy(before, after, histories(), { policy, now: '2026-12-10T12:00+01:00' })) {
      expect(read.at(-1)).toBe(ref)
      if (ref === 'B') break
    }
    expect(read).toEqual(['A', 'B'])
  })

  it('takes plain specs, and calendars by name for targets and events', () => {
    const boston = { timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } } as const
    const closed = { ...boston, exceptions: { '2026-12-09': 'closed' } } as const
    const named = slaPolicy({
      name: 'Named',
      severities: {
        high: { level: 1, firstResponse: target, resolution: { ...target, calendar: 'boston' } },
      },
    })
    const histories = [
      { ref: 'rome', calendar: 'rome', events: [reported('2026-12-08T20:00+01:00')] },
      { ref: 'boston', calendar: 'boston', events: [reported('2026-12-08T20:00+01:00')] },
    ]
    const found = affectedBy({ rome: office, boston }, { rome: office, boston: closed }, histories, {
      policy: named,
      now: '2026-12-08T20:00+01:00',
    })
    expect(Array.from(found, item => [item.ref, (item as AffectedTicket).changes.map(one => one.target)])).toEqual([
      ['rome', ['resolution']],
      ['boston', ['firstResponse', 'resolution']],
    ])
  })

  it('sees a working day that a closing removes before a due time in calendar days', () => {
    const within = { days: 30, due: '16:00', ifClosed: 'previous-working-day' } as const
    const days = slaPolicy({
      name: 'Days',
      severities: { high: { level: 1, firstResponse: { within, clock: 'always' } } },
    })
    const closed = (...dates: string[]) => businessCalendar({ ...office, holidays: dates })
    // Due on Saturday, 5 December, which is closed in one version and open in the other one.
    const open = businessCalendar({ ...office, exceptions: { '2026-12-05': '09:00-18:00' } })
    const history = { ref: 'A', events: [reported('2026-11-05T10:00+01:00')] }
    const given = { policy: days, now: '2026-11-05T10:00+01:00' }
    expect(refs(affectedBy(closed(), open, [history], given))).toEqual(['A'])
    expect(refs(affectedBy(open, closed(), [history], given))).toEqual(['A'])
    expect(refs(affectedBy(closed(), closed('2026-12-04'), [history], given))).toEqual(['A'])
    expect(refs(affectedBy(closed(), closed('2026-12-07'), [history], given))).toEqual([])
  })

  it('returns the error of a history in its place, also if it could be skipped', () => {
    const never = businessCalendar({ timeZone: 'Europe/Rome', hours: {} })
    const histories = [
      { ref: 'A', events: [] },
      null,
      { ref: 'C', evnts: [] },
      { ref: 'B', events: [reported('2026-12-08T16:00+01:00')] },
    ]
    const found = affectedBy(before, never, histories as never, { policy, now: '2026-12-08T17:00+01:00' })
    expect(Array.from(found, item => 'error' in item && [item.ref, item.error.code])).toEqual([
      ['A', 'history-invalid'],
      [undefined, 'input-invalid'],
      ['C', 'key-unknown'],
      ['B', 'never-opens'],
    ])
    const same = affectedBy(never, never, [histories.at(-1)] as never, { policy, now: '2026-12-08T17:00+01:00' })
    expect(Array.from(same, item => 'error' in item && item.error.code)).toEqual(['never-opens'])
  })

  it('refuses what it cannot read, with a hint', () => {
    expect(refusal(() => affectedBy(before, { rome: after }, []))).toBe(
      'input-invalid after: An object is not a calendar like `before`. Pass two calendars, or two objects of calendars by name.',
    )
    expect(refusal(() => affectedBy({ hours: office.hours } as never, after, []))).toMatch(
      /^key-missing before.timeZone:/,
    )
    expect(refusal(() => affectedBy({ rome: { hours: {} } } as never, { rome: after }, []))).toMatch(
      /^key-missing before.rome.timeZone:/,
    )
    expect(refusal(() => affectedBy(undefined as never, after, []))).toMatch(/^calendar-required before:/)
    expect(refusal(() => affectedBy(before, after, 5 as never))).toMatch(/^input-invalid histories:/)
    const events = [reported('2026-12-08T16:00+01:00')]
    const errorOf = (first: unknown, history: object) => {
      const [item] = affectedBy(first as never, first as never, [{ events, now: 1.8e12, policy, ...history }])
      return item && 'error' in item && [item.error.code, item.error.path.join('.')]
    }
    expect(errorOf(before, { calendar: 'rome' })).toEqual(['input-invalid', 'calendar'])
    expect(errorOf({ rome: before }, {})).toEqual(['key-missing', 'calendar'])
    expect(errorOf({ rome: before }, { calendar: 'rom' })).toEqual(['calendar-unknown', 'calendar'])
    expect(errorOf(before, { policy: undefined })).toEqual(['policy-required', 'policy'])
    expect(errorOf({ rome: before }, { calendar: 'rome', policy: msaBusiness })).toBeUndefined()
  })
})
