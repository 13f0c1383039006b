import { describe, expect, it } from 'vitest'
import { type Wording, wordingIn } from '../../../src/reports/messages/wording.ts'

const [english, italian] = [wordingIn('en'), wordingIn('it')]

type Row = readonly [say: (words: Wording) => string, english: string, italian: string]

/** Compares the texts of both languages. The English one is the title of the test. */
const says = (title: string, rows: readonly Row[]) =>
  it.each(rows.map(([say, en, it]) => [en, it, say] as const))(`${title}: %s`, (en, it, say) =>
    expect([say(english), say(italian)]).toEqual([en, it]),
  )

const share = {
  percent: '97.5',
  agreement: undefined,
  severity: undefined,
  targets: undefined,
  period: undefined,
  minimum: undefined,
}
const comparison = { column: 'SLA', target: 'response', agreed: 5, differed: 1, absent: 2, unread: 0 }

describe('wordingIn', () => {
  it('returns the language of a tag, or English', () => {
    expect(wordingIn('it-CH').check).toBe('Verifica SLA')
    expect(wordingIn('de').check).toBe('SLA check')
  })

  says('writes numbers and counts', [
    [m => m.decimal(97.5), '97.5', '97,5'],
    [m => m.decimal(97, 1), '97.0', '97,0'],
    [m => m.count.ticket(1), '1 ticket', '1 ticket'],
    [m => m.count.ticket(2), '2 tickets', '2 ticket'],
    [m => m.count.row(1), '1 row', '1 riga'],
    [m => m.count.row(2), '2 rows', '2 righe'],
    [m => m.count.invalidRow(1), '1 invalid row', '1 riga non valida'],
    [m => m.count.invalidRow(0), '0 invalid rows', '0 righe non valide'],
    [m => m.count.verdict(1), '1 verdict', '1 esito'],
    [m => m.count.verdict(2), '2 verdicts', '2 esiti'],
    [m => m.count.target(1), '1 target', '1 termine'],
    [m => m.count.target(2), '2 targets', '2 termini'],
    [m => `${m.policies(1)}, ${m.policies(2)}`, 'policy, policies', 'policy, policy'],
    [m => `${m.calendars(1)}, ${m.calendars(2)}`, 'calendar, calendars', 'calendario, calendari'],
  ])

  says('writes the outcome of a check', [
    [m => m.tolerated(1), ' (1 tolerated)', ' (1 tollerata)'],
    [m => m.tolerated(2), ' (2 tolerated)', ' (2 tollerate)'],
    [m => m.moreSharesMissed(1), ', and 1 more share missed', ', e un altro valore sotto il minimo'],
    [m => m.moreSharesMissed(2), ', and 2 more shares missed', ', e altri 2 valori sotto il minimo'],
    [m => m.share(share), '97.5% on time', '97.5% nei termini'],
    [
      m => m.share({ ...share, severity: 'high', targets: 'responses', period: 'Q4 2026', minimum: '95' }),
      '97.5% of high responses in Q4 2026 on time (minimum 95%)',
      '97.5% nei termini (responses, gravità high) nel periodo Q4 2026, minimo 95%',
    ],
    [m => m.share({ ...share, severity: 'high' }), '97.5% of high on time', '97.5% nei termini (gravità high)'],
    [m => m.share({ ...share, agreement: 'OLA' }), '97.5% of OLA on time', '97.5% nei termini (OLA)'],
    [m => m.excused(1, 0), '1 breach excused (1 waived)', '1 violazione giustificata (1 in deroga)'],
    [m => m.excused(0, 1), '1 breach excused (1 in the baseline)', '1 violazione giustificata (1 già nota)'],
    [
      m => m.excused(2, 3),
      '5 breaches excused (2 waived, 3 in the baseline)',
      '5 violazioni giustificate (2 in deroga, 3 già note)',
    ],
    [m => m.inColumn('SLA', 'a bad time'), 'column SLA: a bad time', 'colonna SLA: a bad time'],
  ])

  says('writes what a report is about', [
    [m => m.document('sla.json'), 'document sla.json', 'documento sla.json'],
    [m => m.andMore(1), ' and 1 more', ' e un altro'],
    [m => m.andMore(2), ' and 2 more', ' e altri 2'],
    [m => m.asOf('now', undefined), 'as of now', 'situazione al now'],
    [m => m.asOf('now', 'here'), 'as of now (here)', 'situazione al now (here)'],
    [m => m.inZone('09:00', 'UTC'), '09:00 in UTC', '09:00, UTC'],
    [m => m.until('a', 'b'), 'from a until b', 'dal a al b'],
    [m => m.notJudgedRows('2 rows'), 'not judged: 2 rows', 'non valutate: 2 rows'],
    [
      m => m.notJudgedTargets(['update', 'fix']),
      'not judged, because "targets" does not name it: update, fix',
      'non valutati, perché non indicati in "targets": update, fix',
    ],
    [m => m.ignoredRows(2), 'ignored rows: 2', 'righe ignorate: 2'],
    [m => m.outsidePeriod(2), 'tickets reported outside the period: 2', 'ticket segnalati fuori dal periodo: 2'],
    [m => m.clockChangeTimes(2), 'times in a DST gap or overlap: 2', "orari che cadono in un cambio dell'ora: 2"],
    [
      m => m.comparison(comparison),
      'compared with SLA (response): 5 agree, 1 differ, 2 with nothing to compare',
      'confronto con SLA (response): 5 concordi, 1 discordi, 2 senza valore',
    ],
    [
      m => m.comparison({ ...comparison, unread: 3 }),
      'compared with SLA (response): 5 agree, 1 differ, 2 with nothing to compare, 3 of unknown meaning',
      'confronto con SLA (response): 5 concordi, 1 discordi, 2 senza valore, 3 di significato ignoto',
    ],
    [m => m.used('5', '36'), '5 used of 36', 'utilizzati 5 su 36'],
    [m => m.used('5', undefined), '5 used, unlimited', 'utilizzati 5, senza limite'],
    [m => m.shown(5, 9), '5 of 9 shown', '5 su 9'],
    [m => m.shownWorst(5, 9), '5 of 9 shown, worst first', '5 su 9, a partire dalle più gravi'],
  ])

  says('writes the tables', [
    [m => m.everyCycle('update'), 'update, every cycle', 'update, tutti i cicli'],
    [m => m.columnsHidden(['met', 'p90']), '(columns hidden: met, p90)', '(colonne nascoste: met, p90)'],
    [m => m.objective('high', '95', 'all'), 'high: at least 95%', 'high: almeno 95%'],
    [m => m.objective('high', '95', 'month'), 'high: at least 95% per month', 'high: almeno 95% al mese'],
    [m => m.objective('high', '95', 'quarter'), 'high: at least 95% per quarter', 'high: almeno 95% al trimestre'],
    [m => m.objective('high', '95', 'year'), 'high: at least 95% per year', "high: almeno 95% all'anno"],
    [m => m.quarter(4, '2026'), 'Q4 2026', '4º trimestre 2026'],
    [m => m.earlierPeriods(2), 'earlier periods left out: 2', 'periodi precedenti non riportati: 2'],
    [m => m.allowance(0, undefined, undefined, 0), 'no more may be late', 'ritardi ancora ammessi: 0'],
    [
      m => m.allowance(2, 'high', 'May', 1),
      '2 more of high may be late in May, if the 1 open one is met',
      'ritardi ancora ammessi, gravità high, May: 2, se quello aperto viene rispettato',
    ],
    [
      m => m.allowance(2, undefined, undefined, 3),
      '2 more may be late, if the 3 open ones are met',
      'ritardi ancora ammessi: 2, se i 3 aperti vengono rispettati',
    ],
    [
      m => m.allowance(-1, undefined, undefined, 3),
      '1 more than allowed is late',
      'ritardi oltre il margine ammesso: 1',
    ],
    [
      m => m.allowance(-2, 'high', 'May', 0),
      '2 more of high than allowed are late in May',
      'ritardi oltre il margine ammesso, gravità high, May: 2',
    ],
    [m => m.onTime(2, 3, '66.7'), '2 of 3 on time (66.7%)', '2 su 3 nei termini (66.7%)'],
    [m => m.onTime(0, 0, undefined), '0 of 0 on time', '0 su 0 nei termini'],
    [m => m.notJudged('2 open'), 'not judged: 2 open', 'non valutato: 2 open'],
    [m => m.timeByTeam('update'), 'update, time by team', 'update, tempo per gruppo'],
    [m => m.otherTeams(2), 'other teams left out: 2', 'altri gruppi non riportati: 2'],
  ])

  says('writes breaches and charts', [
    [m => m.differencesFrom('SLA'), 'differences from SLA', 'differenze rispetto a SLA'],
    [m => m.place('a.csv', 5), 'a.csv, line 5', 'a.csv, riga 5'],
    [m => m.waivedBecause('storm'), 'waived: storm', 'in deroga: storm'],
    [m => m.difference('met', 'breached'), 'met there, breached here', 'met nel prodotto, breached qui'],
    [m => m.breached('T-1'), 'SLA breached: T-1', 'SLA violato: T-1'],
    [m => m.dueOn('Mon'), 'due on Mon', 'scadenza Mon'],
    [
      m => m.charts.weeksLabel('W1', 'W9'),
      'Targets met and breached by week of the report and severity, W1 to W9.',
      'Termini rispettati e violati per settimana di segnalazione e gravità, da W1 a W9.',
    ],
    [m => m.charts.weeksLeftOut('W1'), 'Weeks before W1 are left out.', 'Le settimane prima di W1 non sono riportate.'],
    [m => m.charts.week('W1', 'high', 2, 1), 'W1 high: 2 met, 1 breached', 'W1 high: 2 rispettati, 1 violati'],
    [m => m.charts.over(200), 'over 200%', 'oltre 200%'],
    [
      m => m.charts.sparkline('May', 'June', '95'),
      'Percentage by period, May to June; the line is at 95%.',
      'Percentuale per periodo, da May a June; la linea indica 95%.',
    ],
  ])

  says('writes what two versions change', [
    [m => m.versions.notCompared('no row'), 'NOT COMPARED: no row', 'CONFRONTO NON ESEGUITO: no row'],
    [
      m => m.versions.unchanged('5 tickets'),
      'UNCHANGED: no verdict on 5 tickets changes',
      'INVARIATO: nessun esito cambia su 5 tickets',
    ],
    [
      m => m.versions.unmoved('5 tickets'),
      'UNCHANGED: no open target of 5 tickets moves',
      'INVARIATO: nessuna scadenza aperta si sposta su 5 tickets',
    ],
    [
      m => m.versions.changed('2 verdicts', '5 tickets', ['1 a', '1 b']),
      'CHANGED 2 verdicts of 5 tickets: 1 a, 1 b',
      'CAMBIATO: 2 verdicts su 5 tickets: 1 a, 1 b',
    ],
    [m => m.versions.newlyBreached(1), '1 newly breached', '1 nuova violazione'],
    [m => m.versions.newlyBreached(2), '2 newly breached', '2 nuove violazioni'],
    [m => m.versions.newlyMet(1), '1 newly met', '1 ora rispettato'],
    [m => m.versions.newlyMet(2), '2 newly met', '2 ora rispettati'],
    [m => m.versions.onlyDue(1), '1 due at another time', '1 con scadenza diversa'],
    [m => m.versions.onlyDue(2), '2 due at another time', '2 con scadenza diversa'],
    [m => m.versions.other(1), '1 other', 'un altro'],
    [m => m.versions.other(2), '2 other', 'altri 2'],
    [m => m.versions.bothDue('Mon', 'Tue'), 'Mon in OLD, Tue in NEW', 'Mon nel VECCHIO, Tue nel NUOVO'],
    [m => m.versions.documents('a', 'b'), 'OLD a, NEW b', 'VECCHIO a, NUOVO b'],
    [
      m => m.versions.openOnly(2),
      'only tickets with an open target; left out: 2',
      'solo ticket con un obiettivo aperto; esclusi: 2',
    ],
    [
      m => m.versions.movedDue(2),
      'due at another time, with the same verdict: 2',
      'scadenza diversa, con lo stesso esito: 2',
    ],
    [
      m => m.versions.breachesFirst('changes', 5, 9),
      'changes: 5 of 9 shown, new breaches first',
      'changes: 5 su 9, a partire dalle nuove violazioni',
    ],
    [m => m.versions.onlyIn('high', 'old'), 'high (only in OLD)', 'high (solo nel VECCHIO)'],
    [m => m.versions.onlyIn('high', 'new'), 'high (only in NEW)', 'high (solo nel NUOVO)'],
    [m => m.versions.bothObjectives('95%', '97%'), '95%; in NEW 97%', '95%; nel NUOVO 97%'],
  ])

  says('writes a forecast', [
    [m => m.ahead.notKnown('no row'), 'NOT KNOWN: no row', 'PREVISIONE NON POSSIBILE: no row'],
    [m => m.ahead.none('5'), 'NO BREACH ahead: 5 open', 'NESSUNA VIOLAZIONE in vista: 5 in corso'],
    [
      m => m.ahead.some(1, '5'),
      '1 BREACH ahead if nothing happens: 5 open',
      '1 VIOLAZIONE in vista senza interventi: 5 in corso',
    ],
    [
      m => m.ahead.some(2, '5'),
      '2 BREACHES ahead if nothing happens: 5 open',
      '2 VIOLAZIONI in vista senza interventi: 5 in corso',
    ],
    [m => m.ahead.thenTooMany(2), ', then 2 more late than allowed', ', poi 2 oltre il margine ammesso'],
    [m => m.ahead.thenMore(0), ', then no more may be late', ', poi ritardi ancora ammessi: 0'],
    [m => m.ahead.thenMore(2), ', then 2 more may be late', ', poi ritardi ancora ammessi: 2'],
  ])

  says('writes pages', [
    [m => m.page.reported('1 May', '1 May'), 'Tickets reported on 1 May', 'Ticket segnalati il 1 May'],
    [
      m => m.page.reported('1 May', '9 May'),
      'Tickets reported from 1 May to 9 May',
      'Ticket segnalati dal 1 May al 9 May',
    ],
    [m => m.page.ofTargets(2, 3), '2 of 3 targets', '2 termini su 3'],
    [m => m.page.minimum('95', 'met'), 'minimum 95%: met', 'minimo 95%: raggiunto'],
    [m => m.page.minimum('95', 'missed'), 'minimum 95%: missed', 'minimo 95%: mancato'],
    [m => m.page.minimum('95', 'none'), 'minimum 95%: not judged', 'minimo 95%: non valutato'],
    [m => m.page.noBreach('none'), 'not judged', 'non valutato'],
    [m => m.page.noBreach('missed'), 'no breach is allowed', 'nessuna violazione ammessa'],
    [m => m.page.objectives(3, 0, 0), '3 of 3 objectives met', '3 obiettivi su 3 raggiunti'],
    [
      m => m.page.objectives(3, 0, 1),
      '2 of 3 objectives met, 1 not judged',
      '2 obiettivi su 3 raggiunti, 1 non valutati',
    ],
    [
      m => m.page.objectives(3, 1, 1),
      '1 of 3 objectives missed, 1 not judged',
      '1 obiettivi su 3 mancati, 1 non valutati',
    ],
    [m => m.page.objectives(3, 0, 3), '3 objectives: not judged', '3 obiettivi: non valutati'],
    [m => m.page.excused(1), '1 more excused', 'un altro giustificato'],
    [m => m.page.excused(2), '2 more excused', 'altri 2 giustificati'],
    [m => m.page.worstLate('2 h'), 'the worst by 2 h', 'la più grave di 2 h'],
    [m => m.page.paused(2), '2 paused', '2 in pausa'],
    [m => m.page.nextDue('Mon'), 'next due on Mon', 'prossima scadenza Mon'],
    [m => m.page.until('Mon'), 'until Mon', 'fino al Mon'],
    [m => m.page.timelines(1), 'Why the worst one is late', 'Il motivo della violazione più grave'],
    [m => m.page.timelines(5), 'Why the worst 5 are late', 'I motivi delle 5 violazioni più gravi'],
  ])
})
