import { spelledOut } from '../text/spelled-out.ts'
import { isDayBudget } from '../time/day-budget.ts'
import { DAY } from '../time/epoch-day.ts'
import { type DateFormatter, dateFormatter } from '../time/format/date-formatter.ts'
import { formatDuration } from '../time/format/duration.ts'
import { localeOf, type TextOptions } from '../time/format/locale.ts'
import { type InstantInput, toEpochMs } from '../time/instant.ts'
import { type Zone, zoneOf } from '../time/zone.ts'
import { assertExplanation } from './assert-explanation.ts'
import type { Explanation, Segment } from './explain.ts'
import { lastCalendarDay } from './last-calendar-day.ts'
import { foldedLines, uncountedReason, withHolder } from './lines.ts'
import { EXPLANATIONS, inLanguage, VOCABULARIES } from './messages/languages.ts'
import type { DateAndTime, ExplanationMessages, Vocabulary } from './messages/messages.ts'

/** How the text of an explanation is written. */
export type ExplainTextOptions = TextOptions & {
  /**
   * The IANA time zone of the times in it.
   *
   * @defaultValue the calendar's
   */
  readonly timeZone?: string | undefined
}

/** A long explanation lists this many segments at the start and at the end. */
const FIRST_SEGMENTS = 8
const LAST_SEGMENTS = 5

/** If more days than these are counted, only the first and the last are named. */
const LONGEST_DAYS = 5

/**
 * Returns an explanation in plain sentences, with one line per segment: the answer to "why Monday at 12:30?".
 *
 * @param options `locale`: `it`, or English for every other (default: `en`); `timeZone` of the times (default: the
 * calendar's)
 * @throws {SlaCalendarError} `key-unknown`, `input-invalid` for a value that {@link explain} did not return, `time-zone-unknown`
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
  assertExplanation(explanation)
  const locale = localeOf(options, ['locale', 'timeZone'])
  const text = new ExplanationText(explanation, locale, options.timeZone ?? explanation.timeZone)
  // A name may contain line ends and control characters.
  return text
    .lines()
    .map(line => spelledOut(line, '\t'))
    .join('\n')
}

/** An explanation, the language and the zone of its text. */
class ExplanationText {
  readonly #explanation: Explanation<InstantInput>
  readonly #locale: string
  readonly #zone: Zone
  readonly #vocabulary: Vocabulary
  readonly #messages: ExplanationMessages
  readonly #dates: DateFormatter

  constructor(explanation: Explanation<InstantInput>, locale: string, timeZone: string) {
    this.#explanation = explanation
    this.#locale = locale
    this.#zone = zoneOf(timeZone, ['timeZone'])
    this.#vocabulary = inLanguage(VOCABULARIES, locale)
    this.#messages = inLanguage(EXPLANATIONS, locale)
    this.#dates = dateFormatter(locale)
  }

  lines(): string[] {
    const { segments, overrun, notices } = this.#explanation
    return [
      this.#promise(),
      ...(segments.length ? [this.#messages.reported(this.#at(segments[0].start), this.#zone.id)] : []),
      ...this.#days(),
      ...foldedLines(
        segments,
        [FIRST_SEGMENTS, LAST_SEGMENTS],
        segment => `- ${this.#span(segment)}: ${this.#reason(segment)}`,
        left => `- ${this.#messages.folded(left.length, this.#counted(countedMs(left)))}`,
      ),
      this.#due(),
      ...(overrun.length ? [this.#over()] : []),
      ...(notices.length ? [this.#messages.call] : []),
    ]
  }

  #promise(): string {
    const { severity, label, target, targetLabel, within, budgetMs, clock, policy, calendar } = this.#explanation
    const { target: targetName, days, severity: severityText } = this.#vocabulary
    const budget = isDayBudget(within) ? days(within) : this.#messages.budget(this.#duration(budgetMs), budgetMs, clock)
    const promise = this.#messages.promise(budget, policy, clock === 'always' ? undefined : calendar)
    return `${severityText(severity, label)}, ${targetName(target, targetLabel)}: ${promise}`
  }

  /** Day 0 and the counted days with their numbers. */
  #days(): string[] {
    const { dayZero, countedDays } = this.#explanation
    if (dayZero === undefined) return []
    const { shortDate } = this.#dates
    const all = [dayZero, ...countedDays!].map((date, day) => [day, shortDate(Date.parse(date))] as const)
    const isLong = all.length > LONGEST_DAYS + 1
    const last = lastCalendarDay(this.#explanation)
    if (last) {
      const { day, date, replacedBy } = last
      const numbered = this.#messages.days([all[0], [day, shortDate(date * DAY)]])
      return [
        replacedBy === undefined ? numbered : `${numbered} ${this.#messages.replaced(shortDate(replacedBy * DAY))}`,
      ]
    }
    return [this.#messages.days(isLong ? [...all.slice(0, 2), ...all.slice(-1)] : all)]
  }

  #reason(segment: Segment): string {
    const { counted, reason, name, calendar, holder, ms } = segment
    const text = counted ? this.#counted(ms) : this.#vocabulary.reasons[uncountedReason(segment)]
    const named = name === undefined ? text : this.#messages.named(text, reason, name)
    const placed = calendar === undefined || calendar === name ? named : `${named} (${calendar})`
    return withHolder(placed, reason, holder, this.#vocabulary)
  }

  #due(): string {
    const { dueAt, startsAt, stoppedAt, budgetMs, segments } = this.#explanation
    if (dueAt !== null) return this.#messages.due(this.#at(dueAt))
    const left = budgetMs - countedMs(segments)
    if (stoppedAt != null) return this.#messages.stopped(this.#at(stoppedAt), this.#duration(left))
    const last = segments.at(-1)?.reason
    const isPending = startsAt === null
    if (!isPending && last === 'held-by-others') return this.#messages.heldByOthers(this.#duration(left), left)
    if (isPending && last === 'stopped') return this.#messages.pending(this.#duration(left), left)
    return this.#messages[isPending ? 'waiting' : 'paused'](this.#duration(left), left)
  }

  #over(): string {
    const { overrun, clock } = this.#explanation
    const until = this.#at(overrun[overrun.length - 1].end)
    const ms = countedMs(overrun)
    return ms ? this.#messages.over(this.#duration(ms), ms, until, clock) : this.#messages.overUncounted(until)
  }

  #counted(ms: number): string {
    return this.#messages.counted(this.#duration(ms), ms)
  }

  #duration(ms: number): string {
    return formatDuration(ms, { locale: this.#locale })
  }

  #at(instant: InstantInput): DateAndTime {
    const wall = this.#zone.wallOf(toEpochMs(instant, []))
    return { date: this.#dates.longDate(wall), time: this.#dates.time(wall) }
  }

  #span({ start, end }: Segment): string {
    const { shortDate, time } = this.#dates
    const [from, until] = [toEpochMs(start, []), toEpochMs(end, [])]
    const [shownFrom, shownUntil] = [from, until].map(at => this.#zone.wallOf(at))
    // A date of 25 hours can begin and end a segment of 24 hours.
    const isSameDay = Math.floor(shownFrom / DAY) === Math.floor(shownUntil / DAY) && until - from < DAY
    const last = isSameDay ? time(shownUntil) : `${shortDate(shownUntil)} ${time(shownUntil)}`
    return `${shortDate(shownFrom)} ${time(shownFrom)} – ${last}`
  }
}

function countedMs(segments: readonly Segment[]): number {
  return segments.reduce((sum, { counted, ms }) => sum + (counted ? ms : 0), 0)
}
