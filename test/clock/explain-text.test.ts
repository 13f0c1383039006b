import { describe, expect, it } from 'vitest'
import { union } from '../../src/calendar/algebra.ts'
import { businessCalendar } from '../../src/calendar/business-calendar.ts'
import { type Explanation, explain } from '../../src/clock/explain.ts'
import { type ExplainTextOptions, explainText } from '../../src/clock/explain-text.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { refusal } from '../input/refusal.ts'
import { at, BOSTON, DESK, explanationOf } from './notation.ts'

const hours = (hours: number) => ({ within: { hours }, clock: 'business' }) as const
const GOLD = slaPolicy({
  name: 'Gold',
  onSeverityChange: 'restart',
  channels: ['web', 'phone'],
  severities: {
    high: { level: 1, firstResponse: hours(6), nextResponse: hours(6), update: hours(6), resolution: hours(6) },
    low: { level: 2, firstResponse: hours(8) },
    waits: {
      level: 3,
      firstResponse: {
        within: 'PT2H',
        clock: 'always',
        outOfHours: { channel: 'phone', otherwise: 'next-opening' },
      },
    },
    long: { level: 4, firstResponse: hours(90) },
  },
})
const REPORTED = 'mon 23 09:00 reported high'
const explained = (now: string, ...lines: string[]) => explanationOf({ policy: GOLD }, now, ...lines)
/** The lines of an explanation. */
const told = (explanation: Explanation<number>, options?: ExplainTextOptions) =>
  explainText(explanation, options).split('\n')
const inItalian = (explanation: Explanation<number>) => told(explanation, { locale: 'it' })

/** A week with a holiday, a day closed by exception and one with other hours. */
const WEEK = businessCalendar({
  name: 'Ufficio',
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': '09:00-18:00' },
  holidays: [{ name: 'Festa', month: 11, day: 24 }],
  exceptions: { '2026-11-25': { name: 'Trasloco', hours: 'closed' }, '2026-11-26': '10:00-12:00' },
})

