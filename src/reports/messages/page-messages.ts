import type { Languages } from '../../explain/messages/languages.ts'

/** The texts of HTML reports that other reports do not have. */
export type PageMessages = {
  /** Which tickets the report is about: local dates. */
  readonly reported: (from: string, to: string) => string
  readonly onTime: string
  readonly breached: string
  readonly open: string
  readonly ofTargets: (met: number, ended: number) => string
  readonly minimum: (minimum: string, state: GateState) => string
  readonly noBreach: (state: GateState) => string
  readonly objectives: (count: number, missed: number, notJudged: number) => string
  readonly excused: (count: number) => string
  readonly worstLate: (duration: string) => string
  readonly paused: (count: number) => string
  readonly nextDue: (time: string) => string
  /** In a comparison of two versions and in a forecast. */
  readonly newlyBreached: string
  readonly newlyMet: string
  readonly beforeAndAfter: string
  readonly ahead: string
  readonly forecast: string
  readonly until: (time: string) => string
  readonly notJudged: string
  readonly attainment: string
  readonly months: string
  readonly counts: string
  readonly teams: string
  readonly nextBreaches: string
  readonly ifNothingHappens: string
  readonly worstBreaches: string
  readonly timelines: (count: number) => string
  readonly columns: Readonly<Record<'stopped' | 'late' | 'used' | 'timeLeft' | 'note', string>>
  /** A cell: the target has not been stopped. */
  readonly notStopped: string
}

/** Whether a minimum is reached, missed, or not judged. */
export type GateState = 'met' | 'missed' | 'none'

const EN_STATES: Readonly<Record<GateState, string>> = { met: 'met', missed: 'missed', none: 'not judged' }

const enPage: PageMessages = {
  reported: (from, to) => (from === to ? `Tickets reported on ${from}` : `Tickets reported from ${from} to ${to}`),
  onTime: 'On time',
  breached: 'Breached',
  open: 'Open',
  ofTargets: (met, ended) => `${met} of ${ended} targets`,
  minimum: (minimum, state) => `minimum ${minimum}%: ${EN_STATES[state]}`,
  noBreach: state => (state === 'none' ? 'not judged' : 'no breach is allowed'),
  objectives(count, missed, notJudged) {
    const rest = notJudged ? `, ${notJudged} not judged` : ''
    const all =
      count === notJudged
        ? ''
        : missed
          ? `${missed} of ${count} objectives missed`
          : `${count - notJudged} of ${count} objectives met`
    return all ? all + rest : `${count} objectives: not judged`
  },
  excused: count => `${count} more excused`,
  worstLate: duration => `the worst by ${duration}`,
  paused: count => `${count} paused`,
  nextDue: time => `next due on ${time}`,
  newlyBreached: 'Newly breached',
  newlyMet: 'Newly met',
  beforeAndAfter: 'Before and after',
  ahead: 'Breaches ahead',
  forecast: 'SLA forecast',
  until: time => `until ${time}`,
  notJudged: 'Not judged',
  attainment: 'Objectives',
  months: 'By month',
  counts: 'By severity',
  teams: 'Time by team',
  nextBreaches: 'Next to breach',
  ifNothingHappens: 'Open targets in the order in which they are due, if nothing happens.',
  worstBreaches: 'Worst breaches',
  timelines: count => (count === 1 ? 'Why the worst one is late' : `Why the worst ${count} are late`),
  columns: {
    stopped: 'stopped',
    late: 'late by',
    used: 'used',
    timeLeft: 'time left',
    note: 'note',
  },
  notStopped: 'still open',
}

const IT_STATES: Readonly<Record<GateState, string>> = { met: 'raggiunto', missed: 'mancato', none: 'non valutato' }

const itPage: PageMessages = {
  reported: (from, to) => (from === to ? `Ticket segnalati il ${from}` : `Ticket segnalati dal ${from} al ${to}`),
  onTime: 'Nei termini',
  breached: 'Violati',
  open: 'Aperti',
  ofTargets: (met, ended) => `${met} termini su ${ended}`,
  minimum: (minimum, state) => `minimo ${minimum}%: ${IT_STATES[state]}`,
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
}

/** The texts of HTML reports in all languages. */
export const PAGES: Languages<PageMessages> = { en: enPage, it: itPage }
