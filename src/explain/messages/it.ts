import { capital } from '../../text/capital.ts'
import { durationAmounts } from '../../time/format/duration.ts'
import { calendarAmount } from './calendar-amount.ts'
import type {
  ChangeMessages,
  DrawingMessages,
  ExplanationMessages,
  FindingMessages,
  Labels,
  MissedShare,
  ReasonMessages,
  Version,
  Vocabulary,
  YearMessages,
} from './messages.ts'
import { targetText, typeText } from './target-text.ts'

/** The built-in targets. */
const TARGETS: { readonly [target: string]: string } = {
  firstResponse: 'prima risposta',
  nextResponse: 'risposta successiva',
  update: 'aggiornamento',
  resolution: 'risoluzione',
}

/** The events that stop targets. */
const STOPS: { readonly [type: string]: string } = {
  responded: 'risposta',
  updated: 'aggiornamento',
  resolved: 'risoluzione',
  assigned: 'assegnazione',
  stopped: 'conclusione',
}

/** What a built-in target that has not been stopped waits for. */
const OPEN: { readonly [target: string]: string } = {
  firstResponse: 'ancora senza risposta',
  nextResponse: 'ancora senza risposta',
  update: 'ancora senza aggiornamento',
  resolution: 'non ancora risolto',
}

const CALENDAR_UNITS = {
  days: ['giorno di calendario', 'giorni di calendario'],
  weeks: ['settimana', 'settimane'],
  months: ['mese', 'mesi'],
  years: ['anno', 'anni'],
} as const

export const itVocabulary: Vocabulary = {
  target: (name, label) => targetText(name, label, 'it', TARGETS),
  severity: (key, label) => (typeof label === 'object' && label.it) || key,
  days(budget) {
    const until = UNTIL[budget.due] ?? `entro le ${budget.due}`
    if (!('workingDays' in budget)) {
      const { ifClosed } = budget
      const day = ifClosed === 'next-working-day' ? 'successivo' : 'precedente'
      return `${calendarAmount(budget, CALENDAR_UNITS)}, ${until}${ifClosed ? `, o il giorno lavorativo ${day} se chiuso` : ''}`
    }
    const { workingDays, cutoff, dayZero } = budget
    const from = dayZero === 'report' ? ', a decorrere dalla data della segnalazione' : ''
    const limit = cutoff === undefined ? '' : `, orario limite ${cutoff}`
    return `${workingDaysText(workingDays)}, ${until}${limit}${from}`
  },
  reasons: {
    'outside-hours': 'chiuso',
    holiday: 'festività',
    exception: 'chiusura straordinaria',
    paused: 'in pausa',
    'held-by-others': 'in carico ad altri',
    waiting: 'in attesa di una telefonata o della prossima apertura',
    stopped: 'conteggio sospeso',
    restarted: 'conteggiato, ma azzerato al cambio di gravità',
  },
  heldBy: holder => `in carico a ${holder}`,
}

export const itLabels: Labels = {
  reasons: { waiting: 'in attesa di telefonata o apertura', restarted: 'azzerato al cambio di gravità' },
  stop: type => typeText(type ?? 'stopped', STOPS),
}

