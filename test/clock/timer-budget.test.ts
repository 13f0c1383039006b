import { describe, expect, it } from 'vitest'
import { alwaysOpen, businessCalendar } from '../../src/calendar/calendars.ts'
import { countedShare, dueOnceUsed, timerBudget } from '../../src/clock/timer-budget.ts'
import { evaluate, explain, explainText, slaPolicy, type TargetSpec, type TicketEvent } from '../../src/index.ts'
import { at } from '../zones/notation.ts'

const HOUR = 3_600_000
const DESK = businessCalendar({ name: 'Desk', timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
const BOSTON = businessCalendar({ name: 'Boston', timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } })

const friday = at('fri 2026-11-20 19:00+01:00')
const monday = at('mon 2026-11-23 09:00+01:00')
const tuesday = at('tue 2026-11-24 09:00+01:00')

function ofDays(within: TargetSpec['within'], more = {}) {
  const target = { spec: { within, clock: 'business', ...more } as TargetSpec, ms: undefined }
  return { target, calendar: DESK, days: DESK }
}

describe('timerBudget', () => {
  it('is the budget of the target if that is in hours', () => {
    const target = { spec: { within: 'PT1H', clock: 'business' } as const, ms: HOUR }
    expect(timerBudget({ target, calendar: DESK, days: DESK }, friday)).toEqual({ ms: HOUR, isOpening: false })
  })

  it('is the open time until the deadline of a budget in working days', () => {
    const budget = timerBudget(ofDays({ workingDays: 1, due: 'close' }), monday + HOUR)
    expect(budget).toEqual({ ms: 17 * HOUR, isOpening: false })
  })

  it('is due at an opening if the deadline is one', () => {
    const budget = timerBudget(ofDays({ workingDays: 1, due: 'same-time' }), friday)
    expect(budget).toEqual({ ms: 9 * HOUR, isOpening: true })
    expect(timerBudget(ofDays({ workingDays: 1, due: '09:00', dayZero: 'report' }), friday)).toEqual({
      ms: 0,
      isOpening: true,
    })
  })

  it('is all time for calendar days, in the zone of their own calendar', () => {
    const terms = { ...ofDays({ days: 1, due: '16:00' }, { clock: 'always' }), calendar: alwaysOpen }
    expect(timerBudget(terms, friday)).toEqual({ ms: 21 * HOUR, isOpening: false })
    expect(timerBudget({ ...terms, days: BOSTON }, friday)).toEqual({ ms: 27 * HOUR, isOpening: false })
  })
})

describe('dueOnceUsed', () => {
  it('is the instant itself, or the next opening', () => {
    expect(dueOnceUsed({ ms: HOUR, isOpening: false }, friday, DESK)).toBe(friday)
    expect(dueOnceUsed({ ms: HOUR, isOpening: true }, friday, DESK)).toBe(monday)
    expect(dueOnceUsed({ ms: HOUR, isOpening: true }, monday, DESK)).toBe(monday)
  })
})

describe('countedShare', () => {
  it('is never NaN', () => {
    expect([
      countedShare(1, 4, false),
      countedShare(0, 0, false),
      countedShare(0, 0, true),
      countedShare(5, 0, true),
    ]).toEqual([...[0.25, 0, 1, 1]])
  })
})

describe('a target with a budget in days', () => {
  const reported = { at: friday, type: 'reported', severity: 's' } as const
  const history = (firstResponse: TargetSpec, events: readonly object[], now: number) => ({
    policy: slaPolicy({ name: 'Gold', severities: { s: { level: 1, firstResponse } } }),
    calendar: DESK,
    calendars: { boston: BOSTON },
    events: [reported, ...events] as TicketEvent<'s'>[],
    now,
  })
  const stateOf = (firstResponse: TargetSpec, events: readonly object[], now: number) => {
    const { state, dueAt, remainingMs, consumed } = evaluate(history(firstResponse, events, now)).targets.firstResponse!
    return { state, dueAt, remainingMs: remainingMs / HOUR, consumed }
  }
  const oneDay = { within: { workingDays: 1, due: 'same-time' }, clock: 'business' } as const

  it('is due at the opening that deadline returns, and met there', () => {
    expect(stateOf(oneDay, [], monday)).toEqual({ state: 'running', dueAt: tuesday, remainingMs: 9, consumed: 0 })
    expect(stateOf(oneDay, [], tuesday)).toEqual({ state: 'running', dueAt: tuesday, remainingMs: 0, consumed: 1 })
    expect(stateOf(oneDay, [{ at: tuesday, type: 'responded' }], tuesday + HOUR).state).toBe('met')
    expect(stateOf(oneDay, [{ at: tuesday + 1, type: 'responded' }], tuesday + HOUR).state).toBe('breached')
  })

  it('is extended by a pause, and due at the next opening of the sum', () => {
    const hours = (from: number, to: number) => [
      { at: monday + from * HOUR, type: 'paused' },
      { at: monday + to * HOUR, type: 'resumed' },
    ]
    expect(stateOf(oneDay, hours(1, 2), monday + 3 * HOUR).dueAt).toBe(tuesday + HOUR)
    expect(stateOf(oneDay, hours(1, 10), monday + 11 * HOUR).dueAt).toBe(tuesday + 8 * HOUR)
    const lunch = { within: { workingDays: 1, due: '16:00' }, clock: 'business' } as const
    expect(stateOf(lunch, hours(1, 2), monday + 3 * HOUR).dueAt).toBe(tuesday + 8 * HOUR)
  })

  it('may have no open time before its deadline', () => {
    const opening = { within: { workingDays: 1, due: '09:00', dayZero: 'report' }, clock: 'business' } as const
    expect(stateOf(opening, [], friday)).toEqual({ state: 'running', dueAt: monday, remainingMs: 0, consumed: 0 })
    expect(stateOf(opening, [], monday)).toEqual({ state: 'running', dueAt: monday, remainingMs: 0, consumed: 1 })
    expect(stateOf(opening, [], monday + 1)).toMatchObject({ state: 'breached', consumed: 1 })
  })

  it('counts calendar days in the zone of the calendar that it names', () => {
    const within = { days: 3, due: '16:00' } as const
    expect(stateOf({ within, clock: 'always' }, [], monday).dueAt).toBe(monday + 7 * HOUR)
    expect(stateOf({ within, clock: 'always', calendar: 'boston' }, [], monday).dueAt).toBe(monday + 13 * HOUR)
  })

  it('waits for an opening with a budget that is a number', () => {
    const outOfHours = { channel: 'phone', otherwise: 'next-opening' } as const
    const firstResponse = { within: { days: 1, due: 'end-of-day' }, clock: 'always', outOfHours } as const
    const policy = slaPolicy({ name: 'P', channels: ['phone', 'web'], severities: { s: { level: 1, firstResponse } } })
    const events = [{ ...reported, channel: 'web' as const }]
    const { targets, upcoming } = evaluate({ policy, calendar: DESK, events, now: friday })
    expect(targets.firstResponse).toMatchObject({ state: 'pending', dueAt: null, remainingMs: 29 * HOUR, consumed: 0 })
    expect(upcoming.map(({ at }) => at)).toEqual([at('wed 2026-11-25 00:00+01:00')])
  })

  it('is explained by its days and as the policy states it', () => {
    const closed = { days: 1, due: '16:00', ifClosed: 'next-working-day' } as const
    const explanation = explain(history({ within: closed, clock: 'always' }, [], friday))
    expect(explanation).toMatchObject({
      within: closed,
      budgetMs: (2 * 24 + 21) * HOUR,
      dayZero: '2026-11-20',
      countedDays: ['2026-11-21', '2026-11-23'],
    })
    expect(explainText(explanation).split('\n')).toEqual([
      's, first response: 1 calendar day, by 16:00, or on the next working day if that is closed, as promised in the policy Gold.',
      'Reported on Friday, 20 November 2026 at 19:00 (Europe/Rome).',
      'Day 0 is Fri 20 Nov, day 1 is Sat 21 Nov. That is not a working day, so Mon 23 Nov replaces it.',
      '- Fri 20 Nov 19:00 – Mon 23 Nov 16:00: 69 hours counted',
      'Due on Monday, 23 November 2026 at 16:00.',
    ])
    const boston = explain(
      history({ within: { days: 3, due: '16:00' }, clock: 'always', calendar: 'boston' }, [], friday),
    )
    expect(boston).toMatchObject({ calendar: 'Boston', timeZone: 'America/New_York', dayZero: '2026-11-20' })
    expect(explainText(boston, { locale: 'it' }).split('\n').slice(0, 3)).toEqual([
      's, prima risposta: 3 giorni di calendario, entro le 16:00, come da Gold.',
      'Segnalato venerdì 20 novembre 2026 alle 13:00 (America/New_York).',
      'Il giorno 0 è ven 20 nov, il giorno 3 è lun 23 nov.',
    ])
  })
})
