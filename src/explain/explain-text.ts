import type { TargetName } from '../policy/spec.ts'
import { DAY } from '../time/epoch-day.ts'
import { type InstantInput, toEpochMs } from '../time/instant.ts'
import { zoneOf } from '../time/zone.ts'
import { InputValue } from '../validation/input-value.ts'
import { spelledOut } from '../validation/spelled-out.ts'
import type { Explanation, Segment, SegmentReason } from './explain.ts'
import { checkedLocale, formatDuration, type TextOptions } from './format-duration.ts'
import { agreeing, isItalian, severityText, shownUnits, workingDaysText } from './promise-text.ts'

/** How the text of an explanation is written. */
export type ExplainTextOptions = TextOptions & {
  /**
   * The IANA time zone of the times in it.
   *
   * @defaultValue the calendar's
   */
  readonly timeZone?: string | undefined
}

/** What a language says. */
type Words = {
  readonly targets: Readonly<Record<TargetName, string>>
  readonly closed: Readonly<Record<Exclude<SegmentReason, 'hours' | 'always'>, string>>
  /** A reason that has a name. */
  readonly named: (why: string, reason: SegmentReason, name: string) => string
  readonly hours: (duration: string, ms: number, isAlways: boolean) => string
  readonly promise: (promise: string, policy: string, calendar: string | undefined) => string
  readonly reported: (at: string, timeZone: string) => string
  readonly days: (dates: readonly (readonly [day: number, date: string])[]) => string
  readonly counted: (duration: string, ms: number) => string
  readonly folded: (count: number, counted: string) => string
  readonly due: (at: string) => string
  readonly paused: (duration: string, ms: number) => string
  readonly waiting: (duration: string, ms: number) => string
  readonly stopped: (at: string, duration: string) => string
  readonly over: (duration: string, ms: number, at: string, isAlways: boolean) => string
  readonly overUncounted: (at: string) => string
  readonly call: string
}

const EN: Words = {
  targets: {
    firstResponse: 'first response',
    nextResponse: 'next response',
    update: 'update',
    resolution: 'resolution',
  },
  closed: {
    'outside-hours': 'closed',
    holiday: 'holiday',
    exception: 'closed by exception',
    paused: 'paused',
    waiting: 'waiting for a call or the next opening',
    stopped: 'clock stopped',
    restarted: 'counted, but discarded when the severity changed',
  },
  named: (why, _reason, name) => `${why}, ${name}`,
  hours: (duration, _ms, isAlways) => `${duration} ${isAlways ? 'around the clock' : 'of working time'}`,
  promise: (promise, policy, calendar) =>
    `${promise}, as promised in the policy ${policy}` +
    `${calendar === undefined ? '' : `, counted on the calendar ${calendar}`}.`,
  reported: (at, timeZone) => `Reported on ${at} (${timeZone}).`,
  days: dates => `${capital(dates.map(([day, date]) => `day ${day} is ${date}`).join(', '))}.`,
  counted: duration => `${duration} counted`,
  folded: (count, counted) => `${count} more intervals, ${counted}`,
  due: at => `Due on ${at}.`,
  paused: duration => `No due time while paused: ${duration} left.`,
  waiting: duration => `No due time while waiting for a call or the next opening: ${duration} left.`,
  stopped: (at, duration) => `Stopped on ${at} with ${duration} left.`,
  over: (duration, _ms, at) => `Overdue by ${duration} as of ${at}.`,
  overUncounted: at => `Overdue as of ${at}, but outside counted hours.`,
  call: 'Outside business hours the contract requires a phone call.',
}