describe('explainText', () => {
  const deadline = explain({
    policy: GOLD,
    calendar: WEEK,
    severity: 'high',
    reportedAt: at('mon 23 15:30'),
  }) as Explanation<number>

  it('tells a deadline line by line', () => {
    expect(told(deadline)).toEqual([
      'high, first response: 6 hours of working time, promised by Gold, counted on the calendar Ufficio.',
      'Reported on Monday, November 23, 2026 15:30 (Europe/Rome).',
      '- Mon, Nov 23 15:30 – 18:00: 2 hours 30 minutes counted',
      '- Mon, Nov 23 18:00 – Tue, Nov 24 00:00: closed',
      '- Tue, Nov 24 00:00 – Wed, Nov 25 00:00: holiday, Festa',
      '- Wed, Nov 25 00:00 – Thu, Nov 26 00:00: closed by exception, Trasloco',
      '- Thu, Nov 26 00:00 – 10:00: closed by exception, 2026-11-26',
      '- Thu, Nov 26 10:00 – 12:00: 2 hours counted, 2026-11-26',
      '- Thu, Nov 26 12:00 – Fri, Nov 27 00:00: closed by exception, 2026-11-26',
      '- Fri, Nov 27 00:00 – 09:00: closed',
      '- Fri, Nov 27 09:00 – 10:30: 1 hour 30 minutes counted',
      'Due on Friday, November 27, 2026 10:30.',
    ])
  })

  it('tells it in Italian', () => {
    expect(inItalian(deadline)).toEqual([
      'high, prima risposta: 6 ore di orario di lavoro, secondo Gold, nel calendario Ufficio.',
      'Segnalato lunedì 23 novembre 2026 15:30 (Europe/Rome).',
      '- lun 23 nov 15:30 – 18:00: 2 ore 30 minuti nel conteggio',
      '- lun 23 nov 18:00 – mar 24 nov 00:00: chiuso',
      '- mar 24 nov 00:00 – mer 25 nov 00:00: festivo, Festa',
      '- mer 25 nov 00:00 – gio 26 nov 00:00: chiusura straordinaria, Trasloco',
      '- gio 26 nov 00:00 – 10:00: chiusura straordinaria, 2026-11-26',
      '- gio 26 nov 10:00 – 12:00: 2 ore nel conteggio, 2026-11-26',
      '- gio 26 nov 12:00 – ven 27 nov 00:00: chiusura straordinaria, 2026-11-26',
      '- ven 27 nov 00:00 – 09:00: chiuso',
      '- ven 27 nov 09:00 – 10:30: 1 ora 30 minuti nel conteggio',
      'Scadenza: venerdì 27 novembre 2026 10:30.',
    ])
  })

  it.each([
    ['firstResponse', 'first response', 'prima risposta'],
    ['nextResponse', 'next response', 'risposta successiva'],
    ['update', 'update', 'aggiornamento'],
    ['resolution', 'resolution', 'soluzione'],
  ] as const)('names the target %s', (target, en, it) => {
    const explanation = explanationOf({ policy: GOLD, target }, 'mon 23 10:00', REPORTED)
    expect(told(explanation)[0]).toBe(
      `high, ${en}: 6 hours of working time, promised by Gold, counted on the calendar Desk.`,
    )
    expect(inItalian(explanation)[0]).toBe(`high, ${it}: 6 ore di orario di lavoro, secondo Gold, nel calendario Desk.`)
  })

  it('names no calendar where none has a name', () => {
    const calendar = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
    const explanation = explanationOf({ policy: GOLD, calendar }, 'mon 23 10:00', REPORTED)
    expect(told(explanation)[0]).toBe('high, first response: 6 hours of working time, promised by Gold.')
    expect(inItalian(explanation)[0]).toBe('high, prima risposta: 6 ore di orario di lavoro, secondo Gold.')
  })

  describe('of a ticket that waits for a call', () => {
    const WEB = 'sat 21 10:00 reported waits web'
    it('tells for what', () => {
      const explanation = explained('sat 21 11:00', WEB)
      expect(told(explanation)).toEqual([
        'waits, first response: 2 hours around the clock, promised by Gold.',
        'Reported on Saturday, November 21, 2026 10:00 (Europe/Rome).',
        '- Sat, Nov 21 10:00 – 11:00: waiting for a call or the next opening',
        'When it is due cannot be told yet: 2 hours left.',
      ])
      expect(inItalian(explanation)).toEqual([
        'waits, prima risposta: 2 ore, 24 ore su 24, secondo Gold.',
        'Segnalato sabato 21 novembre 2026 10:00 (Europe/Rome).',
        '- sab 21 nov 10:00 – 11:00: in attesa di una telefonata o della prossima apertura',
        'La scadenza non è ancora nota: 2 ore rimanenti.',
      ])
    })
    it('counts around the clock', () => {
      expect(told(explained('mon 23 10:00', WEB)).slice(2)).toEqual([
        '- Sat, Nov 21 10:00 – Mon, Nov 23 09:00: waiting for a call or the next opening',
        '- Mon, Nov 23 09:00 – 11:00: 2 hours counted',
        'Due on Monday, November 23, 2026 11:00.',
      ])
    })
  })

  it('tells a pause with its reason, and what is left of the budget', () => {
    const explanation = explained('mon 23 12:00', REPORTED, 'mon 23 10:30 paused customer')
    expect(told(explanation).slice(2)).toEqual([
      '- Mon, Nov 23 09:00 – 10:30: 1 hour 30 minutes counted',
      '- Mon, Nov 23 10:30 – 12:00: paused, customer',
      'When it is due cannot be told yet: 4 hours 30 minutes left.',
    ])
    expect(inItalian(explanation).slice(3)).toEqual([
      '- lun 23 nov 10:30 – 12:00: in pausa, customer',
      'La scadenza non è ancora nota: 4 ore 30 minuti rimanenti.',
    ])
  })

  it('tells a pause without a reason', () => {
    expect(told(explained('mon 23 12:00', REPORTED, 'mon 23 10:30 paused'))[3]).toBe(
      '- Mon, Nov 23 10:30 – 12:00: paused',
    )
  })

  it('tells a clock that was stopped, and one that was started again', () => {
    const stopped = explained('mon 23 12:00', REPORTED, 'mon 23 10:00 resolved', 'mon 23 11:00 reopened')
    expect(told(stopped)[3]).toBe('- Mon, Nov 23 10:00 – 11:00: the clock stands still')
    expect(inItalian(stopped)[3]).toBe('- lun 23 nov 10:00 – 11:00: il conteggio è fermo')
    const restarted = explained('mon 23 12:00', REPORTED, 'mon 23 10:00 severityChanged low')
    expect(told(restarted)[2]).toBe('- Mon, Nov 23 09:00 – 10:00: counted, but discarded when the severity changed')
    expect(inItalian(restarted)[2]).toBe('- lun 23 nov 09:00 – 10:00: conteggiato, ma azzerato al cambio di gravità')
  })

  it('tells by how much it is over, in counted time', () => {
    const explanation = explained('tue 24 10:00', REPORTED, 'mon 23 16:00 paused', 'mon 23 17:00 resumed')
    expect(told(explanation).slice(-2)).toEqual([
      'Due on Monday, November 23, 2026 15:00.',
      'Over by 3 hours of counted time on Tuesday, November 24, 2026 10:00.',
    ])
    expect(inItalian(explanation).slice(-2)).toEqual([
      'Scadenza: lunedì 23 novembre 2026 15:00.',
      'Superata di 3 ore di tempo conteggiato: martedì 24 novembre 2026 10:00.',
    ])
  })

  it('tells that a call is required', () => {
    const explanation = explain({
      severity: 'critical',
      reportedAt: at('sat 21 10:00'),
      channel: 'web',
    }) as Explanation<number>
    expect(told(explanation)).toEqual([
      'critical, first response: 2 hours around the clock, promised by MSA Business 2023.',
      'Reported on Saturday, November 21, 2026 10:00 (Europe/Rome).',
      '- Sat, Nov 21 10:00 – 12:00: 2 hours counted',
      'Due on Saturday, November 21, 2026 12:00.',
      'Outside business hours the contract requires a phone call.',
    ])
    expect(inItalian(explanation)[4]).toBe("Fuori dall'orario di lavoro il contratto richiede una telefonata.")
  })

  it('tells whose reason it is in a combination of calendars, unless that is its name', () => {
    const calendar = union(DESK, BOSTON)
    const explanation = explanationOf({ policy: GOLD, calendar }, 'mon 23 18:00', 'mon 23 16:00 reported high')
    expect(told(explanation).slice(2, 4)).toEqual([
      '- Mon, Nov 23 16:00 – 18:00: 2 hours counted (Desk)',
      '- Mon, Nov 23 18:00 – 22:00: 4 hours counted (Boston)',
    ])
    const [first] = explanation.segments
    const own = { ...first, counted: false, reason: 'exception', name: 'Desk' } as const
    expect(told({ ...explanation, segments: [own] })[2]).toBe('- Mon, Nov 23 16:00 – 18:00: closed by exception, Desk')
    const both = { ...own, name: 'Trasloco' }
    expect(told({ ...explanation, segments: [both] })[2]).toBe(
      '- Mon, Nov 23 16:00 – 18:00: closed by exception, Trasloco (Desk)',
    )
  })

  it('has nothing to report where no time has passed', () => {
    const paused = explained('mon 23 09:00', REPORTED, 'mon 23 09:00 paused')
    expect(told(paused)).toEqual([
      'high, first response: 6 hours of working time, promised by Gold, counted on the calendar Desk.',
      'When it is due cannot be told yet: 6 hours left.',
    ])
  })

  describe('of many stretches', () => {
    /** On weekdays a ticket of Monday at nine has a stretch of work and one of the night a day. */
    const long = (days: number) => {
      const policy = slaPolicy({ name: 'Gold', severities: { long: { level: 1, firstResponse: hours(9 * days) } } })
      return explanationOf({ policy }, 'mon 02 09:00', 'mon 02 09:00 reported long')
    }
    it('lists fourteen in full', () => {
      // Seven days of work, with six nights between them, and one stretch more.
      const explanation = long(7)
      expect(explanation.segments).toHaveLength(13)
      const [first] = explanation.segments
      const fourteen = { ...explanation, segments: [first, ...explanation.segments] }
      expect(told(explanation)).toHaveLength(13 + 3)
      expect(told(fourteen)).toHaveLength(14 + 3)
      expect(told(fourteen).join()).not.toContain('more stretches')
    })
    it('folds the middle of fifteen', () => {
      const explanation = long(8)
      expect(explanation.segments).toHaveLength(15)
      expect(told(explanation).slice(2)).toEqual([
        '- Mon, Nov 2 09:00 – 18:00: 9 hours counted',
        '- Mon, Nov 2 18:00 – Tue, Nov 3 09:00: closed',
        '- Tue, Nov 3 09:00 – 18:00: 9 hours counted',
        '- Tue, Nov 3 18:00 – Wed, Nov 4 09:00: closed',
        '- Wed, Nov 4 09:00 – 18:00: 9 hours counted',
        '- Wed, Nov 4 18:00 – Thu, Nov 5 09:00: closed',
        '- Thu, Nov 5 09:00 – 18:00: 9 hours counted',
        '- Thu, Nov 5 18:00 – Fri, Nov 6 09:00: closed',
        '- 2 more stretches, 9 hours of them counted',
        '- Mon, Nov 9 09:00 – 18:00: 9 hours counted',
        '- Mon, Nov 9 18:00 – Tue, Nov 10 09:00: closed',
        '- Tue, Nov 10 09:00 – 18:00: 9 hours counted',
        '- Tue, Nov 10 18:00 – Wed, Nov 11 09:00: closed',
        '- Wed, Nov 11 09:00 – 18:00: 9 hours counted',
        'Due on Wednesday, November 11, 2026 18:00.',
      ])
    })
    it('folds as many as there are, in Italian too', () => {
      const explanation = long(11)
      expect(explanation.segments).toHaveLength(21)
      expect(told(explanation)).toHaveLength(14 + 3)
      expect(told(explanation)[10]).toBe('- 8 more stretches, 36 hours of them counted')
      expect(inItalian(explanation)[10]).toBe('- altri 8 intervalli, di cui 36 ore nel conteggio')
    })
    it('reckons what is left from all of them', () => {
      // Eight hours of the first Monday, nine days, half an hour of the third Monday.
      const explanation = explained('mon 16 12:00', 'mon 02 10:00 reported long', 'mon 16 09:30 paused')
      expect(told(explanation)).toHaveLength(14 + 3)
      expect(told(explanation).at(-1)).toBe('When it is due cannot be told yet: 30 minutes left.')
    })
  })

  describe('tells times', () => {
    it('in the zone that is asked for', () => {
      const lines = told(deadline, { timeZone: 'America/New_York' })
      expect(lines[1]).toBe('Reported on Monday, November 23, 2026 09:30 (America/New_York).')
      expect(lines[2]).toBe('- Mon, Nov 23 09:30 – 12:00: 2 hours 30 minutes counted')
      expect(lines.at(-1)).toBe('Due on Friday, November 27, 2026 04:30.')
    })
    it('with seconds where there are some', () => {
      const explanation = explain({
        policy: GOLD,
        calendar: DESK,
        severity: 'high',
        reportedAt: at('mon 23 09:00:15'),
      }) as Explanation<number>
      expect(told(explanation).slice(1)).toEqual([
        'Reported on Monday, November 23, 2026 09:00:15 (Europe/Rome).',
        '- Mon, Nov 23 09:00:15 – 15:00:15: 6 hours counted',
        'Due on Monday, November 23, 2026 15:00:15.',
      ])
    })
    it('from midnight as 00:00', () => {
      const policy = slaPolicy({
        name: 'Gold',
        severities: { high: { level: 1, firstResponse: { within: 'PT24H', clock: 'always' } } },
      })
      const of = (reported: string) => told(explanationOf({ policy }, reported, `${reported} reported high`))[2]
      expect(of('mon 23 00:00')).toBe('- Mon, Nov 23 00:00 – Tue, Nov 24 00:00: 24 hours counted')
      expect(of('mon 23 13:00')).toBe('- Mon, Nov 23 13:00 – Tue, Nov 24 13:00: 24 hours counted')
    })
    it('with the date of the end where that is the same a year later', () => {
      const [segment] = deadline.segments
      const year = { ...segment, start: Date.UTC(2026, 10, 23, 8), end: Date.UTC(2037, 10, 23, 9) }
      expect(told({ ...deadline, segments: [year] })[2]).toMatch(/^- Mon, Nov 23 09:00 – Mon, Nov 23 10:00: /)
    })
    it('with the date of the end after a whole day, though that is the same date', () => {
      // The day on which the clocks of Rome go back has 25 hours.
      const [segment] = deadline.segments
      const day = (ms: number) => {
        const start = Date.parse('2026-10-25T00:00+02:00')
        return told({ ...deadline, segments: [{ ...segment, start, end: start + ms }] })[2].split(': ')[0]
      }
      expect(day(86_400_000 - 60_000)).toBe('- Sun, Oct 25 00:00 – 22:59')
      expect(day(86_400_000)).toBe('- Sun, Oct 25 00:00 – Sun, Oct 25 23:00')
    })
    it('of an explanation in any form', () => {
      const texts = ['2026-11-23T15:30+01:00', '2026-11-23T09:30[America/New_York]', new Date(at('mon 23 15:30'))].map(
        reportedAt => explainText(explain({ policy: GOLD, calendar: WEEK, severity: 'high', reportedAt })),
      )
      expect(new Set(texts)).toEqual(new Set([explainText(deadline)]))
    })
  })

  it('speaks English to everybody else, with the dates and numbers of the language', () => {
    expect(told(deadline, { locale: 'en-GB' }).at(-1)).toMatch(/^Due on Friday,? 27 November 2026 10:30\.$/)
    expect(told(deadline, { locale: 'de' }).at(-1)).toBe('Due on Freitag, 27. November 2026 10:30.')
    expect(told(deadline, { locale: 'it-CH' }).at(-1)).toMatch(/^Scadenza: venerdì,? 27 novembre 2026 10:30\.$/)
  })

  it.each<[string, unknown, ExplainTextOptions, string]>([
    [
      'an object that is none',
      {},
      {},
      'input-invalid An object is not an explanation. Give what explain has answered.',
    ],
    [
      'segments that are no list',
      { ...deadline, segments: {} },
      {},
      'input-invalid An object is not an explanation. Give what explain has answered.',
    ],
    ['text', 'why', {}, 'input-invalid "why" is not an explanation. Give what explain has answered.'],
    [
      'a language that is none',
      deadline,
      { locale: 'in italiano' },
      "input-invalid locale: \"in italiano\" is not a language tag. Such as 'en' or 'it'.",
    ],
    [
      'what is no instant, at the end of a stretch',
      { ...deadline, segments: [{ ...deadline.segments[0], end: Number.NaN }] },
      {},
      'instant-invalid NaN is not an instant. Pass a valid Date or epoch milliseconds.',
    ],
    [
      'what is no instant, at the start of a stretch',
      { ...deadline, segments: [deadline.segments[0], { ...deadline.segments[1], start: Number.NaN }] },
      {},
      'instant-invalid NaN is not an instant. Pass a valid Date or epoch milliseconds.',
    ],
    [
      'what is no instant, when it is due',
      { ...deadline, dueAt: Number.NaN },
      {},
      'instant-invalid NaN is not an instant. Pass a valid Date or epoch milliseconds.',
    ],
    [
      'an unknown zone',
      deadline,
      { timeZone: 'Europe/Milan' },
      'time-zone-unknown timeZone: "Europe/Milan" is not an IANA time zone. Did you mean Europe/Rome?',
    ],
  ])('refuses %s', (_, explanation, options, message) => {
    expect(refusal(() => explainText(explanation as Explanation<number>, options))).toBe(message)
  })

  it.each<[unknown, string]>([
    [undefined, 'undefined'],
    [null, 'null'],
  ])('refuses %s with an error of this library', (explanation, text) => {
    expect(refusal(() => explainText(explanation as Explanation<number>))).toBe(
      `input-invalid ${text} is not an explanation. Give what explain has answered.`,
    )
  })
})
