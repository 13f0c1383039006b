import { describe, expect, it } from 'vitest'
import {
  DRAWINGS,
  EXPLANATIONS,
  inLanguage,
  LABELS,
  REASONS,
  VOCABULARIES,
} from '../../../src/explain/messages/languages.ts'
import type { CalendarDayBudget, WorkingDayBudget } from '../../../src/time/day-budget.ts'

const HOUR = 3_600_000

describe('inLanguage', () => {
  it.each([
    ['it', 'prima risposta'],
    ['it-CH', 'prima risposta'],
    ['en', 'first response'],
    ['en-US', 'first response'],
    ['de', 'first response'],
    ['valueof', 'first response'],
  ])('finds the words of %s', (locale, text) => {
    expect(inLanguage(VOCABULARIES, locale).target('firstResponse')).toBe(text)
  })

  it('has every section in the same languages', () => {
    for (const section of [LABELS, EXPLANATIONS, DRAWINGS, REASONS])
      expect(Object.keys(section)).toEqual(Object.keys(VOCABULARIES))
  })
})

describe('VOCABULARIES', () => {
  it.each<[WorkingDayBudget | CalendarDayBudget, string, string]>([
    [
      { workingDays: 0, due: 'close' },
      'the same working day, until closing',
      'lo stesso giorno lavorativo, fino alla chiusura',
    ],
    [{ workingDays: 1, due: 'close' }, '1 working day, until closing', '1 giorno lavorativo, fino alla chiusura'],
    [{ workingDays: 2, due: '16:00' }, '2 working days, by 16:00', '2 giorni lavorativi, entro le 16:00'],
    [
      { workingDays: 1, due: 'same-time', cutoff: '15:00' },
      '1 working day, at the same time, cut-off 15:00',
      '1 giorno lavorativo, alla stessa ora, orario limite 15:00',
    ],
    [
      { workingDays: 1, due: 'close', dayZero: 'report' },
      '1 working day, until closing, counted from the date of the report',
      '1 giorno lavorativo, fino alla chiusura, a decorrere dalla data della segnalazione',
    ],
    [{ days: 3, due: '16:00' }, '3 calendar days, by 16:00', '3 giorni di calendario, entro le 16:00'],
    [{ days: 1, due: 'same-time' }, '1 calendar day, at the same time', '1 giorno di calendario, alla stessa ora'],
    [{ weeks: 1, due: 'end-of-day' }, '1 week, until the end of the day', '1 settimana, fino alla fine della giornata'],
    [{ weeks: 2, due: 'same-time' }, '2 weeks, at the same time', '2 settimane, alla stessa ora'],
    [
      { months: 1, due: 'same-time', ifClosed: 'next-working-day' },
      '1 month, at the same time, or on the next working day if that is closed',
      '1 mese, alla stessa ora, o il giorno lavorativo successivo se chiuso',
    ],
    [
      { years: 2, due: 'same-time', ifClosed: 'previous-working-day' },
      '2 years, at the same time, or on the previous working day if that is closed',
      '2 anni, alla stessa ora, o il giorno lavorativo precedente se chiuso',
    ],
    [{ months: 6, due: '12:00' }, '6 months, by 12:00', '6 mesi, entro le 12:00'],
    [{ years: 1, due: '12:00' }, '1 year, by 12:00', '1 anno, entro le 12:00'],
  ])('state the budget %j', (budget, english, italian) => {
    expect(VOCABULARIES.en.days(budget)).toBe(english)
    expect(VOCABULARIES.it.days(budget)).toBe(italian)
  })

  it('name a severity by its Italian label, in English by its key', () => {
    const label = { it: 'Alto', en: 'High' }
    expect(VOCABULARIES.en.severity('high', label)).toBe('high')
    expect(VOCABULARIES.it.severity('high', label)).toBe('Alto')
    expect(VOCABULARIES.it.severity('high', 'Alto')).toBe('high')
    expect(VOCABULARIES.it.severity('high', { it: '' })).toBe('high')
    expect(VOCABULARIES.it.severity('high', undefined)).toBe('high')
  })
})

describe('Italian adjectives', () => {
  it.each([
    [0, '0 minuti', '0 minuti lavorativi'],
    [1000, '1 secondo', '1 secondo lavorativo'],
    [30_000, '30 secondi', '30 secondi lavorativi'],
    [60_000, '1 minuto', '1 minuto lavorativo'],
    [HOUR, '1 ora', '1 ora lavorativa'],
    [2 * HOUR, '2 ore', '2 ore lavorative'],
    [HOUR + 60_000, '1 ora e 1 minuto', '1 ora e 1 minuto lavorativi'],
  ])('agree with %d ms', (ms, duration, text) => {
    expect(EXPLANATIONS.it.budget(duration, ms, 'business')).toBe(text)
  })
})

