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

describe('REASONS', () => {
  it.each([
    [1, '1 day', '1 other day', '1 giorno', 'un altro giorno'],
    [8, '8 days', '8 other days', '8 giorni', 'altri 8 giorni'],
  ])('count %d days', (count, days, others, giorni, altri) => {
    expect([REASONS.en.days(count, false), REASONS.en.days(count, true)]).toEqual([days, others])
    expect([REASONS.it.days(count, false), REASONS.it.days(count, true)]).toEqual([giorni, altri])
  })

  it('write the outcome of a target', () => {
    const { openAt, open, stopped, due, late } = REASONS.it
    expect(openAt(open('resolution'), 'ven 2026-11-20 16:30')).toBe('non ancora risolto (ven 2026-11-20 16:30)')
    expect(stopped('risposta', 'ven 2026-11-20 16:30', true)).toBe('risposta ven 2026-11-20 16:30 durante una pausa')
    expect(stopped(undefined, 'ven 2026-11-20 16:30', false)).toBe('concluso ven 2026-11-20 16:30')
    expect(`${due('ven 2026-11-20 16:30')}: ${late('1 h')}`).toBe('scadenza ven 2026-11-20 16:30: in ritardo di 1 h')
  })
})
