import { describe, expect, it } from 'vitest'
import type { BusinessCalendar } from '../../src/calendar/business-calendar.ts'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import { italianOffice } from '../../src/calendar/presets/italian-office.ts'
import { type Explanation, explain } from '../../src/explain/explain.ts'
import { type ComputedDeadline, deadlineSentence, verdictSentence } from '../../src/explain/sentence.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { explanationOf } from '../clock/notation.ts'
import { refusal } from '../validation/refusal.ts'

const HOUR = 3_600_000

describe('deadlineSentence', () => {
  it('names the time of each day over a weekend', () => {
    expect(business('2026-11-20T16:30+01:00', 6)).toBe(
      'high: 6 working hours after Fri 2026-11-20 16:30 (Europe/Rome) by the calendar "Italian office": ' +
        '1 h 30 min on Fri 20 Nov and 4 h 30 min on Mon 23 Nov; closed on Sat 21 Nov and Sun 22 Nov.',
    )
  })

  it('names one day if the budget needs only one', () => {
    expect(business('2026-11-20T09:00+01:00', 1)).toBe(
      'high: 1 working hour after Fri 2026-11-20 09:00 (Europe/Rome) by the calendar "Italian office": 1 h on Fri 20 Nov.',
    )
  })

  it('names holidays, also on the first day, and when the calendar opens', () => {
    expect(business('2026-12-25T10:00+01:00', 6)).toBe(
      'high: 6 working hours after Fri 2026-12-25 10:00 (Europe/Rome) by the calendar "Italian office", closed then ' +
        'and open from Mon 2026-12-28 09:00: 6 h on Mon 28 Dec; ' +
        'closed on Fri 25 Dec (Natale), Sat 26 Dec (Santo Stefano) and Sun 27 Dec.',
    )
  })

  it('states a budget in working days as the policy does', () => {
    const [reportedAt, dueAt] = [Date.parse('2026-11-20T16:30+01:00'), Date.parse('2026-11-23T18:00+01:00')]
    const within = { workingDays: 1, due: 'close' } as const
    const due = { severity: 'high', target: 'firstResponse', clock: 'business', within, dueAt } as const
    expect(deadlineSentence({ ...due, reportedAt, startsAt: reportedAt }, italianOffice)).toBe(
      'high: 1 working day, until closing, after Fri 2026-11-20 16:30 (Europe/Rome) by the calendar "Italian office": ' +
        '1 h 30 min on Fri 20 Nov and 9 h on Mon 23 Nov; closed on Sat 21 Nov and Sun 22 Nov.',
    )
  })

  it('states a budget in calendar days as the policy does', () => {
    const [reportedAt, dueAt] = [Date.parse('2026-11-20T16:30+01:00'), Date.parse('2026-11-23T16:00+01:00')]
    const within = { days: 3, due: '16:00' } as const
    const due = { severity: 'high', target: 'firstResponse', clock: 'always', within, dueAt } as const
    const sentence = (locale: string) =>
      deadlineSentence({ ...due, reportedAt, startsAt: reportedAt }, italianOffice, locale)
    expect(sentence('en')).toBe(
      'high: 3 calendar days, by 16:00, after Fri 2026-11-20 16:30 (Europe/Rome); closed time counts too.',
    )
    expect(sentence('it')).toBe(
      'high: 3 giorni di calendario, entro le 16:00, da ven 2026-11-20 16:30 (Europe/Rome); conta anche il tempo di chiusura.',
    )
  })

  it('does not call a day closed whose hours had ended', () => {
    expect(business('2026-11-19T20:00+01:00', 2)).toContain(
      'closed then and open from Fri 2026-11-20 09:00: 2 h on Fri 20 Nov.',
    )
  })

  it('names the last day of open time if the budget ends at midnight', () => {
    const late = businessCalendar({ timeZone: 'Europe/Rome', hours: { fri: '20:00-24:00' } })
    expect(business('2026-11-20T20:00+01:00', 4, late)).toBe(
      'high: 4 working hours after Fri 2026-11-20 20:00 (Europe/Rome) by the calendar in Europe/Rome: 4 h on Fri 20 Nov.',
    )
  })

  it('splits a night shift between its two dates', () => {
    const night = businessCalendar({ name: 'Night', timeZone: 'Europe/Rome', hours: { fri: '22:00-06:00' } })
    expect(business('2026-11-20T21:00+01:00', 7.5, night)).toBe(
      'high: 7 h 30 min of working time after Fri 2026-11-20 21:00 (Europe/Rome) by the calendar "Night", closed then ' +
        'and open from Fri 2026-11-20 22:00: 2 h on Fri 20 Nov and 5 h 30 min on Sat 21 Nov.',
    )
  })

  it('adds up to the budget across a clock change', () => {
    const round = businessCalendar({ name: 'Round', timeZone: 'Europe/Rome', hours: { 'mon-sun': '00:00-24:00' } })
    expect(business('2026-10-24T23:00+02:00', 26, round)).toContain('1 h on Sat 24 Oct and 25 h on Sun 25 Oct.')
  })

  it('folds long lists, with the number of the entries left out', () => {
    expect(business('2026-11-02T09:00+01:00', 90)).toContain(
      ': 9 h on Mon 2 Nov, 9 h on Tue 3 Nov, 9 h on Wed 4 Nov, 9 h on Thu 5 Nov, 9 h on Fri 6 Nov, 4 more and ' +
        '9 h on Fri 13 Nov; closed on Sat 7 Nov and Sun 8 Nov.',
    )
    expect(business('2026-09-01T09:00+02:00', 180)).toMatch(/; closed on 8 days\.$/)
  })

  it('names up to six closed days', () => {
    const mondays = businessCalendar({ timeZone: 'Europe/Rome', hours: { mon: '09:00-18:00' } })
    expect(business('2026-11-02T17:00+01:00', 2, mondays)).toContain(
      '; closed on Tue 3 Nov, Wed 4 Nov, Thu 5 Nov, Fri 6 Nov, Sat 7 Nov and Sun 8 Nov.',
    )
    expect(business('2026-11-02T17:00+01:00', 11, mondays)).toMatch(/; closed on 12 days\.$/)
  })

  it('names holidays however many days are closed', () => {
    expect(business('2026-11-23T09:00+01:00', 280)).toContain(
      '; closed on Tue 8 Dec (Immacolata Concezione), Fri 25 Dec (Natale), Sat 26 Dec (Santo Stefano), ' +
        'Fri 1 Jan (Capodanno), Wed 6 Jan (Epifania) and 13 other days.',
    )
  })

  it('says that nothing stops a timer that runs around the clock', () => {
    const startsAt = Date.parse('2026-11-22T08:00+01:00')
    const answer = {
      severity: 'critical',
      target: 'firstResponse',
      clock: 'always',
      reportedAt: startsAt,
      within: 'PT2H',
    } as const
    expect(deadlineSentence({ ...answer, startsAt, dueAt: startsAt + 2 * HOUR }, italianOffice)).toBe(
      'critical: 2 hours after Sun 2026-11-22 08:00 (Europe/Rome), around the clock: no night, weekend or holiday stops it.',
    )
  })

  it('names a target other than the first response, and a start later than the report', () => {
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
    expect(deadlineSentence({ ...answer, dueAt: startsAt + HOUR }, italianOffice)).toContain(
      'high, resolution: 1 hour after Mon 2026-11-23 09:00 (Europe/Rome; reported Sun 2026-11-22 08:00), around the clock',
    )
  })
})