describe('LABELS', () => {
  it.each([
    ['responded', 'answered', 'risposta'],
    ['resolved', 'resolved', 'risoluzione'],
    ['handedOver', 'handed over', 'handed over'],
    [null, 'stopped', 'conclusione'],
  ])('name a stop by %s', (type, english, italian) => {
    expect(LABELS.en.stop(type)).toBe(english)
    expect(LABELS.it.stop(type)).toBe(italian)
  })
})

describe('EXPLANATIONS', () => {
  it.each([
    ['1 hour', HOUR, '1 ora', 'resta'],
    ['2 hours', 2 * HOUR, '2 ore', 'restano'],
  ])('state that %s is left', (en, ms, it, remains) => {
    expect(EXPLANATIONS.en.heldByOthers(en, ms)).toBe(`No due time while another team has the ticket: ${en} left.`)
    expect(EXPLANATIONS.it.heldByOthers(it, ms)).toBe(`Scadenza sospesa, ticket in carico ad altri: ${remains} ${it}.`)
    expect(EXPLANATIONS.en.pending(en, ms)).toBe(`No due time before the start: ${en} left.`)
    expect(EXPLANATIONS.it.pending(it, ms)).toBe(`Nessuna scadenza prima dell'inizio: ${remains} ${it}.`)
  })

  it('name the kind of hours that are over in Italian, unless all count', () => {
    const at = { date: '1 marzo', time: '10:00' }
    expect(EXPLANATIONS.it.over('2 ore', 2 * HOUR, at, 'business')).toBe(
      'Scadenza superata di 2 ore lavorative (1 marzo, ore 10:00).',
    )
    expect(EXPLANATIONS.it.over('2 ore', 2 * HOUR, at, 'always')).toBe(
      'Scadenza superata di 2 ore (1 marzo, ore 10:00).',
    )
  })
})

describe('DRAWINGS', () => {
  it('write what a drawing says in both languages', () => {
    const said = ({ sum, clock, days, day }: (typeof DRAWINGS)['en']) => ({
      sum: sum('2 h', 2 * HOUR),
      clock: clock('02:00', '03:00'),
      days: [days(1), days(3)],
      day: day(2),
    })
    expect(said(DRAWINGS.en)).toEqual({
      sum: '2 h counted',
      clock: 'clock 02:00 to 03:00',
      days: ['1 more day', '3 more days'],
      day: 'day 2',
    })
    expect(said(DRAWINGS.it)).toEqual({
      sum: '2 h conteggiate',
      clock: "cambio dell'ora: 02:00 → 03:00",
      days: ['un altro giorno', 'altri 3 giorni'],
      day: 'giorno 2',
    })
  })

  it.each([
    [undefined, 'stopped before it was due', 'concluso prima della scadenza'],
    ['paused', 'no due time while paused', 'scadenza sospesa'],
    ['held-by-others', 'no due time while with another team', 'scadenza sospesa, in carico ad altri'],
    ['waiting', 'no due time while waiting', 'scadenza sospesa in attesa di telefonata o apertura'],
    ['stopped', 'no due time before the start', "nessuna scadenza prima dell'inizio"],
  ] as const)('say why a ticket has no due time: %s', (waitsFor, english, italian) => {
    expect(DRAWINGS.en.notDue(waitsFor)).toBe(english)
    expect(DRAWINGS.it.notDue(waitsFor)).toBe(italian)
  })
})