export const itExplanation: ExplanationMessages = {
  named(text, reason, name) {
    if (reason === 'holiday') return `${text}: ${name}`
    return reason === 'paused' ? `${text} (in attesa: ${name})` : `${text}, ${name}`
  },
  budget: (duration, ms, clock) =>
    clock === 'always'
      ? `${duration}, con conteggio continuo (24 ore su 24)`
      : `${duration} ${agreeing(ms, 'lavorativ')}`,
  promise: (promise, policy, calendar) =>
    `${promise}, come da ${policy}${calendar === undefined ? '' : ` (calendario «${calendar}»)`}.`,
  reported: ({ date, time }, timeZone) => `Segnalato ${date} alle ${time} (${timeZone}).`,
  days: dates => `${capital(dates.map(([day, date]) => `il giorno ${day} è ${date}`).join(', '))}.`,
  replaced: date => `Non è un giorno lavorativo: lo sostituisce ${date}.`,
  counted: (duration, ms) => `${duration} ${agreeing(ms, 'conteggiat')}`,
  folded: (count, counted) => `altri ${count} intervalli, per un totale di ${counted}`,
  due: ({ date, time }) => `Scadenza: ${date}, ore ${time}.`,
  paused: (duration, ms) => `Scadenza sospesa: ${left(ms)} ${duration}.`,
  heldByOthers: (duration, ms) => `Scadenza sospesa, ticket in carico ad altri: ${left(ms)} ${duration}.`,
  pending: (duration, ms) => `Nessuna scadenza prima dell'inizio: ${left(ms)} ${duration}.`,
  waiting: (duration, ms) =>
    `Scadenza sospesa in attesa di una telefonata o della prossima apertura: ${left(ms)} ${duration}.`,
  stopped: ({ date, time }, duration) => `Concluso ${date} alle ${time}, con ${duration} ancora a disposizione.`,
  over: (duration, ms, { date, time }, clock) =>
    `Scadenza superata di ${duration}${clock === 'always' ? '' : ` ${agreeing(ms, 'lavorativ')}`} (${date}, ore ${time}).`,
  overUncounted: ({ date, time }) => `Scadenza superata (${date}, ore ${time}), ma fuori dalle ore conteggiate.`,
  call: "Fuori dall'orario di lavoro il contratto richiede una telefonata.",
}

const STOPPED_EARLY = 'concluso prima della scadenza'

/** The reasons for a missing due time. */
const NOT_DUE = {
  paused: 'scadenza sospesa',
  'held-by-others': 'scadenza sospesa, in carico ad altri',
  waiting: 'scadenza sospesa in attesa di telefonata o apertura',
  stopped: "nessuna scadenza prima dell'inizio",
}

const NO_DATE = 'questa data non esiste'

export const itDrawing: DrawingMessages = {
  locale: 'it',
  kinds: {
    open: 'aperto, conteggiato',
    extra: 'apertura straordinaria, conteggiata',
    overrun: 'conteggiato dopo la scadenza',
    unused: 'aperto',
  },
  lane: 'orari di ogni sede',
  holder: 'in carico a',
  marks: { reported: 'segnalato', due: 'scadenza', now: 'ora' },
  counted: 'conteggiato',
  sum: (duration, ms) => `${duration} ${agreeing(ms, 'conteggiat')}`,
  clock: (before, after) => `cambio dell'ora: ${before} → ${after}`,
  noDate: NO_DATE,
  days: count => (count === 1 ? 'un altro giorno' : `altri ${count} giorni`),
  day: count => `giorno ${count}`,
  notDue: waitsFor => (waitsFor === undefined ? STOPPED_EARLY : NOT_DUE[waitsFor]),
}

export const itYear: YearMessages = {
  locale: 'it',
  kinds: {
    open: 'aperto',
    closed: 'chiuso',
    holiday: 'festività',
    part: 'festività per una parte del giorno',
    extra: 'apertura straordinaria',
    exception: 'chiusura straordinaria',
  },
  change: "cambio dell'ora",
  clock: (before, after) => `cambio dell'ora: ${before} → ${after}`,
  noDate: NO_DATE,
  span: (first, last) => `da ${first} a ${last}`,
  total: (days, duration) => `${days} ${days === 1 ? 'giorno' : 'giorni'} di apertura: ${duration}`,
  unnamed: 'un calendario',
  heading: (calendar, year, timeZone, total) => `${calendar}, ${year}, ${timeZone}: ${total}`,
  noMark: 'senza segno',
}