describe('deadlineSentence, further cases', () => {
  const startsAt = Date.parse('2026-11-22T08:00+01:00')
  const always = { severity: 'critical', target: 'firstResponse', clock: 'always', reportedAt: startsAt } as const
  const due = (minutes: number): ComputedDeadline => ({
    ...always,
    within: { minutes },
    startsAt,
    dueAt: startsAt + minutes * 60_000,
  })

  it('writes a budget around the clock that is not in whole hours', () => {
    expect(deadlineSentence(due(90), italianOffice)).toBe(
      'critical: 1 h 30 min after Sun 2026-11-22 08:00 (Europe/Rome), around the clock: no night, weekend or holiday stops it.',
    )
  })

  it('says that nothing counts towards a budget of zero', () => {
    expect(business('2026-11-22T08:00+01:00', 0)).toBe(
      'high: 0 working hours after Sun 2026-11-22 08:00 (Europe/Rome) by the calendar "Italian office": nothing.',
    )
  })

  it('writes Italian', () => {
    const [start, dueAt] = ['2026-12-05T10:00+01:00', '2026-12-09T10:00+01:00'].map(Date.parse)
    const office: ComputedDeadline = {
      severity: 'high',
      target: 'resolution',
      clock: 'business',
      within: { hours: 10 },
      reportedAt: start,
      startsAt: start,
      dueAt,
    }
    expect(deadlineSentence(office, italianOffice, 'it')).toBe(
      'high, risoluzione: 10 ore lavorative da sab 2026-12-05 10:00 (Europe/Rome), calendario "Italian office", ' +
        'chiuso in quel momento e aperto da lun 2026-12-07 09:00: lun 7 dic 9 h e mer 9 dic 1 h; ' +
        'chiuso sab 5 dic, dom 6 dic e mar 8 dic (Immacolata Concezione).',
    )
    expect(deadlineSentence(due(60), italianOffice, 'it')).toBe(
      'critical: 1 ora da dom 2026-11-22 08:00 (Europe/Rome), 24 ore su 24: ' +
        'notti, fine settimana e festività non fermano il conteggio.',
    )
  })
})

