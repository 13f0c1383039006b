import { describe, expect, it } from 'vitest'
import { businessCalendar, union } from '../../src/calendar/calendars.ts'
import { type Explanation, explain } from '../../src/explain/explain.ts'
import { type ExplainTextOptions, explainText } from '../../src/explain/explain-text.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { at, BOSTON, DESK, explanationOf } from '../clock/notation.ts'
import { refusal } from '../validation/refusal.ts'

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

  it('explains a deadline line by line', () => {
    expect(told(deadline)).toEqual([
      'high, first response: 6 hours of working time, as promised in the policy Gold, counted on the calendar Ufficio.',
      'Reported on Monday, 23 November 2026 at 15:30 (Europe/Rome).',
      '- Mon 23 Nov 15:30 – 18:00: 2 hours 30 minutes counted',
      '- Mon 23 Nov 18:00 – Tue 24 Nov 00:00: closed',
      '- Tue 24 Nov 00:00 – Wed 25 Nov 00:00: holiday, Festa',
      '- Wed 25 Nov 00:00 – Thu 26 Nov 00:00: closed by exception, Trasloco',
      '- Thu 26 Nov 00:00 – 10:00: closed by exception, 2026-11-26',
      '- Thu 26 Nov 10:00 – 12:00: 2 hours counted, 2026-11-26',
      '- Thu 26 Nov 12:00 – Fri 27 Nov 00:00: closed by exception, 2026-11-26',
      '- Fri 27 Nov 00:00 – 09:00: closed',
      '- Fri 27 Nov 09:00 – 10:30: 1 hour 30 minutes counted',
      'Due on Friday, 27 November 2026 at 10:30.',
    ])
  })

  it('explains a deadline in Italian', () => {
    expect(inItalian(deadline)).toEqual([
      'high, prima risposta: 6 ore lavorative, come da Gold (calendario «Ufficio»).',
      'Segnalato lunedì 23 novembre 2026 alle 15:30 (Europe/Rome).',
      '- lun 23 nov 15:30 – 18:00: 2 ore e 30 minuti conteggiati',
      '- lun 23 nov 18:00 – mar 24 nov 00:00: chiuso',
      '- mar 24 nov 00:00 – mer 25 nov 00:00: festività: Festa',
      '- mer 25 nov 00:00 – gio 26 nov 00:00: chiusura straordinaria, Trasloco',
      '- gio 26 nov 00:00 – 10:00: chiusura straordinaria, 2026-11-26',
      '- gio 26 nov 10:00 – 12:00: 2 ore conteggiate, 2026-11-26',
      '- gio 26 nov 12:00 – ven 27 nov 00:00: chiusura straordinaria, 2026-11-26',
      '- ven 27 nov 00:00 – 09:00: chiuso',
      '- ven 27 nov 09:00 – 10:30: 1 ora e 30 minuti conteggiati',
      'Scadenza: venerdì 27 novembre 2026, ore 10:30.',
    ])
  })

  it.each([
    ['firstResponse', 'first response', 'prima risposta'],
    ['nextResponse', 'next response', 'risposta successiva'],
    ['update', 'update', 'aggiornamento'],
    ['resolution', 'resolution', 'risoluzione'],
  ] as const)('names the target %s', (target, en, it) => {
    const explanation = explanationOf({ policy: GOLD, target }, 'mon 23 10:00', REPORTED)
    expect(told(explanation)[0]).toBe(
      `high, ${en}: 6 hours of working time, as promised in the policy Gold, counted on the calendar Desk.`,
    )
    expect(inItalian(explanation)[0]).toBe(`high, ${it}: 6 ore lavorative, come da Gold (calendario «Desk»).`)
  })

  it('names no calendar if none has a name', () => {
    const calendar = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
    const explanation = explanationOf({ policy: GOLD, calendar }, 'mon 23 10:00', REPORTED)
    expect(told(explanation)[0]).toBe('high, first response: 6 hours of working time, as promised in the policy Gold.')
    expect(inItalian(explanation)[0]).toBe('high, prima risposta: 6 ore lavorative, come da Gold.')
  })

  describe('of a promise in working days', () => {
    const days = (within: object) =>
      slaPolicy({
        name: 'Days',
        severities: { d: { level: 1, firstResponse: { within, clock: 'business' } } },
      } as never)
    const promised = (within: object, reportedAt: string, locale?: string) =>
      told(explain({ policy: days(within), calendar: DESK, severity: 'd', reportedAt: at(reportedAt) } as never), {
        locale,
      })
    const CLOSE = { workingDays: 1, due: 'close' } as const

    it('states the same budget whatever hours its days have, and names day 0', () => {
      expect(promised(CLOSE, 'sat 21 12:00')).toEqual([
        'd, first response: 1 working day, until closing, as promised in the policy Days, counted on the calendar Desk.',
        'Reported on Saturday, 21 November 2026 at 12:00 (Europe/Rome).',
        'Day 0 is Mon 23 Nov, day 1 is Tue 24 Nov.',
        '- Sat 21 Nov 12:00 – Mon 23 Nov 09:00: closed',
        '- Mon 23 Nov 09:00 – 18:00: 9 hours counted',
        '- Mon 23 Nov 18:00 – Tue 24 Nov 09:00: closed',
        '- Tue 24 Nov 09:00 – 18:00: 9 hours counted',
        'Due on Tuesday, 24 November 2026 at 18:00.',
      ])
      expect(promised(CLOSE, 'mon 23 16:30')[0]).toBe(promised(CLOSE, 'sat 21 12:00')[0])
    })
    it('states it in Italian', () => {
      expect(promised(CLOSE, 'sat 21 12:00', 'it').slice(0, 3)).toEqual([
        'd, prima risposta: 1 giorno lavorativo, fino alla chiusura, come da Days (calendario «Desk»).',
        'Segnalato sabato 21 novembre 2026 alle 12:00 (Europe/Rome).',
        'Il giorno 0 è lun 23 nov, il giorno 1 è mar 24 nov.',
      ])
    })
    it.each([
      [
        { workingDays: 2, due: 'same-time' },
        '2 working days, at the same time',
        '2 giorni lavorativi, alla stessa ora',
      ],
      [
        { workingDays: 1, due: 'close', cutoff: '15:00' },
        '1 working day, until closing, cut-off 15:00',
        '1 giorno lavorativo, fino alla chiusura, orario limite 15:00',
      ],
      [
        { workingDays: 0, due: 'close' },
        'the same working day, until closing',
        'lo stesso giorno lavorativo, fino alla chiusura',
      ],
    ] as const)('states %j', (within, en, it) => {
      expect(promised(within, 'mon 23 10:00')[0]).toContain(`: ${en}, as promised`)
      expect(promised(within, 'mon 23 10:00', 'it')[0]).toContain(`: ${it}, come da`)
    })
    it('names the day after the cutoff as day 0', () => {
      const late = { workingDays: 1, due: 'close', cutoff: '15:00' }
      expect(promised(late, 'mon 23 14:59')[2]).toBe('Day 0 is Mon 23 Nov, day 1 is Tue 24 Nov.')
      expect(promised(late, 'mon 23 15:00')[2]).toBe('Day 0 is Tue 24 Nov, day 1 is Wed 25 Nov.')
    })
    it('names only the first and the last of many days', () => {
      expect(promised({ workingDays: 5, due: 'close' }, 'mon 16 10:00')[2]).toBe(
        'Day 0 is Mon 16 Nov, day 1 is Tue 17 Nov, day 2 is Wed 18 Nov, day 3 is Thu 19 Nov, day 4 is Fri 20 Nov, day 5 is Mon 23 Nov.',
      )
      expect(promised({ workingDays: 6, due: 'close' }, 'mon 16 10:00')[2]).toBe(
        'Day 0 is Mon 16 Nov, day 1 is Tue 17 Nov, day 6 is Tue 24 Nov.',
      )
    })
  })

  describe('of a promise in calendar days', () => {
    const promised = (within: object, reportedAt: string, locale = 'en') => {
      const policy = slaPolicy({
        name: 'Days',
        severities: { d: { level: 1, firstResponse: { within, clock: 'always' } } },
      } as never)
      return told(explain({ policy, calendar: DESK, severity: 'd', reportedAt: at(reportedAt) } as never), { locale })
    }
    it('names the first and the last day', () => {
      expect(promised({ days: 3, due: 'same-time' }, 'mon 23 10:00').slice(0, 3)).toEqual([
        'd, first response: 3 calendar days, at the same time, as promised in the policy Days.',
        'Reported on Monday, 23 November 2026 at 10:00 (Europe/Rome).',
        'Day 0 is Mon 23 Nov, day 3 is Thu 26 Nov.',
      ])
    })
    it.each([
      [
        { days: 5, ifClosed: 'next-working-day' },
        'day 5 is Sat 21 Nov. That is not a working day, so Mon 23 Nov replaces it.',
      ],
      [
        { days: 6, ifClosed: 'next-working-day' },
        'day 6 is Sun 22 Nov. That is not a working day, so Mon 23 Nov replaces it.',
      ],
      [
        { days: 6, ifClosed: 'previous-working-day' },
        'day 6 is Sun 22 Nov. That is not a working day, so Fri 20 Nov replaces it.',
      ],
      [{ days: 4, ifClosed: 'next-working-day' }, 'day 4 is Fri 20 Nov.'],
      [{ days: 6 }, 'day 6 is Sun 22 Nov.'],
      [{ months: 4, ifClosed: 'next-working-day' }, 'day 120 is Tue 16 Mar.'],
      [{ weeks: 1, ifClosed: 'next-working-day' }, 'day 7 is Mon 23 Nov.'],
    ])('names the working day that replaces the last one: %j', (budget, last) =>
      expect(promised({ ...budget, due: 'end-of-day' }, 'mon 16 10:00')[2]).toBe(`Day 0 is Mon 16 Nov, ${last}`),
    )
    it('names it in Italian', () =>
      expect(promised({ days: 6, due: '16:00', ifClosed: 'next-working-day' }, 'mon 16 10:00', 'it')[2]).toBe(
        'Il giorno 0 è lun 16 nov, il giorno 6 è dom 22 nov. Non è un giorno lavorativo: lo sostituisce lun 23 nov.',
      ))
    it('names it while the ticket is paused', () => {
      const within = { days: 5, due: 'same-time', ifClosed: 'next-working-day' }
      const policy = { name: 'Days', severities: { high: { level: 1, firstResponse: { within, clock: 'always' } } } }
      const text = told(
        explanationOf(
          { policy, calendar: DESK } as never,
          'tue 17 10:00',
          'mon 16 10:00 reported high',
          'mon 16 11:00 paused',
        ),
      )
      expect(text[2]).toContain('so Mon 23 Nov replaces it.')
    })
  })

  it('says why it has no due time: another team has the ticket, or nothing has started the timer', () => {
    const policy = slaPolicy({
      name: 'Team',
      targets: { fix: { starts: 'diagnosed', stops: 'repaired', label: { en: 'Fix', it: 'Riparazione' } } },
      severities: {
        high: { level: 1, firstResponse: { ...hours(6), heldBy: ['desk'] }, fix: hours(2) },
      },
    })
    const last = (target: string, ...lines: string[]) =>
      told(explanationOf({ policy, target } as never, 'mon 23 15:00', REPORTED, ...lines)).at(-1)
    const away = [
      'mon 23 09:00 assigned desk',
      'mon 23 10:00 paused',
      'mon 23 11:00 resumed',
      'mon 23 12:00 assigned lab',
    ]
    expect(last('firstResponse', ...away)).toBe('No due time while another team has the ticket: 4 hours left.')
    expect(last('firstResponse', ...away, 'mon 23 13:00 paused')).toBe('No due time while paused: 4 hours left.')
    expect(last('fix')).toBe('No due time before the start: 2 hours left.')
  })

  it('keeps a tab in a name, and spells other control characters out', () => {
    const explanation = explained('mon 23 12:00', REPORTED, 'mon 23 10:30 paused customer')
    expect(told({ ...explanation, policy: 'A\tB\u0007' })[0]).toContain('the policy A\tB\\u{7},')
  })

  it('makes Italian adjectives agree with one hour, one minute and several', () => {
    const minutes = (minutes: number) => {
      const policy = slaPolicy({
        name: 'Any',
        severities: { high: { level: 1, firstResponse: { within: { minutes }, clock: 'business' } } },
      })
      return inItalian(explanationOf({ policy }, 'mon 23 12:00', 'mon 23 09:00 reported high'))
    }
    expect(minutes(60)[0]).toContain(': 1 ora lavorativa, come da Any')
    expect(minutes(120)[0]).toContain(': 2 ore lavorative, ')
    expect(minutes(1)[0]).toContain(': 1 minuto lavorativo, ')
    expect(minutes(30)[0]).toContain(': 30 minuti lavorativi, ')
    expect(minutes(61)[0]).toContain(': 1 ora e 1 minuto lavorativi, ')
    expect(minutes(0.5)[0]).toContain(': 30 secondi lavorativi, ')
    expect(minutes(60)[2]).toBe('- lun 23 nov 09:00 – 10:00: 1 ora conteggiata')
    expect(minutes(119).at(-1)).toBe(
      'Scadenza superata di 1 ora e 1 minuto lavorativi (lunedì 23 novembre 2026, ore 12:00).',
    )
  })

  it('uses the severity’s own name in Italian', () => {
    const told = explainText(explain({ severity: 'high', reportedAt: at('mon 23 09:00') }), { locale: 'it' })
    expect(told).toMatch(
      /^Alto, prima risposta: 6 ore lavorative, come da MSA Business 2023 \(calendario «Italian office»\)\.\n/,
    )
  })

  it('uses the singular for one remaining minute', () => {
    const explanation = explained('mon 23 15:00', REPORTED, 'mon 23 14:59 paused')
    expect(told(explanation).at(-1)).toBe('No due time while paused: 1 minute left.')
    expect(inItalian(explanation).at(-1)).toBe('Scadenza sospesa: resta 1 minuto.')
  })

  it('says that a timer was stopped while paused, with the time left', () => {
    const explanation = explained('mon 23 15:00', REPORTED, 'mon 23 10:00 paused', 'mon 23 11:00 responded')
    expect(told(explanation).at(-1)).toBe('Stopped on Monday, 23 November 2026 at 11:00 with 5 hours left.')
    expect(inItalian(explanation).at(-1)).toBe(
      'Concluso lunedì 23 novembre 2026 alle 11:00, con 5 ore ancora a disposizione.',
    )
  })

  it('says that a ticket is overdue only by uncounted time', () => {
    const explanation = explained('mon 23 19:00', 'mon 23 12:00 reported high')
    expect(told(explanation).slice(-2)).toEqual([
      'Due on Monday, 23 November 2026 at 18:00.',
      'Overdue as of Monday, 23 November 2026 at 19:00, but outside counted hours.',
    ])
    expect(inItalian(explanation).at(-1)).toBe(
      'Scadenza superata (lunedì 23 novembre 2026, ore 19:00), ma fuori dalle ore conteggiate.',
    )
  })

  it('explains an explanation that an earlier version has stored', () => {
    const { stoppedAt, within, dayZero, countedDays, ...stored } = explained(
      'mon 23 12:00',
      REPORTED,
      'mon 23 10:30 paused',
    )
    expect([stoppedAt, within, dayZero, countedDays]).toEqual([null, { hours: 6 }, undefined, undefined])
    expect(told(stored as Explanation<number>).at(-1)).toBe('No due time while paused: 4 hours 30 minutes left.')
  })

  describe('of a ticket that waits for a call', () => {
    const WEB = 'sat 21 10:00 reported waits web'
    it('names the wait for a call or an opening', () => {
      const explanation = explained('sat 21 11:00', WEB)
      expect(told(explanation)).toEqual([
        'waits, first response: 2 hours around the clock, as promised in the policy Gold.',
        'Reported on Saturday, 21 November 2026 at 10:00 (Europe/Rome).',
        '- Sat 21 Nov 10:00 – 11:00: waiting for a call or the next opening',
        'No due time while waiting for a call or the next opening: 2 hours left.',
      ])
      expect(inItalian(explanation)).toEqual([
        'waits, prima risposta: 2 ore, con conteggio continuo (24 ore su 24), come da Gold.',
        'Segnalato sabato 21 novembre 2026 alle 10:00 (Europe/Rome).',
        '- sab 21 nov 10:00 – 11:00: in attesa di una telefonata o della prossima apertura',
        'Scadenza sospesa in attesa di una telefonata o della prossima apertura: restano 2 ore.',
      ])
    })
    it('counts around the clock', () => {
      expect(told(explained('mon 23 10:00', WEB)).slice(2)).toEqual([
        '- Sat 21 Nov 10:00 – Mon 23 Nov 09:00: waiting for a call or the next opening',
        '- Mon 23 Nov 09:00 – 11:00: 2 hours counted',
        'Due on Monday, 23 November 2026 at 11:00.',
      ])
    })
  })

  it('names the reason of a pause, and the time left', () => {
    const explanation = explained('mon 23 12:00', REPORTED, 'mon 23 10:30 paused customer')
    expect(told(explanation).slice(2)).toEqual([
      '- Mon 23 Nov 09:00 – 10:30: 1 hour 30 minutes counted',
      '- Mon 23 Nov 10:30 – 12:00: paused, customer',
      'No due time while paused: 4 hours 30 minutes left.',
    ])
    expect(inItalian(explanation).slice(3)).toEqual([
      '- lun 23 nov 10:30 – 12:00: in pausa (in attesa: customer)',
      'Scadenza sospesa: restano 4 ore e 30 minuti.',
    ])
  })

  it('writes a pause without a reason', () => {
    expect(told(explained('mon 23 12:00', REPORTED, 'mon 23 10:30 paused'))[3]).toBe(
      '- Mon 23 Nov 10:30 – 12:00: paused',
    )
  })

  it('writes a timer that was stopped, and one that was restarted', () => {
    const stopped = explained('mon 23 12:00', REPORTED, 'mon 23 10:00 resolved', 'mon 23 11:00 reopened')
    expect(told(stopped)[3]).toBe('- Mon 23 Nov 10:00 – 11:00: clock stopped')
    expect(inItalian(stopped)[3]).toBe('- lun 23 nov 10:00 – 11:00: conteggio sospeso')
    const restarted = explained('mon 23 12:00', REPORTED, 'mon 23 10:00 severityChanged low')
    expect(told(restarted)[2]).toBe('- Mon 23 Nov 09:00 – 10:00: counted, but reset by the severity change')
    expect(inItalian(restarted)[2]).toBe('- lun 23 nov 09:00 – 10:00: conteggiato, ma azzerato al cambio di gravità')
  })

  it('says how long a ticket is overdue, in counted time', () => {
    const explanation = explained('tue 24 10:00', REPORTED, 'mon 23 16:00 paused', 'mon 23 17:00 resumed')
    expect(told(explanation).slice(-2)).toEqual([
      'Due on Monday, 23 November 2026 at 15:00.',
      'Overdue by 3 hours as of Tuesday, 24 November 2026 at 10:00.',
    ])
    expect(inItalian(explanation).slice(-2)).toEqual([
      'Scadenza: lunedì 23 novembre 2026, ore 15:00.',
      'Scadenza superata di 3 ore lavorative (martedì 24 novembre 2026, ore 10:00).',
    ])
  })

  it('says that a call is required', () => {
    const explanation = explain({
      severity: 'critical',
      reportedAt: at('sat 21 10:00'),
      channel: 'web',
    }) as Explanation<number>
    expect(told(explanation)).toEqual([
      'critical, first response: 2 hours around the clock, as promised in the policy MSA Business 2023.',
      'Reported on Saturday, 21 November 2026 at 10:00 (Europe/Rome).',
      '- Sat 21 Nov 10:00 – 12:00: 2 hours counted',
      'Due on Saturday, 21 November 2026 at 12:00.',
      'Outside business hours the contract requires a phone call.',
    ])
    expect(inItalian(explanation)[4]).toBe("Fuori dall'orario di lavoro il contratto richiede una telefonata.")
  })

  it('names the calendar that gives the reason in a combination, unless it is the name of the reason', () => {
    const calendar = union(DESK, BOSTON)
    const explanation = explanationOf({ policy: GOLD, calendar }, 'mon 23 18:00', 'mon 23 16:00 reported high')
    expect(told(explanation).slice(2, 4)).toEqual([
      '- Mon 23 Nov 16:00 – 18:00: 2 hours counted (Desk)',
      '- Mon 23 Nov 18:00 – 22:00: 4 hours counted (Boston)',
    ])
    const [first] = explanation.segments
    const own = { ...first, counted: false, reason: 'exception', name: 'Desk' } as const
    expect(told({ ...explanation, segments: [own] })[2]).toBe('- Mon 23 Nov 16:00 – 18:00: closed by exception, Desk')
    const both = { ...own, name: 'Trasloco' }
    expect(told({ ...explanation, segments: [both] })[2]).toBe(
      '- Mon 23 Nov 16:00 – 18:00: closed by exception, Trasloco (Desk)',
    )
  })

  it('has no segments if no time has passed', () => {
    const paused = explained('mon 23 09:00', REPORTED, 'mon 23 09:00 paused')
    expect(told(paused)).toEqual([
      'high, first response: 6 hours of working time, as promised in the policy Gold, counted on the calendar Desk.',
      'No due time while paused: 6 hours left.',
    ])
  })

  describe('of many segments', () => {
    /** Reported on a Monday at nine; each weekday has a segment of work and one of the night. */
    const long = (days: number) => {
      const policy = slaPolicy({ name: 'Gold', severities: { long: { level: 1, firstResponse: hours(9 * days) } } })
      return explanationOf({ policy }, 'mon 02 09:00', 'mon 02 09:00 reported long')
    }
    it('lists fourteen in full', () => {
      // Seven days of work with six nights between them, and one more segment.
      const explanation = long(7)
      expect(explanation.segments).toHaveLength(13)
      const [first] = explanation.segments
      const fourteen = { ...explanation, segments: [first, ...explanation.segments] }
      expect(told(explanation)).toHaveLength(13 + 3)
      expect(told(fourteen)).toHaveLength(14 + 3)
      expect(told(fourteen).join()).not.toContain('more intervals')
    })
    it('sums up the middle of fifteen', () => {
      const explanation = long(8)
      expect(explanation.segments).toHaveLength(15)
      expect(told(explanation).slice(2)).toEqual([
        '- Mon 2 Nov 09:00 – 18:00: 9 hours counted',
        '- Mon 2 Nov 18:00 – Tue 3 Nov 09:00: closed',
        '- Tue 3 Nov 09:00 – 18:00: 9 hours counted',
        '- Tue 3 Nov 18:00 – Wed 4 Nov 09:00: closed',
        '- Wed 4 Nov 09:00 – 18:00: 9 hours counted',
        '- Wed 4 Nov 18:00 – Thu 5 Nov 09:00: closed',
        '- Thu 5 Nov 09:00 – 18:00: 9 hours counted',
        '- Thu 5 Nov 18:00 – Fri 6 Nov 09:00: closed',
        '- 2 more intervals, 9 hours counted',
        '- Mon 9 Nov 09:00 – 18:00: 9 hours counted',
        '- Mon 9 Nov 18:00 – Tue 10 Nov 09:00: closed',
        '- Tue 10 Nov 09:00 – 18:00: 9 hours counted',
        '- Tue 10 Nov 18:00 – Wed 11 Nov 09:00: closed',
        '- Wed 11 Nov 09:00 – 18:00: 9 hours counted',
        'Due on Wednesday, 11 November 2026 at 18:00.',
      ])
    })
    it('sums up the middle of any number, also in Italian', () => {
      const explanation = long(11)
      expect(explanation.segments).toHaveLength(21)
      expect(told(explanation)).toHaveLength(14 + 3)
      expect(told(explanation)[10]).toBe('- 8 more intervals, 36 hours counted')
      expect(inItalian(explanation)[10]).toBe('- altri 8 intervalli, per un totale di 36 ore conteggiate')
    })
    it('computes the time left from all of them', () => {
      // Eight hours of the first Monday, nine days, half an hour of the third Monday.
      const explanation = explained('mon 16 12:00', 'mon 02 10:00 reported long', 'mon 16 09:30 paused')
      expect(told(explanation)).toHaveLength(14 + 3)
      expect(told(explanation).at(-1)).toBe('No due time while paused: 30 minutes left.')
    })
  })

  describe('writes times', () => {
    it('in the requested zone', () => {
      const lines = told(deadline, { timeZone: 'America/New_York' })
      expect(lines[1]).toBe('Reported on Monday, 23 November 2026 at 09:30 (America/New_York).')
      expect(lines[2]).toBe('- Mon 23 Nov 09:30 – 12:00: 2 hours 30 minutes counted')
      expect(lines.at(-1)).toBe('Due on Friday, 27 November 2026 at 04:30.')
    })
    it('with seconds if there are some', () => {
      const explanation = explain({
        policy: GOLD,
        calendar: DESK,
        severity: 'high',
        reportedAt: at('mon 23 09:00:15'),
      }) as Explanation<number>
      expect(told(explanation).slice(1)).toEqual([
        'Reported on Monday, 23 November 2026 at 09:00:15 (Europe/Rome).',
        '- Mon 23 Nov 09:00:15 – 15:00:15: 6 hours counted',
        'Due on Monday, 23 November 2026 at 15:00:15.',
      ])
    })
    it('from midnight as 00:00', () => {
      const policy = slaPolicy({
        name: 'Gold',
        severities: { high: { level: 1, firstResponse: { within: 'PT24H', clock: 'always' } } },
      })
      const of = (reported: string) => told(explanationOf({ policy }, reported, `${reported} reported high`))[2]
      expect(of('mon 23 00:00')).toBe('- Mon 23 Nov 00:00 – Tue 24 Nov 00:00: 24 hours counted')
      expect(of('mon 23 13:00')).toBe('- Mon 23 Nov 13:00 – Tue 24 Nov 13:00: 24 hours counted')
    })
    it('with the date of the end if it is the same date years later', () => {
      const [segment] = deadline.segments
      const year = { ...segment, start: Date.UTC(2026, 10, 23, 8), end: Date.UTC(2037, 10, 23, 9) }
      expect(told({ ...deadline, segments: [year] })[2]).toMatch(/^- Mon 23 Nov 09:00 – Mon 23 Nov 10:00: /)
    })
    it('with the date of the end after 24 hours, even on the same date', () => {
      // The day on which the clocks of Rome go back has 25 hours.
      const [segment] = deadline.segments
      const day = (ms: number) => {
        const start = Date.parse('2026-10-25T00:00+02:00')
        return told({ ...deadline, segments: [{ ...segment, start, end: start + ms }] })[2].split(': ')[0]
      }
      expect(day(86_400_000 - 60_000)).toBe('- Sun 25 Oct 00:00 – 22:59')
      expect(day(86_400_000)).toBe('- Sun 25 Oct 00:00 – Sun 25 Oct 23:00')
    })
    it('of instants in any form', () => {
      const texts = ['2026-11-23T15:30+01:00', '2026-11-23T09:30[America/New_York]', new Date(at('mon 23 15:30'))].map(
        reportedAt => explainText(explain({ policy: GOLD, calendar: WEEK, severity: 'high', reportedAt })),
      )
      expect(new Set(texts)).toEqual(new Set([explainText(deadline)]))
    })
  })

  it('writes English for every other language, with its dates and numbers', () => {
    expect(told(deadline, { locale: 'en-GB' }).at(-1)).toMatch(/^Due on Friday,? 27 November 2026 at 10:30\.$/)
    expect(told(deadline, { locale: 'en-US' }).at(-1)).toBe('Due on Friday, November 27, 2026 at 10:30.')
    expect(told(deadline, { locale: 'de' }).at(-1)).toBe('Due on Freitag, 27. November 2026 at 10:30.')
    expect(told(deadline, { locale: 'it-CH' }).at(-1)).toMatch(/^Scadenza: venerdì,? 27 novembre 2026, ore 10:30\.$/)
  })

  it.each<[string, unknown, ExplainTextOptions, string]>([
    ['an object that is not one', {}, {}, 'input-invalid An object is not an explanation. Pass a result of explain.'],
    [
      'segments that are not a list',
      { ...deadline, segments: {} },
      {},
      'input-invalid An object is not an explanation. Pass a result of explain.',
    ],
    ['text', 'why', {}, 'input-invalid "why" is not an explanation. Pass a result of explain.'],
    [
      'a locale that is not a language tag',
      deadline,
      { locale: 'in italiano' },
      "input-invalid locale: \"in italiano\" is not a language tag. Such as 'en' or 'it'.",
    ],
    [
      'a misspelled option',
      deadline,
      { local: 'it' } as never,
      'key-unknown local: This key is not known. Did you mean locale?',
    ],
    ['options that are not an object', deadline, null as never, 'input-invalid null is not an object.'],
    [
      'an invalid instant at the end of a segment',
      { ...deadline, segments: [{ ...deadline.segments[0], end: Number.NaN }] },
      {},
      'instant-invalid NaN is not an instant. Pass a valid Date or epoch milliseconds.',
    ],
    [
      'an invalid instant at the start of a segment',
      { ...deadline, segments: [deadline.segments[0], { ...deadline.segments[1], start: Number.NaN }] },
      {},
      'instant-invalid NaN is not an instant. Pass a valid Date or epoch milliseconds.',
    ],
    [
      'an invalid due time',
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
  ])('rejects %s', (_, explanation, options, message) => {
    expect(refusal(() => explainText(explanation as Explanation<number>, options))).toBe(message)
  })

  it.each<[unknown, string]>([
    [undefined, 'undefined'],
    [null, 'null'],
  ])('rejects %s with an error of this library', (explanation, text) => {
    expect(refusal(() => explainText(explanation as Explanation<number>))).toBe(
      `input-invalid ${text} is not an explanation. Pass a result of explain.`,
    )
  })
})