const IT: Words = {
  targets: {
    firstResponse: 'prima risposta',
    nextResponse: 'risposta successiva',
    update: 'aggiornamento',
    resolution: 'risoluzione',
  },
  closed: {
    'outside-hours': 'chiuso',
    holiday: 'festività',
    exception: 'chiusura straordinaria',
    paused: 'in pausa',
    waiting: 'in attesa di una telefonata o della prossima apertura',
    stopped: 'conteggio sospeso',
    restarted: 'conteggiato, ma azzerato al cambio di gravità',
  },
  named(why, reason, name) {
    if (reason === 'holiday') return `${why}: ${name}`
    return reason === 'paused' ? `${why} (in attesa: ${name})` : `${why}, ${name}`
  },
  hours: (duration, ms, isAlways) =>
    isAlways ? `${duration}, con conteggio continuo (24 ore su 24)` : `${duration} ${agreeing(ms, 'lavorativ')}`,
  promise: (promise, policy, calendar) =>
    `${promise}, come da ${policy}${calendar === undefined ? '' : ` (calendario «${calendar}»)`}.`,
  reported: (at, timeZone) => `Segnalato ${at.replace(', ore ', ' alle ')} (${timeZone}).`,
  days: dates => `${capital(dates.map(([day, date]) => `il giorno ${day} è ${date}`).join(', '))}.`,
  counted: (duration, ms) => `${duration} ${agreeing(ms, 'conteggiat')}`,
  folded: (count, counted) => `altri ${count} intervalli, per un totale di ${counted}`,
  due: at => `Scadenza: ${at}.`,
  paused: (duration, ms) => `Scadenza sospesa: ${rest(ms)} ${duration}.`,
  waiting: (duration, ms) =>
    `Scadenza sospesa in attesa di una telefonata o della prossima apertura: ${rest(ms)} ${duration}.`,
  stopped: (at, duration) => `Concluso ${at.replace(', ore ', ' alle ')}, con ${duration} ancora a disposizione.`,
  over: (duration, ms, at, isAlways) =>
    `Scadenza superata di ${duration}${isAlways ? '' : ` ${agreeing(ms, 'lavorativ')}`} (${at}).`,
  overUncounted: at => `Scadenza superata (${at}), ma fuori dalle ore conteggiate.`,
  call: "Fuori dall'orario di lavoro il contratto richiede una telefonata.",
}

function rest(ms: number): string {
  return shownUnits(ms).isOne ? 'resta' : 'restano'
}

function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1)
}

/** Longer lists are folded in the middle. */
const LONGEST = 14
const HEAD = 8
const TAIL = 5

/** Of more counted days than these, only the first and the last are named. */
const MOST_DAYS = 5

/**
 * Returns an explanation in plain sentences, with one line per segment: the answer to "why Monday at 12:30?".
 *
 * @param options `locale`: `it`, or English for every other (default: `en`); `timeZone` of the times (default: the
 * calendar's)
 * @throws {SlaCalendarError} `input-invalid` for a value that {@link explain} did not return, `time-zone-unknown`
 * @example
 * ```ts
 * import { explain, explainText } from 'sla-calendar'
 *
 * const explanation = explain({ severity: 'high', reportedAt: '2026-11-20T15:30+01:00' }) // a Friday in Rome
 * explainText(explanation).split('\n').at(-1) // => 'Due on Monday, 23 November 2026 at 12:30.'
 * explainText(explanation, { locale: 'it' }).split('\n').at(-1) // => 'Scadenza: lunedì 23 novembre 2026, ore 12:30.'
 * ```
 */
