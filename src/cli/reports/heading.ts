import type { CheckResult, Finding } from '../../compliance/result.ts'
import { utcText } from '../time-text.ts'
import { momentText } from './moment.ts'

/** The outcome of a check in a word or three, by exit code. */
export const OUTCOMES = ['kept', 'broken', 'could not check'] as const

/** What was judged, by what and as of when. */
export function judgedBy(result: CheckResult, timeZone: string | undefined): [what: string, when: string] {
  const { tickets, rows, policies, calendars, document, now, tzdata, version } = result
  const local = timeZone === undefined ? '' : ` (${momentText(now, timeZone)} in ${timeZone})`
  return [
    `${count(tickets, 'ticket')} in ${count(rows, 'row')}, judged by ${named('policy', 'policies', policies)} and ` +
      `${named('calendar', 'calendars', calendars)} of ${document}`,
    `as of ${utcText(now)}${local}; ${tzdata === undefined ? '' : `tzdata ${tzdata}, `}sla-calendar ${version}`,
  ]
}

/** What else the reader must know to trust the numbers; mostly nothing. */
export function remarks({
  badRows,
  ignoredRows,
  outsidePeriod,
  clockChangeTimes,
  comparison,
  entitlements = {},
}: CheckResult): string[] {
  return [
    ...(badRows ? [`not in these numbers: ${count(badRows, 'bad row')}`] : []),
    ...(ignoredRows ? [`passed over as the document says: ${count(ignoredRows, 'row')}`] : []),
    ...(outsidePeriod ? [`reported outside the period looked at: ${count(outsidePeriod, 'ticket')}`] : []),
    ...(clockChangeTimes ? [`times that fell into a change of the clock: ${clockChangeTimes}`] : []),
    ...(comparison
      ? [
          `compared with ${comparison.column}: ${comparison.agreed} agree, ${comparison.differed} differ, ` +
            `${comparison.absent} with nothing to compare` +
            (comparison.unread ? `, ${comparison.unread} of unknown meaning` : ''),
        ]
      : []),
    ...Object.entries(entitlements).map(
      ([name, { used, limit }]) => `${name}: ${used} used${limit === null ? ', unlimited' : ` of ${limit}`}`,
    ),
  ]
}

/** A finding as a line. */
export function findingText({ severity, rule, message }: Finding): string {
  return `${severity} ${rule}: ${message}`
}

/** `1 row`, `2 rows`. */
function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}

/** `10 of 340 shown, the worst first`. */
export function shownText(shown: number, total: number): string {
  return `${shown} of ${total} shown, the worst first`
}

const MOST_NAMES = 4

function named(one: string, many: string, names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map(name => JSON.stringify(name))
  const left = names.length - shown.length
  if (!names.length) return `no ${one}`
  return `the ${names.length === 1 ? one : many} ${shown.join(', ')}${left ? ` and ${left} more` : ''}`
}