export const itReason: ReasonMessages = {
  locale: 'it',
  and: 'e',
  more: count => (count === 1 ? 'un altro' : `altri ${count}`),
  nothing: 'niente',
  days(count, isOther) {
    if (!isOther) return count === 1 ? '1 giorno' : `${count} giorni`
    return count === 1 ? 'un altro giorno' : `altri ${count} giorni`
  },
  onDate: (duration, date) => `${date} ${duration}`,
  hours(count, clock) {
    const hours = count === 1 ? '1 ora' : `${count} ore`
    return clock === 'business' ? `${hours} ${count === 1 ? 'lavorativa' : 'lavorative'}` : hours
  },
  time(duration, clock) {
    if (clock === 'business') return `${duration} di tempo lavorativo`
    return clock === 'always' ? duration : `${duration} di tempo conteggiato`
  },
  aroundTheClock: time => `${time}, 24 ore su 24`,
  counted: duration => `conteggiato ${duration}`,
  over: duration => `oltre la scadenza ${duration}`,
  folded: count => `altri ${count} intervalli`,
  outsideHours: 'fuori orario',
  deadline(facts) {
    const { budget, timeZone, calendar, opens, counted, closed } = facts
    const by = calendar === undefined ? `calendario di ${timeZone}` : `calendario ${calendar}`
    const wait = opens === undefined ? '' : `, chiuso in quel momento e aperto da ${opens}`
    return (
      `${nameOf(facts)}: ${budget} da ${startOf(facts)}, ${by}${wait}: ${counted}` +
      `${closed === undefined ? '' : `; chiuso ${closed}`}.`
    )
  },
  deadlineAroundTheClock(facts) {
    if (facts.isInDays)
      return `${nameOf(facts)}: ${facts.budget}, da ${startOf(facts)}; conta anche il tempo di chiusura.`
    return (
      `${nameOf(facts)}: ${facts.budget} da ${startOf(facts)}, ` +
      '24 ore su 24: notti, fine settimana e festività non fermano il conteggio.'
    )
  },
  verdict({ budget, policy, calendar, start, dayZero, replaced, timeZone, reported, counted, uncounted }) {
    return [
      `${budget}, come da ${policy}`,
      ...(calendar === undefined ? [] : [`, calendario ${calendar}`]),
      ...(start === undefined ? [] : [`, da ${start}`]),
      ...(dayZero === undefined ? [] : [`, il giorno 0 è ${dayZero}`]),
      ...(replaced === undefined ? [] : [`, ${replaced.by} sostituisce ${replaced.date}`]),
      ` (${timeZone}${reported === undefined ? '' : `; segnalato ${reported}`})`,
      ...(counted === undefined ? [] : [`: ${counted}`]),
      ...(uncounted === undefined ? [] : [`; non conteggiati: ${uncounted}`]),
    ].join('')
  },
  open: target => (Object.hasOwn(OPEN, target) ? OPEN[target] : 'non ancora concluso'),
  openAt: (open, at) => `${open} (${at})`,
  stopped: (event = 'concluso', at, isPaused) => `${event} ${at}${isPaused ? ' durante una pausa' : ''}`,
  due: at => `scadenza ${at}`,
  onTime: 'in tempo',
  late: time => `in ritardo di ${time}`,
  lateUncounted: 'in ritardo, ma fuori dalle ore conteggiate',
}

/** Why a check has nothing to check. */
const NOTHING = {
  tickets: 'nessun ticket valutato',
  shares: 'nessuna percentuale valutabile',
  targets: 'nessun termine previsto per questi ticket',
}