export function explainText(explanation: Explanation<InstantInput>, options: ExplainTextOptions = {}): string {
  const given = new InputValue(explanation, [])
  if (!Array.isArray(Object(explanation).segments))
    throw given.expected('an explanation', 'Give what explain has answered.')
  const locale = checkedLocale(options)
  const words = isItalian(locale) ? IT : EN
  const { timeZone = explanation.timeZone } = options
  const { target, policy, segments, overrun, notices } = explanation
  const isAlways = explanation.clock === 'always'
  const { at, date, span } = formats(locale, zoneOf(timeZone, ['timeZone']).id)
  const duration = (ms: number) => formatDuration(ms, { locale })
  const counted = (list: readonly Segment[]) => list.reduce((sum, { counted, ms }) => sum + (counted ? ms : 0), 0)
  const { within, budgetMs } = explanation
  const promise = workingDaysText(within, locale) ?? words.hours(duration(budgetMs), budgetMs, isAlways)
  const calendar = isAlways ? undefined : explanation.calendar
  const lines = [
    `${severityText(explanation, locale)}, ${words.targets[target]}: ${words.promise(promise, policy, calendar)}`,
  ]
  if (segments.length) lines.push(words.reported(at(segments[0].start), timeZone))
  const days = daysOf(explanation)
  if (days.length) lines.push(words.days(days.map(([day, text]) => [day, date(text)])))
  const listed = (list: readonly Segment[]) => list.map(one => `- ${span(one)}: ${whyText(one, words, duration)}`)
  if (segments.length > LONGEST) {
    // A long list has thousands of segments: only those shown are formatted.
    const left = segments.slice(HEAD, -TAIL)
    const folded = `- ${words.folded(left.length, words.counted(duration(counted(left)), counted(left)))}`
    lines.push(...listed(segments.slice(0, HEAD)), folded, ...listed(segments.slice(-TAIL)))
  } else lines.push(...listed(segments))
  lines.push(dueText())
  if (overrun.length) lines.push(overText())
  if (notices.length) lines.push(words.call)
  // A name may have line ends and controls in it.
  return lines.map(line => spelledOut(line, '\t')).join('\n')

  function dueText(): string {
    const { dueAt, startsAt, stoppedAt } = explanation
    if (dueAt !== null) return words.due(at(dueAt))
    const left = budgetMs - counted(segments)
    if (stoppedAt != null) return words.stopped(at(stoppedAt), duration(left))
    return words[startsAt === null ? 'waiting' : 'paused'](duration(left), left)
  }

  function overText(): string {
    const until = at(overrun[overrun.length - 1].end)
    const ms = counted(overrun)
    return ms ? words.over(duration(ms), ms, until, isAlways) : words.overUncounted(until)
  }
}

/** Day 0 and the counted days with their numbers. */
function daysOf({ dayZero, countedDays = [] }: Explanation): [day: number, date: string][] {
  if (dayZero === undefined) return []
  const days = [dayZero, ...countedDays].map((date, day): [number, string] => [day, date])
  return days.length > MOST_DAYS + 1 ? [...days.slice(0, 2), ...days.slice(-1)] : days
}

function whyText(segment: Segment, words: Words, duration: (ms: number) => string): string {
  const { counted, reason, name, calendar, ms } = segment
  const why = counted ? words.counted(duration(ms), ms) : words.closed[reason as keyof Words['closed']]
  return (
    (name === undefined ? why : words.named(why, reason, name)) +
    (calendar === undefined || calendar === name ? '' : ` (${calendar})`)
  )
}

/** Writes instants, dates and segments as the clock of a zone shows them, with seconds if there are any. */
function formats(locale: string, timeZone: string) {
  const { language, region } = new Intl.Locale(locale)
  // A formatter takes far longer to make than to use.
  const make = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options })
  // English dates are British unless the locale names the United States; the platforms differ in their commas.
  const isBritish = language === 'en' && region !== 'US'
  const dated = (options: Intl.DateTimeFormatOptions, comma: string) => {
    const made = make(options)
    if (!isBritish) return (ms: number) => made.format(ms)
    return (ms: number) => {
      const parts = Object.fromEntries(made.formatToParts(ms).map(({ type, value }) => [type, value]))
      return `${parts.weekday}${comma} ${[parts.day, parts.month, parts.year].filter(Boolean).join(' ')}`
    }
  }
  const longDate = dated({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, ',')
  const short = { weekday: 'short', day: 'numeric', month: 'short' } as const
  const shortDate = dated(short, '')
  const minutes = make({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const seconds = make({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  const time = (ms: number) => (ms % 60_000 ? seconds : minutes).format(ms)
  return {
    at(at: InstantInput) {
      const ms = toEpochMs(at, [])
      return `${longDate(ms)}${language === 'it' ? ', ore' : ' at'} ${time(ms)}`
    },
    date: (text: string) => dated({ ...short, timeZone: 'UTC' }, '')(Date.parse(text)),
    span({ start, end }: Segment) {
      const [from, until] = [toEpochMs(start, []), toEpochMs(end, [])]
      const isSameDay = shortDate(from) === shortDate(until) && until - from < DAY
      return `${shortDate(from)} ${time(from)} – ${isSameDay ? time(until) : `${shortDate(until)} ${time(until)}`}`
    },
  }
}
