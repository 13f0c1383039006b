import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { workingDaysText } from '../../explain/promise-text.ts'
import type { TargetName, TargetSpec } from '../../policy/spec.ts'
import { TARGET_WORDS } from '../../reports/breach-reason.ts'
import { dayText, durationText, localDate, localTime } from '../../time/time-text.ts'

/** A deadline as its reason needs it; instants in epoch milliseconds. */
export type Answer = {
  /** The budget as the policy states it. */
  readonly within: TargetSpec['within']
  readonly severity: string
  readonly target: TargetName
  readonly clock: 'always' | 'business'
  readonly reportedAt: number
  readonly startsAt: number
  readonly dueAt: number
}

/** Lists longer than this are folded, with the number of entries that are left out. */
const LONGEST_LIST = 6

/**
 * A sentence that explains a deadline: the budget, when the timer starts, what each day gives, and which days give
 * nothing, with the names of holidays. It is built from the calendar's own days, so it cannot contradict the deadline.
 */
export function deadlineReason(answer: Answer, calendar: BusinessCalendar): string {
  const what =
    answer.target === 'firstResponse' ? answer.severity : `${answer.severity}, ${TARGET_WORDS[answer.target]}`
  const start = startText(answer, calendar.timeZone)
  if (answer.clock === 'always')
    return (
      `${what}: ${hours(answer.dueAt - answer.startsAt, '')} after ${start}, ` +
      'around the clock: no night, weekend or holiday stops it.'
    )

  const days = daysUntilDue(answer, calendar)
  const counted = days.filter(day => day.counted).map(day => `${durationText(day.counted)} on ${dayText(day.date)}`)
  const closed = closedTexts(days.filter(day => day.closed))
  return (
    `${what}: ${budgetText(answer, days)} after ${start} by ${nameText(calendar)}` +
    `${waitText(answer, calendar)}: ${list(counted)}${closed.length ? `; closed on ${list(closed)}` : ''}.`
  )
}

/** The budget as the policy states it, even if its days have other hours. */
function budgetText({ within }: Answer, days: readonly Day[]): string {
  const stated = workingDaysText(within, 'en')
  const counted = days.reduce((sum, day) => sum + day.counted, 0)
  return stated ? `${stated},` : hours(counted, 'working ')
}

type Day = {
  readonly date: string
  readonly counted: number
  readonly closed: boolean
  readonly name?: string | undefined
}

/** The local dates from the start to the due instant, with the time that counts on each. */
function daysUntilDue({ startsAt, dueAt }: Answer, calendar: BusinessCalendar): Day[] {
  const first = localDate(startsAt, calendar.timeZone)
  const last = localDate(dueAt, calendar.timeZone)
  return Array.from(calendar.days(first, last), ({ date, openMs, intervals, name }) => {
    const counted = intervals.reduce(
      (sum, { start, end }) => sum + Math.max(0, Math.min(end, dueAt) - Math.max(start, startsAt)),
      0,
    )
    // What is due at midnight is due on a date that it takes nothing from.
    return { date, counted, closed: openMs === 0 && date < last, name }
  })
}

/** The closed days; where they are many, only those with a name. */
function closedTexts(days: readonly Day[]): string[] {
  const named = days.filter(day => day.name)
  const shown = days.length > LONGEST_LIST ? named : days
  const left = days.length - shown.length
  return [
    ...shown.map(({ date, name }) => dayText(date) + (name ? ` (${name})` : '')),
    ...(left ? [`${left} ${shown.length ? 'other ' : ''}days`] : []),
  ]
}

function startText({ reportedAt, startsAt }: Answer, timeZone: string): string {
  const report = localTime(reportedAt, timeZone)
  return startsAt === reportedAt
    ? `${report} (${timeZone})`
    : `${localTime(startsAt, timeZone)} (${timeZone}; reported ${report})`
}

/** Says so when the calendar is closed at the start. */
function waitText({ startsAt, dueAt }: Answer, calendar: BusinessCalendar): string {
  if (calendar.isOpen(startsAt) || dueAt === startsAt) return ''
  const opens = calendar.nextOpen(startsAt)
  return opens === null ? '' : `, closed then and open from ${localTime(opens, calendar.timeZone)}`
}

function nameText({ name, timeZone }: BusinessCalendar): string {
  return name === undefined ? `the calendar in ${timeZone}` : `the calendar ${JSON.stringify(name)}`
}

function hours(ms: number, kind: string): string {
  const amount = ms / 3_600_000
  if (!Number.isInteger(amount)) return `${durationText(ms)} of ${kind || 'real '}time`
  return `${amount} ${kind}${amount === 1 ? 'hour' : 'hours'}`
}

function list(entries: readonly string[]): string {
  const last = entries.at(-1) ?? 'nothing'
  if (entries.length < 2) return last
  const left = entries.length - LONGEST_LIST
  if (left <= 0) return `${entries.slice(0, -1).join(', ')} and ${last}`
  return `${entries.slice(0, LONGEST_LIST - 1).join(', ')}, ${left} more and ${last}`
}