export const itFinding: FindingMessages = {
  nothingToCheck: reason => `Niente da verificare: ${NOTHING[reason]}.`,
  share: (target, severity, period) =>
    `${wordsFor(target)}, ${severity === undefined ? 'tutte le gravità' : `gravità ${severity}`}` +
    `${period === undefined ? '' : `, ${period}`}`,
  minimumMissed: (share, counts) => `${share}: ${missed(counts, 'minimo')}`,
  objectiveMissed: (share, counts) => `${share}: ${missed(counts, 'obiettivo')}`,
  notJudged(share, ended, needed) {
    const reason =
      ended === 0 ? 'nessuno è concluso' : ended === 1 ? 'solo 1 è concluso' : `solo ${ended} sono conclusi`
    return `${share}: non valutato, ${reason}${needed > 1 ? `, ne servono ${needed}` : ''}.`
  },
  periodsNotJudged(share, periods, more, needed) {
    const rest = more === 1 ? ' e un altro periodo' : ` e altri ${more} periodi`
    const where = periods.length ? ` nel periodo ${periods.join(', ')}${more ? rest : ''}` : ''
    return `${share}: non valutato${where}, ${needed > 1 ? `meno di ${needed} conclusi` : 'nessuno è concluso'}.`
  },
  noColumn: (column, hint) => `Nessun ticket ha una colonna ${column} da confrontare. ${hint}`,
  ambiguousYes: (column, cell) =>
    `La colonna ${column} contiene ${cell} e il suo nome non indica se significa rispettato o violato. ` +
    'Impostate compare.yes (--compare-yes) su "met" (rispettato) o "breached" (violato).',
  nothingCompared: (column, reason) => `Nessun confronto possibile con la colonna ${column}${reason}`,
  noneJudged: ': nessun ticket valutato.',
  allBlank: ': tutte le celle sono vuote.',
  noneEnded: target => `: il termine di ${wordsFor(target)} non è concluso per nessun ticket con una cella compilata.`,
  unread: (column, count, example) =>
    `Nella colonna ${column} ${count === 1 ? '1 cella non indica' : `${count} celle non indicano`} né rispettato né ` +
    `violato, per esempio ${example}.`,
  waiverExpired: (ticket, target, until) => `${waiver(ticket, target)} è scaduta (${until}).`,
  waiverUnused: (ticket, target) => `${waiver(ticket, target)} non giustifica nulla: la violazione non esiste.`,
  baselineUnused: (count, entries) =>
    `${count === 1 ? '1 violazione già nota non esiste più' : `${count} violazioni già note non esistono più`}: ${entries}`,
  datesWithoutTime: count =>
    `${count === 1 ? '1 data è senza orario e viene conteggiata' : `${count} date sono senza orario e vengono conteggiate`} ` +
    'dalla mezzanotte. Se il sistema registra gli orari, esportate anche quelli.',
  ticketsRepeated: (count, ids) =>
    `${count === 1 ? '1 riga ripete un ticket' : `${count} righe ripetono ticket`} con gli stessi valori; ogni ticket ` +
    `conta una volta sola: ${ids}.`,
  eventsRepeated: (count, ids) =>
    `${count === 1 ? '1 ticket ha' : `${count} ticket hanno`} lo stesso evento in più righe; ogni evento conta una volta ` +
    `sola: ${ids}.`,
  logsCutOff: (count, ids) =>
    `${count === 1 ? '1 ticket non è stato valutato' : `${count} ticket non sono stati valutati`}, perché il registro ` +
    `non inizia con uno stato di apertura: ${ids}. Il registro può essere incompleto all'inizio. Uno stato è di apertura ` +
    'se tickets.states lo associa a "open".',
}

