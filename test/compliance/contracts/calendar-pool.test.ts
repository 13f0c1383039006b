import { describe, expect, it } from 'vitest'
import { alwaysOpen, businessCalendar, union } from '../../../src/calendar/calendars.ts'
import { CalendarPool } from '../../../src/compliance/contracts/calendar-pool.ts'
import { ContractEvaluator } from '../../../src/compliance/contracts/contract-evaluator.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { BOSTON, DESK } from '../../clock/notation.ts'
import { answered, check, contract, judged, PLAIN } from '../notation.ts'

const hours = { 'mon-fri': '09:00-18:00' } as const
const rome = { timeZone: 'Europe/Rome', hours }

describe('CalendarPool', () => {
  it('returns one calendar for all that differ only in their names', () => {
    const pool = new CalendarPool()
    const [first, second, third] = [{ name: 'a' }, { name: 'b' }, {}].map(name =>
      businessCalendar({ ...name, ...rome }),
    )
    expect([first, second, third, first, second].map(calendar => pool.canonical(calendar))).toEqual(
      Array(5).fill(first),
    )
    expect(pool.canonical(second)).toBe(first)
    expect(pool.canonical(third)).toBe(first)
  })

  it('keeps calendars apart that differ in hours, zone or holidays', () => {
    const pool = new CalendarPool()
    const all = [
      businessCalendar(rome),
      businessCalendar({ ...rome, timeZone: 'Europe/Berlin' }),
      businessCalendar({ ...rome, hours: { 'mon-fri': '09:00-18:01' } }),
      businessCalendar({ ...rome, holidays: [{ month: 12, day: 7 }] }),
      union(DESK, BOSTON),
      union(BOSTON, DESK),
      alwaysOpen,
    ]
    for (const calendar of all) expect(pool.canonical(calendar)).toBe(calendar)
  })

  it('shares simple terms if policy, calendar and names of severities are the same', () => {
    const pool = new CalendarPool()
    const terms = (own: Parameters<typeof contract>[0]) =>
      new ContractEvaluator(contract(own), {}, pool).simpleTerms('high')
    const known = terms({ calendar: businessCalendar({ name: 'a', ...rome }) })
    expect(terms({ calendar: businessCalendar({ name: 'b', ...rome }), name: 'other' })).toBe(known)
    expect(terms({ calendar: businessCalendar(rome), severities: { high: 'low' } })?.severity).toBe('low')
    expect(terms({ calendar: BOSTON })).not.toBe(known)
    expect(terms({ calendar: businessCalendar(rome), policy: slaPolicy({ ...PLAIN, name: 'Other' }) })).not.toBe(known)
  })
})

describe('Check, with equal calendars of different names', () => {
  const a = businessCalendar({ name: 'a', ...rome })
  const b = businessCalendar({ name: 'b', ...rome })
  const contracts = [
    contract({ when: { desk: ['a'] }, calendarName: 'a', calendar: a }),
    contract({ when: { desk: ['b'] }, calendarName: 'b', calendar: b }),
  ]
  const both = check({ contracts })

  it.each(['a', 'b'])('names the ticket’s own calendar in explanations: %s', name => {
    const ticket = judged(both, answered('1', 'mon 23 16:00', { fields: { desk: name } }))
    expect(ticket.calendar).toBe(name)
    expect(ticket.explain('firstResponse').calendar).toBe(name)
    expect(ticket.explain('firstResponse', ticket.verdicts[0]).calendar).toBe(name)
  })

  it('names it also if the history has further events', () => {
    const more = answered('2', 'mon 23 16:00', { fields: { desk: 'b' } })
    const paused = { at: Number(more.events[0].at) + 1000, type: 'paused' } as const
    const ticket = judged(both, { ...more, events: [...more.events, paused] })
    expect(ticket.verdicts[0].outcome).toBe('met')
    expect(ticket.explain('firstResponse').calendar).toBe('b')
  })
})
