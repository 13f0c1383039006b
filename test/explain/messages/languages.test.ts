import { describe, expect, it } from 'vitest'
import {
  DRAWINGS,
  EXPLANATIONS,
  inLanguage,
  LABELS,
  REASONS,
  VOCABULARIES,
} from '../../../src/explain/messages/languages.ts'

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
    expect(inLanguage(VOCABULARIES, locale).targets.firstResponse).toBe(text)
  })

  it('has every section in the same languages', () => {
    for (const section of [LABELS, EXPLANATIONS, DRAWINGS, REASONS])
      expect(Object.keys(section)).toEqual(Object.keys(VOCABULARIES))
  })
})

describe('VOCABULARIES', () => {
  it.each([
    [0, 'the same working day, until closing', 'lo stesso giorno lavorativo, entro la chiusura'],
    [1, '1 working day, until closing', '1 giorno lavorativo, entro la chiusura'],
    [2, '2 working days, until closing', '2 giorni lavorativi, entro la chiusura'],
  ])('state %d working days', (workingDays, english, italian) => {
    const budget = { workingDays, due: 'close' } as const
    expect(VOCABULARIES.en.workingDays(budget)).toBe(english)
    expect(VOCABULARIES.it.workingDays(budget)).toBe(italian)
  })

  it('state the cut-off', () => {
    const budget = { workingDays: 1, due: 'same-time', cutoff: '15:00' } as const
    expect(VOCABULARIES.en.workingDays(budget)).toBe('1 working day, at the same time, cut-off 15:00')
    expect(VOCABULARIES.it.workingDays(budget)).toBe('1 giorno lavorativo, alla stessa ora, orario limite 15:00')
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
    expect(openAt(open.resolution, 'ven 2026-11-20 16:30')).toBe('non ancora risolto (ven 2026-11-20 16:30)')
    expect(stopped('risposta', 'ven 2026-11-20 16:30', true)).toBe('risposta ven 2026-11-20 16:30 durante una pausa')
    expect(stopped(undefined, 'ven 2026-11-20 16:30', false)).toBe('concluso ven 2026-11-20 16:30')
    expect(`${due('ven 2026-11-20 16:30')}: ${late('1 h')}`).toBe('scadenza ven 2026-11-20 16:30: in ritardo di 1 h')
  })
})
