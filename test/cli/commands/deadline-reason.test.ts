import { describe, expect, it } from 'vitest'
import { type BusinessCalendar, businessCalendar } from '../../../src/calendar/business-calendar.ts'
import { italianOffice } from '../../../src/calendar/presets/italian-office.ts'
import { deadlineReason } from '../../../src/cli/commands/deadline-reason.ts'

const HOUR = 3_600_000

describe('deadlineReason', () => {
  it('says what each day gives over a weekend', () => {
    expect(business('2026-11-20T16:30+01:00', 6)).toBe(
      'high: 6 working hours after Fri 2026-11-20 16:30 (Europe/Rome) by the calendar "Italian office": ' +
        '1 h 30 min on Fri 20 Nov and 4 h 30 min on Mon 23 Nov; closed on Sat 21 Nov and Sun 22 Nov.',
    )
  })

  it('names one day where one is enough', () => {
    expect(business('2026-11-20T09:00+01:00', 1)).toBe(
      'high: 1 working hour after Fri 2026-11-20 09:00 (Europe/Rome) by the calendar "Italian office": 1 h on Fri 20 Nov.',
    )
  })

  it('names holidays, the first day’s own too, and when the calendar opens', () => {
    expect(business('2026-12-25T10:00+01:00', 6)).toBe(
      'high: 6 working hours after Fri 2026-12-25 10:00 (Europe/Rome) by the calendar "Italian office", closed then ' +
        'and open from Mon 2026-12-28 09:00: 6 h on Mon 28 Dec; ' +
        'closed on Fri 25 Dec (Natale), Sat 26 Dec (Santo Stefano) and Sun 27 Dec.',
    )
  })

  it('states a promise in working days as the policy does', () => {
    const [reportedAt, dueAt] = [Date.parse('2026-11-20T16:30+01:00'), Date.parse('2026-11-23T18:00+01:00')]
    const within = { workingDays: 1, due: 'close' } as const
    const due = { severity: 'high', target: 'firstResponse', clock: 'business', within, dueAt } as const
    expect(deadlineReason({ ...due, reportedAt, startsAt: reportedAt }, italianOffice)).toBe(
      'high: 1 working day, until closing, after Fri 2026-11-20 16:30 (Europe/Rome) by the calendar "Italian office": ' +
        '1 h 30 min on Fri 20 Nov and 9 h on Mon 23 Nov; closed on Sat 21 Nov and Sun 22 Nov.',
    )
  })

  it('does not call a day closed that was only over', () => {
    expect(business('2026-11-19T20:00+01:00', 2)).toContain(
      'closed then and open from Fri 2026-11-20 09:00: 2 h on Fri 20 Nov.',
    )
  })

  it('names the last day of open time where the promise ends at midnight', () => {
    const late = businessCalendar({ timeZone: 'Europe/Rome', hours: { fri: '20:00-24:00' } })
    expect(business('2026-11-20T20:00+01:00', 4, late)).toBe(
      'high: 4 working hours after Fri 2026-11-20 20:00 (Europe/Rome) by the calendar in Europe/Rome: 4 h on Fri 20 Nov.',
    )
  })

  it('shares a night shift out to its two dates', () => {
    const night = businessCalendar({ name: 'Night', timeZone: 'Europe/Rome', hours: { fri: '22:00-06:00' } })
    expect(business('2026-11-20T21:00+01:00', 7.5, night)).toBe(
      'high: 7 h 30 min of working time after Fri 2026-11-20 21:00 (Europe/Rome) by the calendar "Night", closed then ' +
        'and open from Fri 2026-11-20 22:00: 2 h on Fri 20 Nov and 5 h 30 min on Sat 21 Nov.',
    )
  })

  it('adds up to the budget over a change of clocks', () => {
    const round = businessCalendar({ name: 'Round', timeZone: 'Europe/Rome', hours: { 'mon-sun': '00:00-24:00' } })
    expect(business('2026-10-24T23:00+02:00', 26, round)).toContain('1 h on Sat 24 Oct and 25 h on Sun 25 Oct.')
  })

  it('folds long lists, and says how many it left out', () => {
    expect(business('2026-11-02T09:00+01:00', 90)).toContain(
      ': 9 h on Mon 2 Nov, 9 h on Tue 3 Nov, 9 h on Wed 4 Nov, 9 h on Thu 5 Nov, 9 h on Fri 6 Nov, 4 more and ' +
        '9 h on Fri 13 Nov; closed on Sat 7 Nov and Sun 8 Nov.',
    )
    expect(business('2026-09-01T09:00+02:00', 180)).toMatch(/; closed on 8 days\.$/)
  })

  it('names holidays however many days are closed', () => {
    expect(business('2026-11-23T09:00+01:00', 280)).toContain(
      '; closed on Tue 8 Dec (Immacolata Concezione), Fri 25 Dec (Natale), Sat 26 Dec (Santo Stefano), ' +
        'Fri 1 Jan (Capodanno), Wed 6 Jan (Epifania) and 13 other days.',
    )
  })

  it('says that nothing stops a clock that always runs', () => {
    const startsAt = Date.parse('2026-11-22T08:00+01:00')
    const answer = {
      severity: 'critical',
      target: 'firstResponse',
      clock: 'always',
      reportedAt: startsAt,
      within: 'PT2H',
    } as const
    expect(deadlineReason({ ...answer, startsAt, dueAt: startsAt + 2 * HOUR }, italianOffice)).toBe(
      'critical: 2 hours after Sun 2026-11-22 08:00 (Europe/Rome), around the clock: no night, weekend or holiday stops it.',
    )
  })

  it('names another target than the response, and a start later than the report', () => {
    const reportedAt = Date.parse('2026-11-22T08:00+01:00')
    const startsAt = Date.parse('2026-11-23T09:00+01:00')
    const answer = {
      severity: 'high',
      target: 'resolution',
      clock: 'always',
      reportedAt,
      startsAt,
      within: 'PT1H',
    } as const
    expect(deadlineReason({ ...answer, dueAt: startsAt + HOUR }, italianOffice)).toContain(
      'high, resolution: 1 hour after Mon 2026-11-23 09:00 (Europe/Rome; reported Sun 2026-11-22 08:00), around the clock',
    )
  })
})

function business(at: string, hours: number, calendar: BusinessCalendar = italianOffice): string {
  const startsAt = Date.parse(at)
  const dueAt = calendar.add(startsAt, { hours })
  const within = { hours }
  const answer = { severity: 'high', target: 'firstResponse', clock: 'business', reportedAt: startsAt, within } as const
  return deadlineReason({ ...answer, startsAt, dueAt }, calendar)
}