export const itChange: ChangeMessages = {
  locale: 'it',
  unknown: 'il motivo non è più ricostruibile',
  rejected: (version, error) => `il ticket non viene valutato ${IN[version]}: ${error}`,
  noCycle: (version, cycle, target) => `il ciclo ${cycle} di ${wordsFor(target)} non esiste ${IN[version]}`,
  notPromised: (version, target, severity) =>
    `nessun termine di ${wordsFor(target)} ${IN[version]} per la gravità ${severity}`,
  waived: (version, reason) => `in deroga ${IN[version]}: ${reason}`,
  severity: (before, after) => `gravità ${both(before, after)}`,
  budget: (before, after) => both(before, after),
  clock(before, after) {
    const text = (clock: typeof before) => (clock === 'always' ? '24 ore su 24' : "nell'orario lavorativo")
    return `conteggio ${both(text(before), text(after))}`
  },
  start(before, after) {
    const text = (at: string | undefined) => (at === undefined ? 'non è iniziato' : `decorre da ${at}`)
    return `il termine ${both(text(before), text(after))}`
  },
  stop(before, after) {
    const text = (at: string | undefined) => (at === undefined ? 'non è concluso' : `è concluso ${at}`)
    return `il termine ${both(text(before), text(after))}`
  },
  calendar: (before = 'un calendario', after = 'un calendario') => `calendario ${both(before, after)}`,
  moreDates: count => (count === 1 ? "un'altra data" : `altre ${count} date`),
  holiday: (date, name, version) => `${date} è festività${name} ${IN[version]}`,
  countsOnlyIn({ duration, date, version, otherVersion, openBy, closedBy }) {
    const open = openBy === undefined ? '' : `, apertura straordinaria${openBy}`
    const closed = closedBy === undefined ? '' : `, chiusura straordinaria${closedBy} ${IN[otherVersion]}`
    return `${date}: ${duration} contano solo ${IN[version]}${open}${closed}`
  },
  onlyIn: (reason, duration, version) => `${reason} ${duration} solo ${IN[version]}`,
}

/** The versions of the contracts. */
const IN: Readonly<Record<Version, string>> = { OLD: 'nel VECCHIO', NEW: 'nel NUOVO' }

const UNTIL: { readonly [due: string]: string } = {
  close: 'fino alla chiusura',
  'same-time': 'alla stessa ora',
  'end-of-day': 'fino alla fine della giornata',
}

function workingDaysText(count: number): string {
  if (count === 0) return 'lo stesso giorno lavorativo'
  return count === 1 ? '1 giorno lavorativo' : `${count} giorni lavorativi`
}

function left(ms: number): string {
  return isOne(ms) ? 'resta' : 'restano'
}

/** Returns an adjective that agrees with a duration: `2 ore lavorative`, `1 ora e 30 minuti lavorativi`. */
function agreeing(ms: number, stem: string): string {
  const isInHours = durationAmounts(ms).every(([, unit]) => unit === 'hour')
  if (isInHours) return stem + (isOne(ms) ? 'a' : 'e')
  return stem + (isOne(ms) ? 'o' : 'i')
}

/** Whether the text of a duration is a single unit: `1 ora`. */
function isOne(ms: number): boolean {
  const [[amount], ...others] = durationAmounts(ms)
  return amount === 1 && others.length === 0
}

function both(before: string, after: string): string {
  return `${before} ${IN.OLD}, ${after} ${IN.NEW}`
}

function missed({ met, ended, percent, needed, excused, credit }: MissedShare, minimum: string): string {
  return (
    `${met} su ${ended} nei termini (${comma(percent.toFixed(2))}%), ${minimum} ${comma(needed)}%` +
    `${excused ? `, ${excused} ${excused === 1 ? 'violazione giustificata' : 'violazioni giustificate'}` : ''}` +
    `${credit ? `, penale ${comma(credit)}%` : ''}.`
  )
}

function wordsFor(target: string): string {
  return itVocabulary.target(target)
}

function comma(value: number | string): string {
  return String(value).replace('.', ',')
}

function waiver(ticket: string, target: string | undefined): string {
  return `La deroga per ${ticket}${target === undefined ? '' : `, ${wordsFor(target)},`}`
}

function nameOf({ severity, target }: { readonly severity: string; readonly target: string | undefined }): string {
  return target === undefined ? severity : `${severity}, ${target}`
}

function startOf(facts: { readonly start: string; readonly timeZone: string; readonly reported: string | undefined }) {
  const { start, timeZone, reported } = facts
  return `${start} (${timeZone}${reported === undefined ? '' : `; segnalato ${reported}`})`
}
