import { Given } from '../input/given.ts'
import type { TargetName } from '../policy/spec.ts'
import { DAY } from '../time/civil-date.ts'
import { type InstantInput, toEpochMs } from '../time/instant.ts'
import { zoneOf } from '../time/zone.ts'
import { formatDuration, localeOf, type TextOptions } from './duration-text.ts'
import type { Explanation, Segment, SegmentReason } from './explain.ts'

/** How an explanation is told. */
export type ExplainTextOptions = TextOptions & {
  /** The IANA time zone of the times in it; the calendar's unless said otherwise. */
  readonly timeZone?: string
}

/** What a language says. */
type Words = {
  readonly targets: Readonly<Record<TargetName, string>>
  readonly closed: Readonly<Record<Exclude<SegmentReason, 'hours' | 'always'>, string>>
  readonly promise: (duration: string, isAlways: boolean, policy: string, calendar: string | undefined) => string
  readonly reported: (at: string, timeZone: string) => string
  readonly counted: (duration: string) => string
  readonly folded: (count: number, duration: string) => string
  readonly due: (at: string) => string
  readonly open: (duration: string) => string
  readonly over: (duration: string, until: string) => string
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
    stopped: 'the clock stands still',
    restarted: 'counted, but discarded when the severity changed',
  },
  promise: (duration, isAlways, policy, calendar) =>
    `${duration} ${isAlways ? 'around the clock' : 'of working time'}, promised by ${policy}` +
    `${calendar === undefined || isAlways ? '' : `, counted on the calendar ${calendar}`}.`,
  reported: (at, timeZone) => `Reported on ${at} (${timeZone}).`,
  counted: duration => `${duration} counted`,
  folded: (count, duration) => `${count} more stretches, ${duration} of them counted`,
  due: at => `Due on ${at}.`,
  open: duration => `When it is due cannot be told yet: ${duration} left.`,
  over: (duration, until) => `Over by ${duration} of counted time on ${until}.`,
  call: 'Outside business hours the contract requires a phone call.',
}

const IT: Words = {
  targets: {
    firstResponse: 'prima risposta',
    nextResponse: 'risposta successiva',
    update: 'aggiornamento',
    resolution: 'soluzione',
  },
  closed: {
    'outside-hours': 'chiuso',
    holiday: 'festivo',
    exception: 'chiusura straordinaria',
    paused: 'in pausa',
    waiting: 'in attesa di una telefonata o della prossima apertura',
    stopped: 'il conteggio è fermo',
    restarted: 'conteggiato, ma azzerato al cambio di gravità',
  },
  promise: (duration, isAlways, policy, calendar) =>
    `${duration}${isAlways ? ', 24 ore su 24' : ' di orario di lavoro'}, secondo ${policy}` +
    `${calendar === undefined || isAlways ? '' : `, nel calendario ${calendar}`}.`,
  reported: (at, timeZone) => `Segnalato ${at} (${timeZone}).`,
  counted: duration => `${duration} nel conteggio`,
  folded: (count, duration) => `altri ${count} intervalli, di cui ${duration} nel conteggio`,
  due: at => `Scadenza: ${at}.`,
  open: duration => `La scadenza non è ancora nota: ${duration} rimanenti.`,
  over: (duration, until) => `Superata di ${duration} di tempo conteggiato: ${until}.`,
  call: "Fuori dall'orario di lavoro il contratto richiede una telefonata.",
}

/** Longer lists are folded in the middle. */
const LONGEST = 14
const HEAD = 8
const TAIL = 5

/**
 * An explanation in plain sentences, a line for each stretch of time: the answer to "why Monday at 12:30?".
 *
 * @param options `locale`: `it`, or English for every other; `timeZone` of the times
 * @throws {SlaCalendarError} `input-invalid` for what {@link explain} has not given, `time-zone-unknown`
 * @example
 * ```ts
 * import { explain, explainText } from 'sla-calendar'
 *
 * const explanation = explain({ severity: 'high', reportedAt: '2026-11-20T15:30+01:00' }) // a Friday in Rome
 * explainText(explanation).split('\n').at(-1) // => 'Due on Monday, November 23, 2026 12:30.'
 * explainText(explanation, { locale: 'it' }).split('\n').at(-1) // => 'Scadenza: lunedì 23 novembre 2026 12:30.'
 * ```
 */
export function explainText(explanation: Explanation<InstantInput>, options: ExplainTextOptions = {}): string {
  const given = new Given(explanation, [])
  if (!Array.isArray(Object(explanation).segments)) throw given.not('an explanation', 'Give what explain has answered.')
  const locale = localeOf(options)
  const words = new Intl.Locale(locale).language === 'it' ? IT : EN
  const { timeZone = explanation.timeZone } = options
  const { severity, target, clock, policy, calendar, budgetMs, segments, overrun, dueAt, notices } = explanation
  const { at, stretch } = teller(locale, zoneOf(timeZone, ['timeZone']).id)
  const duration = (ms: number) => formatDuration(ms, { locale })
  const counted = (list: readonly Segment[]) => list.reduce((sum, { counted, ms }) => sum + (counted ? ms : 0), 0)
  const promise = words.promise(duration(budgetMs), clock === 'always', policy, calendar)
  const lines = [`${severity}, ${words.targets[target]}: ${promise}`]
  if (segments.length) lines.push(words.reported(at(segments[0].start), timeZone))
  const told = (list: readonly Segment[]) => list.map(one => `- ${stretch(one)}: ${whyText(one, words, duration)}`)
  if (segments.length > LONGEST) {
    // A long list has thousands: only what is shown is told.
    const left = segments.slice(HEAD, -TAIL)
    const folded = `- ${words.folded(left.length, duration(counted(left)))}`
    lines.push(...told(segments.slice(0, HEAD)), folded, ...told(segments.slice(-TAIL)))
  } else lines.push(...told(segments))
  lines.push(dueAt === null ? words.open(duration(budgetMs - counted(segments))) : words.due(at(dueAt)))
  if (overrun.length) lines.push(words.over(duration(counted(overrun)), at(overrun[overrun.length - 1].end)))
  if (notices.length) lines.push(words.call)
  return lines.join('\n')
}

function whyText(segment: Segment, words: Words, duration: (ms: number) => string): string {
  const { counted, reason, name, calendar, ms } = segment
  const why = counted ? words.counted(duration(ms)) : words.closed[reason as keyof Words['closed']]
  return (
    why +
    (name === undefined ? '' : `, ${name}`) +
    (calendar === undefined || calendar === name ? '' : ` (${calendar})`)
  )
}

/** Tells instants and stretches as the clock of a zone shows them, with seconds where there are some. */
function teller(locale: string, timeZone: string) {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale, { timeZone, ...options })
    return (ms: number) => made.format(ms)
  }
  // A formatter takes far longer to make than to use.
  const longDate = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const date = format({ weekday: 'short', day: 'numeric', month: 'short' })
  const minutes = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const seconds = format({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  const time = (ms: number) => (ms % 60_000 ? seconds : minutes)(ms)
  return {
    at(at: InstantInput) {
      const ms = toEpochMs(at, [])
      return `${longDate(ms)} ${time(ms)}`
    },
    stretch({ start, end }: Segment) {
      const [from, until] = [toEpochMs(start, []), toEpochMs(end, [])]
      const isSameDay = date(from) === date(until) && until - from < DAY
      return `${date(from)} ${time(from)} – ${isSameDay ? time(until) : `${date(until)} ${time(until)}`}`
    },
  }
}
