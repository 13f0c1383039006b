import { describe, expect, it } from 'vitest'
import { meaningOfYes, parseReportedVerdict } from '../../../src/compliance/gate/reported-verdict.ts'
import { refusal } from '../../validation/refusal.ts'

describe('parseReportedVerdict', () => {
  it.each(
    (
      'met, kept, achieved, fulfilled, passed, ok, in time, on time, in sla, within sla, sla met, Met, WITHIN SLA ,' +
      'rispettato, Rispettata, nei tempi, cumplido, en plazo, dentro de plazo, cumprido, no prazo, Dentro do prazo,' +
      'respecté, Respectée, dans les délais, à temps, eingehalten, erfüllt, pünktlich, not breached, nicht verletzt, no vencido, In - Time, not  breached'
    ).split(','),
  )('reads "%s" as met, whatever the column', text => {
    for (const column of ['made_sla', 'has_breached', 'SLA']) expect(parseReportedVerdict(column, text)).toBe('met')
  })

  it.each(
    (
      'breached, broken, missed, violated, failed, late, overdue, not met, out of sla, sla breached, sla missed, Breached,' +
      'violato, non rispettato, Fuori tempo, in ritardo, incumplido, no cumplido, vencido, fuera de plazo, violado,' +
      'não cumprido, fora do prazo, Estourado, dépassé, non respecté, en retard, hors délai, verletzt, überschritten,' +
      'nicht eingehalten, Verspätet, not_met, non-respecté, not:  met, verpaßt'
    ).split(','),
  )('reads "%s" as breached, whatever the column', text => {
    for (const column of ['made_sla', 'has_breached', 'SLA'])
      expect(parseReportedVerdict(column, text)).toBe('breached')
  })

  const YES = 'true,yes,Y,1,vero,Sì,SI,si,sí,verdadero,sim,Sim,verdadeiro,oui,vrai,ja,Ja,wahr'.split(',')
  const NO = 'false,NO,n,0,falso,no,não,Nao,non,faux,nein,falsch'.split(',')
  const ASKS_FOR_MET = [
    'made_sla',
    'SLA met',
    'SLA met?',
    'slaMet',
    'within SLA',
    'On time',
    'SLA rispettato',
    'Risolto entro i termini',
    'SLA cumplido',
    'Dentro do prazo',
    'No prazo',
    'SLA cumprido',
    'SLA respecté',
    'SLA eingehalten',
    'not breached',
    'Non scaduto',
    'SLA nicht verletzt',
  ]
  const ASKS_FOR_BREACH = [
    'has_breached',
    'hasBreached',
    'sla_breach',
    'SLA Broken?',
    'Violated',
    'missed',
    'Overdue',
    'SLA exceeded',
    'SLA violato',
    'Fuori SLA',
    'Tempo para resolver excedido',
    'Tiempo excedido',
    'SLA vencido',
    'Incumplido',
    'Atrasado',
    'SLA dépassé',
    'En retard',
    'SLA verletzt',
    'Frist überschritten',
    'SLA not met',
    'SLA non rispettato',
    'SLA no cumplido',
    'não cumprido',
    'SLA non respecté',
    'nicht eingehalten',
  ]

  it.each(ASKS_FOR_MET)('reads yes in %s as met', column => {
    expect(YES.map(text => parseReportedVerdict(column, text))).toEqual(YES.map(() => 'met'))
    expect(NO.map(text => parseReportedVerdict(column, text))).toEqual(NO.map(() => 'breached'))
  })

  it.each(ASKS_FOR_BREACH)('reads yes in %s as breached', column => {
    expect(YES.map(text => parseReportedVerdict(column, text))).toEqual(YES.map(() => 'breached'))
    expect(NO.map(text => parseReportedVerdict(column, text))).toEqual(NO.map(() => 'met'))
  })

  it.each(['SLA', 'sla_status', 'Result', 'met or breached', 'Metro', 'Template', 'plated'])(
    'does not guess what yes means in %s',
    column => {
      expect(meaningOfYes(column)).toBeUndefined()
      expect(['Yes', 'no'].map(text => parseReportedVerdict(column, text))).toEqual([undefined, undefined])
      expect([parseReportedVerdict(column, 'Yes', 'met'), parseReportedVerdict(column, 'Nein', 'met')]).toEqual([
        'met',
        'breached',
      ])
      expect([parseReportedVerdict(column, 'oui', 'breached'), parseReportedVerdict(column, '0', 'breached')]).toEqual([
        'breached',
        'met',
      ])
    },
  )

  it('prefers the given meaning of yes to the name', () => {
    expect(parseReportedVerdict('made_sla', 'true', 'breached')).toBe('breached')
  })

  it.each(['', ' ', '-', ' -- ', '–', '?', 'null', 'N/A'])('reads "%s" as blank', text => {
    expect(parseReportedVerdict('made_sla', text)).toBeNull()
  })

  it.each(['maybe', '2', 'metro', 'constructor', 'not sure', 'perhaps not met'])(
    'does not know what "%s" means',
    text => {
      expect(parseReportedVerdict('made_sla', text)).toBeUndefined()
    },
  )

  it.each([
    ['input-invalid column: 5 is not a text.', [5, 'met']],
    ['input-invalid text: 5 is not a text.', ['made_sla', 5]],
    ['input-invalid yes: "kept" is not known. Did you mean met?', ['made_sla', 'met', 'kept']],
  ])('refuses values of another kind: %s', (expected, given) => {
    expect(refusal(() => (parseReportedVerdict as (...given: unknown[]) => unknown)(...given))).toBe(expected)
  })
})
