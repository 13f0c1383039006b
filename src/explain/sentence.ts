import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { isDayBudget } from '../time/day-budget.ts'
import { DAY, type EpochDay } from '../time/epoch-day.ts'
import { dateFormatter } from '../time/format/date-formatter.ts'
import { exactDuration } from '../time/format/duration.ts'
import { localDate, localTime } from '../time/format/local-time.ts'
import { type Zone, zoneOf } from '../time/zone.ts'
import type { Explanation, Segment } from './explain.ts'
import { lastCalendarDay } from './last-calendar-day.ts'
import { shortReason } from './lines.ts'
import { inLanguage, REASONS, VOCABULARIES } from './messages/languages.ts'
import type { ReasonMessages } from './messages/messages.ts'

/** A deadline without the form of the caller's instants: epoch milliseconds. */
export type ComputedDeadline = Pick<Explanation, 'within' | 'severity' | 'target' | 'targetLabel' | 'clock'> & {
  readonly reportedAt: number
  readonly startsAt: number
  readonly dueAt: number
}

/** A longer list is folded: it says how many entries are left out. */
const LONGEST_LIST = 6
const HOUR = 3_600_000

/**
 * Returns a sentence that explains a deadline: the budget, when the timer starts, the time that each date contributes,
 * and which dates are closed. It reads the calendar itself, so it cannot contradict the deadline.
 */
export function deadlineSentence(due: ComputedDeadline, calendar: BusinessCalendar, locale = 'en'): string {
  const { target: targetName, days } = inLanguage(VOCABULARIES, locale)
  const messages = inLanguage(REASONS, locale)
  const { timeZone, name } = calendar
  const { within, severity, target, targetLabel, clock, reportedAt, startsAt, dueAt } = due
  const timeAt = (at: number) => localTime(at, timeZone, locale)
  const isInDays = isDayBudget(within)
  const counted = clock === 'always' ? [{ start: startsAt, end: dueAt }] : [...calendar.intervals(startsAt, dueAt)]
  const facts = {
    severity,
    target: target === 'firstResponse' ? undefined : targetName(target, targetLabel),
    budget: isInDays ? days(within) : hoursText(lengthOf(counted), clock, messages),
    isInDays,
    start: timeAt(startsAt),
    timeZone,
    reported: startsAt === reportedAt ? undefined : timeAt(reportedAt),
  }
  if (clock === 'always') return messages.deadlineAroundTheClock(facts)
  const closed = closedDates(due, calendar, messages)
  return messages.deadline({
    ...facts,
    calendar: name === undefined ? undefined : JSON.stringify(name),
    opens: openingAfter(due, calendar, timeAt),
    counted: listText(datesText(counted, zoneOf(timeZone, []), messages), messages),
    closed: closed.length ? listText(closed, messages) : undefined,
  })
}

/**
 * Returns a sentence that explains a verdict: the budget, who promised it, the time that each date contributed, and the
 * time that was not counted.
 */
export function verdictSentence(explanation: Explanation<number>, timeZone: string, locale = 'en'): string {
  const messages = inLanguage(REASONS, locale)
  const { clock, segments, policy, calendar, startsAt, dayZero } = explanation
  const zone = zoneOf(timeZone, ['timeZone'])
  const timeAt = (at: number) => localTime(at, timeZone, locale)
  const { shortDate } = dateFormatter(locale)
  const last = lastCalendarDay(explanation)
  const [first] = segments
  const start = startsAt ?? first?.start
  const counted = clock === 'always' ? [] : datesText(segments.filter(isCounted), zone, messages)
  const uncounted = uncountedTexts(segments, locale)
  return messages.verdict({
    budget: budgetText(explanation, locale),
    policy,
    calendar: clock === 'business' ? calendar : undefined,
    start: start === undefined ? undefined : timeAt(start),
    dayZero: dayZero === undefined ? undefined : shortDate(Date.parse(dayZero)),
    replaced:
      last?.replacedBy === undefined
        ? undefined
        : { date: shortDate(last.date * DAY), by: shortDate(last.replacedBy * DAY) },
    timeZone,
    reported: first && first.start !== start ? timeAt(first.start) : undefined,
    counted: counted.length ? listText(counted, messages) : undefined,
    uncounted: uncounted.length ? listText(uncounted, messages) : undefined,
  })
}

