import type { GateState } from './page-messages.ts'
import type { ReportMessages } from './report-messages.ts'

export const itReport: ReportMessages = {
  decimal: (value, digits) => (digits === undefined ? String(value) : value.toFixed(digits)).replace('.', ','),
  count: {
    ticket: count => `${count} ticket`,
    row: count => counted(count, 'riga', 'righe'),
    invalidRow: count => counted(count, 'riga non valida', 'righe non valide'),
    verdict: count => counted(count, 'esito', 'esiti'),
    target: count => counted(count, 'termine', 'termini'),
  },
  columns: {
    severity: 'gravità',
    tickets: 'ticket',
    cycles: 'cicli',
    met: 'rispettati',
    breached: 'violati',
    waived: 'in deroga',
    known: 'già noti',
    running: 'in corso',
    paused: 'in pausa',
    open: 'aperti',
    'n/a': 'n.d.',
    percent: 'percentuale',
    median: 'mediana',
    p90: 'p90',
    allowance: 'margine',
    credit: 'penale',
    objective: 'obiettivo',
    period: 'periodo',
    month: 'mese',
    quarter: 'trimestre',
    year: 'anno',
    team: 'gruppo',
    counted: 'conteggiato',
    share: 'quota',
    breachedHere: 'violati in carico',
    handOffs: 'passaggi',
    ticket: 'ticket',
    target: 'termine',
    verdict: 'esito',
    due: 'scadenza',
    why: 'motivo',
    whatHappened: 'che cosa è successo',
    file: 'file',
    line: 'riga',
    there: 'nel prodotto',
    here: 'qui',
  },
  states: {
    met: 'rispettato',
    breached: 'violato',
    running: 'in corso',
    paused: 'in pausa',
    pending: 'non iniziato',
    waived: 'in deroga',
    none: 'non valutato',
  },
  levels: { error: 'errore', warning: 'avviso' },

  check: 'Verifica SLA',
  diff: 'Confronto SLA',
  outcomes: ['SUPERATA', 'NON SUPERATA', 'NON ESEGUITA'],
  nothingEnded: 'nessun termine ancora concluso',
  tolerated: count => (count === 1 ? ' (1 tollerata)' : ` (${count} tollerate)`),
  moreSharesMissed: count =>
    count === 1 ? ', e un altro valore sotto il minimo' : `, e altri ${count} valori sotto il minimo`,
  share({ percent, agreement, severity, targets, period, minimum }) {
    const what = [agreement, targets, severity && `gravità ${severity}`].filter(Boolean).join(', ')
    return (
      `${percent}% nei termini${what && ` (${what})`}${period === undefined ? '' : ` nel periodo ${period}`}` +
      `${minimum === undefined ? '' : `, minimo ${minimum}%`}`
    )
  },
  excused(waived, known) {
    const why = [...(waived ? [`${waived} in deroga`] : []), ...(known ? [counted(known, 'già nota', 'già note')] : [])]
    return `${counted(waived + known, 'violazione giustificata', 'violazioni giustificate')} (${why.join(', ')})`
  },
  plurals: {
    'prima risposta': 'prime risposte',
    'risposta successiva': 'risposte successive',
    aggiornamento: 'aggiornamenti',
    risoluzione: 'risoluzioni',
  },
  inColumn: (column, message) => `colonna ${column}: ${message}`,
  noTicketJudged: 'nessun ticket valutato',

  policies: () => 'policy',
  calendars: count => (count === 1 ? 'calendario' : 'calendari'),
  document: name => `documento ${name}`,
  andMore: count => (count === 1 ? ' e un altro' : ` e altri ${count}`),
  asOf: (instant, local) => `situazione al ${instant}${local === undefined ? '' : ` (${local})`}`,
  inZone: (time, timeZone) => `${time}, ${timeZone}`,
  until: (from, until) => `dal ${from} al ${until}`,
  notJudgedRows: rows => `non valutate: ${rows}`,
  notJudgedTargets: targets => `non valutati, perché non indicati in "targets": ${targets.join(', ')}`,
  ignoredRows: count => `righe ignorate: ${count}`,
  outsidePeriod: count => `ticket segnalati fuori dal periodo: ${count}`,
  clockChangeTimes: count => `orari che cadono in un cambio dell'ora: ${count}`,
  comparison: ({ column, target, agreed, differed, absent, unread }) =>
    `confronto con ${column} (${target}): ${agreed} concordi, ${differed} discordi, ${absent} senza valore` +
    (unread ? `, ${unread} di significato ignoto` : ''),
  used: (used, limit) => (limit === undefined ? `utilizzati ${used}, senza limite` : `utilizzati ${used} su ${limit}`),
  shown: (shown, total) => `${shown} su ${total}`,
  shownWorst: (shown, total) => `${shown} su ${total}, a partire dalle più gravi`,
  worstFirst: ', a partire dalle più gravi',

  all: 'totale',
  nothingPromised: 'nessun termine previsto',
  everyCycle: target => `${target}, tutti i cicli`,
  columnsHidden: columns => `(colonne nascoste: ${columns.join(', ')})`,
  objective: (what, min, per) => `${what}: almeno ${min}%${PER[per]}`,
  quarter: (quarter, year) => `${quarter}º trimestre ${year}`,
  earlierPeriods: count => `periodi precedenti non riportati: ${count}`,
  allowance(allowance, severity, period, open) {
    const where = `${severity === undefined ? '' : `, gravità ${severity}`}${period === undefined ? '' : `, ${period}`}`
    if (allowance < 0) return `ritardi oltre il margine ammesso${where}: ${-allowance}`
    const rest = open === 1 ? ', se quello aperto viene rispettato' : `, se i ${open} aperti vengono rispettati`
    return `ritardi ancora ammessi${where}: ${allowance}${open ? rest : ''}`
  },
  periodMissed: 'mancato',
  periodMet: 'raggiunto',
  onTime: (met, ended, percent) => `${met} su ${ended} nei termini${percent === undefined ? '' : ` (${percent}%)`}`,
  notJudged: counts => `non valutato: ${counts}`,
  byMonth: target => `${target}, per mese`,
  timeByTeam: target => `${target}, tempo per gruppo`,
  notAssigned: '(non assegnato)',
  onlyAssigned: 'Solo termini violati di ticket assegnati.',
  otherTeams: count => `altri gruppi non riportati: ${count}`,

  breaches: 'violazioni',
  invalidRows: 'righe non valide',
  differencesFrom: column => `differenze rispetto a ${column}`,
  objectives: 'obiettivi',
  invalidRow: 'riga non valida',
  place: (file, line) => `${file}, riga ${line}`,
  knownBreach: 'violazione già nota',
  waivedBecause: reason => `in deroga: ${reason}`,
  difference: (reported, computed) => `${reported} nel prodotto, ${computed} qui`,
  breached: what => `SLA violato: ${what}`,
  dueOn: at => `scadenza ${at}`,
  unknown: 'sconosciuto',
  findings: 'Rilievi',
  also: 'Altre informazioni',

  charts: {
    weeks: 'Rispetto degli SLA per settimana di segnalazione e gravità',
    used: 'Tempo utilizzato rispetto al termine',
    met: 'rispettati',
    breached: 'violati (tratteggio)',
    weeksLabel: (from, until) =>
      `Termini rispettati e violati per settimana di segnalazione e gravità, da ${from} a ${until}.`,
    weeksLeftOut: first => `Le settimane prima di ${first} non sono riportate.`,
    week: (week, severity, met, breached) => `${week} ${severity}: ${met} rispettati, ${breached} violati`,
    usedLabel: 'Quanti termini hanno utilizzato quale parte del tempo previsto, a passi del dieci per cento.',
    over: percent => `oltre ${percent}%`,
    due: 'scadenza',
    usedShare: 'parte utilizzata del tempo previsto',
    sparkline: (from, until, min) =>
      `Percentuale per periodo, da ${from} a ${until}${min === undefined ? '' : `; la linea indica ${min}%`}.`,
  },

  versions: {
    old: 'VECCHIO',
    new: 'NUOVO',
    notCompared: problems => `CONFRONTO NON ESEGUITO: ${problems}`,
    unchanged: tickets => `INVARIATO: nessun esito cambia su ${tickets}`,
    unmoved: tickets => `INVARIATO: nessuna scadenza aperta si sposta su ${tickets}`,
    changed: (verdicts, tickets, parts) => `CAMBIATO: ${verdicts} su ${tickets}: ${parts.join(', ')}`,
    newlyBreached: count => counted(count, 'nuova violazione', 'nuove violazioni'),
    newlyMet: count => (count === 1 ? '1 ora rispettato' : `${count} ora rispettati`),
    onlyDue: count => (count === 1 ? '1 con scadenza diversa' : `${count} con scadenza diversa`),
    other: count => (count === 1 ? 'un altro' : `altri ${count}`),
    notDue: 'nessuna scadenza',
    bothDue: (before, after) => `${before} nel VECCHIO, ${after} nel NUOVO`,
    documents: (before, after) => `VECCHIO ${before}, NUOVO ${after}`,
    openOnly: closed => `solo ticket con un obiettivo aperto; esclusi: ${closed}`,
    movedDue: count => `scadenza diversa, con lo stesso esito: ${count}`,
    changes: 'Variazioni',
    changedVerdicts: 'esiti cambiati',
    movedTargets: 'esiti e scadenze che cambiano',
    breachesFirst: (title, shown, total) => `${title}: ${shown} su ${total}, a partire dalle nuove violazioni`,
    onlyIn: (objective, side) => `${objective} (solo nel ${side === 'old' ? 'VECCHIO' : 'NUOVO'})`,
    bothObjectives: (before, after) => `${before}; nel NUOVO ${after}`,
  },

  deadline: {
    due: 'scadenza',
    why: 'motivo',
    from: 'da',
    note: 'nota',
    notices: { 'phone-call-required': "Fuori dall'orario di lavoro il contratto richiede una telefonata." },
  },

  ahead: {
    notKnown: problems => `PREVISIONE NON POSSIBILE: ${problems}`,
    none: targets => `NESSUNA VIOLAZIONE in vista: ${targets} in corso`,
    some: (breaches, targets) =>
      `${counted(breaches, 'VIOLAZIONE', 'VIOLAZIONI')} in vista senza interventi: ${targets} in corso`,
    thenTooMany: count => `, poi ${count} oltre il margine ammesso`,
    thenMore: count => `, poi ritardi ancora ammessi: ${count}`,
  },

  page: {
    reported: (from, to) => (from === to ? `Ticket segnalati il ${from}` : `Ticket segnalati dal ${from} al ${to}`),
    onTime: 'Nei termini',
    breached: 'Violati',
    open: 'Aperti',
    ofTargets: (met, ended) => `${met} termini su ${ended}`,
    minimum: (minimum, state) => `minimo ${minimum}%: ${STATES[state]}`,
    noBreach: state => (state === 'none' ? 'non valutato' : 'nessuna violazione ammessa'),
    objectives(count, missed, notJudged) {
      const rest = notJudged ? `, ${notJudged} non valutati` : ''
      const all =
        count === notJudged
          ? ''
          : missed
            ? `${missed} obiettivi su ${count} mancati`
            : `${count - notJudged} obiettivi su ${count} raggiunti`
      return all ? all + rest : `${count} obiettivi: non valutati`
    },
    excused: count => (count === 1 ? 'un altro giustificato' : `altri ${count} giustificati`),
    worstLate: duration => `la più grave di ${duration}`,
    paused: count => `${count} in pausa`,
    nextDue: time => `prossima scadenza ${time}`,
    newlyBreached: 'Nuove violazioni',
    newlyMet: 'Ora rispettati',
    beforeAndAfter: 'Prima e dopo',
    ahead: 'Violazioni in vista',
    forecast: 'Previsione SLA',
    until: time => `fino al ${time}`,
    notJudged: 'Non valutato',
    attainment: 'Obiettivi',
    months: 'Per mese',
    counts: 'Per gravità',
    teams: 'Tempo per gruppo',
    nextBreaches: 'Prossime violazioni',
    ifNothingHappens: 'Termini aperti in ordine di scadenza, in assenza di interventi.',
    worstBreaches: 'Violazioni più gravi',
    timelines: count =>
      count === 1 ? 'Il motivo della violazione più grave' : `I motivi delle ${count} violazioni più gravi`,
    columns: {
      stopped: 'concluso',
      late: 'ritardo',
      used: 'utilizzato',
      timeLeft: 'tempo residuo',
      note: 'nota',
    },
    notStopped: 'ancora aperto',
  },
}

const PER = { month: ' al mese', quarter: ' al trimestre', year: " all'anno", all: '' }

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

const STATES: Readonly<Record<GateState, string>> = { met: 'raggiunto', missed: 'mancato', none: 'non valutato' }