describe('verdictSentence', () => {
  const explanation = explain({
    severity: 'high',
    reportedAt: Date.parse('2026-12-07T16:00+01:00'),
  }) as Explanation<number>

  it('names the budget, who promised it, the counted dates, and the time that was not counted', () => {
    expect(verdictSentence(explanation, 'Europe/Rome')).toBe(
      '6 h of working time, per MSA Business 2023, counted on Italian office, from Mon 2026-12-07 16:00 (Europe/Rome): ' +
        '2 h on Mon 7 Dec and 4 h on Wed 9 Dec; not counted: holiday (Immacolata Concezione) 24 h and outside hours 15 h',
    )
  })

  it('writes Italian', () => {
    expect(verdictSentence(explanation, 'Europe/Rome', 'it')).toBe(
      '6 h di tempo lavorativo, come da MSA Business 2023, calendario Italian office, da lun 2026-12-07 16:00 ' +
        '(Europe/Rome): lun 7 dic 2 h e mer 9 dic 4 h; ' +
        'non conteggiati: festività (Immacolata Concezione) 24 h e fuori orario 15 h',
    )
  })

  it('names the report if the timer starts later, also while it waits', () => {
    const policy = slaPolicy({
      name: 'Gold',
      channels: ['web', 'phone'],
      severities: {
        high: {
          level: 1,
          firstResponse: {
            within: 'PT2H',
            clock: 'always',
            outOfHours: { channel: 'phone', otherwise: 'next-opening' },
          },
        },
      },
    })
    const verdict = (now: string) =>
      verdictSentence(explanationOf({ policy }, now, 'sat 21 10:00 reported high web'), 'Europe/Rome')
    expect(verdict('mon 23 12:00')).toBe(
      '2 h around the clock, per Gold, from Mon 2026-11-23 09:00 (Europe/Rome; reported on Sat 2026-11-21 10:00); ' +
        'not counted: waiting for a call or an opening 47 h',
    )
    expect(verdict('sun 22 10:00')).toBe(
      '2 h around the clock, per Gold, from Sat 2026-11-21 10:00 (Europe/Rome); ' +
        'not counted: waiting for a call or an opening 24 h',
    )
    expect(verdict('sat 21 10:00')).toBe('2 h around the clock, per Gold (Europe/Rome)')
  })

  it('states a budget in days as the policy does, with day 0', () => {
    const within = { workingDays: 1, due: 'close' } as const
    const policy = slaPolicy({
      name: 'Gold',
      severities: { high: { level: 1, firstResponse: { within, clock: 'business' } } },
    })
    const inDays = explanationOf({ policy }, 'tue 24 12:00', 'fri 20 19:00 reported high')
    expect(verdictSentence(inDays, 'Europe/Rome')).toBe(
      '1 working day, until closing, per Gold, counted on Desk, from Fri 2026-11-20 19:00, day 0 is Mon 23 Nov ' +
        '(Europe/Rome): 9 h on Mon 23 Nov and 9 h on Tue 24 Nov; not counted: outside hours 77 h',
    )
  })

  it.each([
    ['en', 'day 0 is Mon 16 Nov, Mon 23 Nov replaces Sun 22 Nov (Europe/Rome)'],
    ['it', 'il giorno 0 è lun 16 nov, lun 23 nov sostituisce dom 22 nov (Europe/Rome)'],
  ])('names the working day that replaces a calendar day, in %s', (locale, days) => {
    const within = { days: 6, due: 'end-of-day', ifClosed: 'next-working-day' } as const
    const policy = slaPolicy({
      name: 'Gold',
      severities: { high: { level: 1, firstResponse: { within, clock: 'always' } } },
    })
    const inDays = explanationOf({ policy }, 'tue 24 12:00', 'mon 16 10:00 reported high')
    expect(verdictSentence(inDays, 'Europe/Rome', locale)).toContain(days)
  })

  it('refuses an unknown zone', () => {
    expect(refusal(() => verdictSentence(explanation, 'Europe/Roma'))).toMatch(/^time-zone-unknown timeZone: /)
  })

  it('uses the dates of the zone that is passed', () => {
    expect(verdictSentence(explanation, 'Asia/Tokyo')).toContain(
      'from Tue 2026-12-08 00:00 (Asia/Tokyo): 2 h on Tue 8 Dec and 4 h on Wed 9 Dec;',
    )
  })

  it('names no dates for a target around the clock', () => {
    const always = explain({ severity: 'critical', reportedAt: Date.parse('2026-12-07T16:00+01:00') })
    expect(verdictSentence(always as Explanation<number>, 'Europe/Rome')).toBe(
      '2 h around the clock, per MSA Business 2023, from Mon 2026-12-07 16:00 (Europe/Rome)',
    )
  })
})

function business(at: string, hours: number, calendar: BusinessCalendar = italianOffice): string {
  const startsAt = Date.parse(at)
  const dueAt = calendar.add(startsAt, { hours })
  const within = { hours }
  const answer = { severity: 'high', target: 'firstResponse', clock: 'business', reportedAt: startsAt, within } as const
  return deadlineSentence({ ...answer, startsAt, dueAt }, calendar)
}