/** Returns a budget as the policy states it. */
export function budgetText({ within, budgetMs, clock }: Explanation<number>, locale: string): string {
  if (isDayBudget(within)) return inLanguage(VOCABULARIES, locale).days(within)
  const { time, aroundTheClock } = inLanguage(REASONS, locale)
  const text = time(exactDuration(budgetMs), clock)
  return clock === 'always' ? aroundTheClock(text) : text
}

function hoursText(ms: number, clock: Explanation['clock'], messages: ReasonMessages): string {
  return Number.isInteger(ms / HOUR) ? messages.hours(ms / HOUR, clock) : messages.time(exactDuration(ms), clock)
}

function isCounted({ counted }: Segment<number>): boolean {
  return counted
}

type Interval = { readonly start: number; readonly end: number }

function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { start, end }) => sum + end - start, 0)
}

/** Returns the counted time by local date. */
function datesText(counted: readonly Interval[], zone: Zone, messages: ReasonMessages): string[] {
  const dates = new Map<EpochDay, number>()
  for (const { start, end } of counted)
    for (let from = start; from < end; ) {
      const date = zone.dateOf(from)
      const until = Math.min(end, zone.startOf(date + 1))
      dates.set(date, (dates.get(date) ?? 0) + until - from)
      from = until
    }
  const { shortDate } = dateFormatter(messages.locale)
  return Array.from(dates, ([date, ms]) => messages.onDate(exactDuration(ms), shortDate(date * DAY)))
}

/** Returns the closed dates from the start until due; if there are many, only those with a name. */
function closedDates({ startsAt, dueAt }: ComputedDeadline, calendar: BusinessCalendar, messages: ReasonMessages) {
  const [first, last] = [startsAt, dueAt].map(at => localDate(at, calendar.timeZone))
  // A deadline at midnight uses no time of its own date.
  const closed = [...calendar.days(first, last)].filter(({ date, openMs }) => openMs === 0 && date < last)
  const shown = closed.length > LONGEST_LIST ? closed.filter(({ name }) => name) : closed
  const left = closed.length - shown.length
  const { shortDate } = dateFormatter(messages.locale)
  return [
    ...shown.map(({ date, name }) => shortDate(Date.parse(date)) + (name ? ` (${name})` : '')),
    ...(left ? [messages.days(left, shown.length > 0)] : []),
  ]
}

/** Returns when the calendar opens, if it is closed at the start. */
function openingAfter(
  { startsAt, dueAt }: ComputedDeadline,
  calendar: BusinessCalendar,
  timeAt: (at: number) => string,
) {
  // Open time is counted before the deadline, so the calendar opens again.
  return calendar.isOpen(startsAt) || dueAt === startsAt ? undefined : timeAt(calendar.nextOpen(startsAt)!)
}

/** Returns the uncounted time by reason, the time outside hours last. */
function uncountedTexts(segments: readonly Segment<number>[], locale: string): string[] {
  const vocabulary = inLanguage(VOCABULARIES, locale)
  const { outsideHours } = inLanguage(REASONS, locale)
  const lengths = new Map<string, number>()
  let outside = 0
  for (const segment of segments) {
    const { counted, ms, name } = segment
    if (counted) continue
    const reason = shortReason(segment, locale)
    const text = name === undefined ? reason : `${reason} (${name})`
    if (text === vocabulary.reasons['outside-hours']) outside += ms
    else lengths.set(text, (lengths.get(text) ?? 0) + ms)
  }
  const all = [...lengths, ...(outside ? [[outsideHours, outside] as const] : [])]
  return all.map(([text, ms]) => `${text} ${exactDuration(ms)}`)
}

function listText(entries: readonly string[], { and, more, nothing }: ReasonMessages): string {
  const last = entries.at(-1) ?? nothing
  if (entries.length < 2) return last
  const left = entries.length - LONGEST_LIST
  if (left <= 0) return `${entries.slice(0, -1).join(', ')} ${and} ${last}`
  return `${entries.slice(0, LONGEST_LIST - 1).join(', ')}, ${more(left)} ${and} ${last}`
}