describe('REASONS', () => {
  it.each([
    [1, '1 day', '1 other day', '1 giorno', 'un altro giorno'],
    [8, '8 days', '8 other days', '8 giorni', 'altri 8 giorni'],
  ])('count %d days', (count, days, others, giorni, altri) => {
    expect([REASONS.en.days(count, false), REASONS.en.days(count, true)]).toEqual([days, others])
    expect([REASONS.it.days(count, false), REASONS.it.days(count, true)]).toEqual([giorni, altri])
  })

  it.each([
    [1, '1 working hour', '1 hour', '1 ora lavorativa', '1 ora'],
    [6, '6 working hours', '6 hours', '6 ore lavorative', '6 ore'],
  ])('count %d hours', (count, working, hours, lavorative, ore) => {
    expect([REASONS.en.hours(count, 'business'), REASONS.en.hours(count, 'always')]).toEqual([working, hours])
    expect([REASONS.it.hours(count, 'business'), REASONS.it.hours(count, 'always')]).toEqual([lavorative, ore])
  })

  it.each([
    ['business', '2 h of working time', '2 h di tempo lavorativo'],
    ['always', '2 h', '2 h'],
    [undefined, '2 h of counted time', '2 h di tempo conteggiato'],
  ] as const)('write a length of time on the clock %s', (clock, english, italian) => {
    expect(REASONS.en.time('2 h', clock)).toBe(english)
    expect(REASONS.it.time('2 h', clock)).toBe(italian)
  })

  it('fold long lists', () => {
    expect([REASONS.en.more(1), REASONS.en.more(3), REASONS.en.folded(3)]).toEqual([
      '1 more',
      '3 more',
      '3 more intervals',
    ])
    expect([REASONS.it.more(1), REASONS.it.more(3), REASONS.it.folded(3)]).toEqual([
      'un altro',
      'altri 3',
      'altri 3 intervalli',
    ])
  })

  it.each([
    ['firstResponse', 'no response yet', 'ancora senza risposta'],
    ['resolution', 'not resolved yet', 'non ancora risolto'],
    ['triage', 'not stopped yet', 'non ancora concluso'],
    ['constructor', 'not stopped yet', 'non ancora concluso'],
  ])('say that %s has not been stopped', (target, english, italian) => {
    expect(REASONS.en.open(target)).toBe(english)
    expect(REASONS.it.open(target)).toBe(italian)
  })

  it('write the outcome of a target', () => {
    const at = 'Fri 2026-11-20 16:30'
    const told = ({ openAt, open, stopped, due, late }: (typeof REASONS)['en'], event: string) => [
      openAt(open('resolution'), at),
      stopped(event, at, true),
      stopped(event, at, false),
      stopped(undefined, at, false),
      `${due(at)}: ${late('1 h')}`,
    ]
    expect(told(REASONS.en, 'answered')).toEqual([
      `not resolved yet on ${at}`,
      `answered on ${at} while paused`,
      `answered on ${at}`,
      `stopped on ${at}`,
      `due on ${at}: 1 h too late`,
    ])
    expect(told(REASONS.it, 'risposta')).toEqual([
      `non ancora risolto (${at})`,
      `risposta ${at} durante una pausa`,
      `risposta ${at}`,
      `concluso ${at}`,
      `scadenza ${at}: in ritardo di 1 h`,
    ])
  })

  it('explain a verdict by the facts that are known', () => {
    const least = {
      ...{ budget: '2 h', policy: 'Gold', timeZone: 'UTC', calendar: undefined, start: undefined },
      ...{ dayZero: undefined, replaced: undefined, reported: undefined, counted: undefined, uncounted: undefined },
    }
    const all = {
      ...{ budget: '2 h', policy: 'Gold', timeZone: 'UTC', calendar: 'Desk', start: 'Mon 09:00' },
      ...{
        dayZero: 'Mon 2 Nov',
        replaced: undefined,
        reported: 'Sun 10:00',
        counted: '2 h',
        uncounted: 'holiday 24 h',
      },
    }
    expect([REASONS.en.verdict(least), REASONS.en.verdict(all)]).toEqual([
      '2 h, per Gold (UTC)',
      '2 h, per Gold, counted on Desk, from Mon 09:00, day 0 is Mon 2 Nov (UTC; reported on Sun 10:00): 2 h; ' +
        'not counted: holiday 24 h',
    ])
    expect([REASONS.it.verdict(least), REASONS.it.verdict(all)]).toEqual([
      '2 h, come da Gold (UTC)',
      '2 h, come da Gold, calendario Desk, da Mon 09:00, il giorno 0 è Mon 2 Nov (UTC; segnalato Sun 10:00): 2 h; ' +
        'non conteggiati: holiday 24 h',
    ])
  })

  it('explain a deadline by the facts that are known', () => {
    const least = {
      ...{ severity: 'high', target: undefined, budget: '2 h', isInDays: false, start: 'Mon 09:00', timeZone: 'UTC' },
      ...{ reported: undefined, calendar: undefined, opens: undefined, counted: '2 h', closed: undefined },
    }
    const all = {
      ...{ severity: 'high', target: 'update', budget: '1 day', isInDays: true, start: 'Mon 09:00', timeZone: 'UTC' },
      ...{ reported: 'Sun 10:00', calendar: 'Desk', opens: 'Tue 09:00', counted: '2 h', closed: 'Wed' },
    }
    expect([REASONS.en.deadline(least), REASONS.en.deadline(all)]).toEqual([
      'high: 2 h after Mon 09:00 (UTC) by the calendar in UTC: 2 h.',
      'high, update: 1 day, after Mon 09:00 (UTC; reported Sun 10:00) by the calendar Desk, closed then and open from ' +
        'Tue 09:00: 2 h; closed on Wed.',
    ])
    expect([REASONS.it.deadline(least), REASONS.it.deadline(all)]).toEqual([
      'high: 2 h da Mon 09:00 (UTC), calendario di UTC: 2 h.',
      'high, update: 1 day da Mon 09:00 (UTC; segnalato Sun 10:00), calendario Desk, chiuso in quel momento e aperto ' +
        'da Tue 09:00: 2 h; chiuso Wed.',
    ])
  })

  it('say that a budget counts around the clock', () => {
    expect(REASONS.en.aroundTheClock('2 h')).toBe('2 h around the clock')
    expect(REASONS.it.aroundTheClock('2 h')).toBe('2 h, 24 ore su 24')
  })
})
