import type { EntitlementTally } from '../compliance/result.ts'
import { formatDuration } from '../time/format/duration.ts'
import { localTime } from '../time/format/local-time.ts'
import { utcText } from '../time/format/utc.ts'
import { targetWords } from './breach-reason.ts'
import type { CheckRun, RunFinding } from './check-run.ts'
import { count } from './outcome.ts'

/** Returns the input of a check with its contracts, and its `now`, as two lines. */
export function header(result: CheckRun, timeZone: string | undefined): [what: string, when: string] {
  const { tickets, rows, policies, calendars, document, now, tzdata, version } = result
  const local = timeZone === undefined ? '' : ` (${localTime(now, timeZone)} in ${timeZone})`
  const terms = [
    `${count(tickets, 'ticket')} (${count(rows, 'row')})`,
    ...(policies.length ? [named('policy', 'policies', policies)] : []),
    ...(calendars.length ? [named('calendar', 'calendars', calendars)] : []),
    ...(document === BUILT_IN ? [] : [`document ${document}`]),
  ]
  return [
    terms.join(', '),
    `as of ${utcText(now)}${local}; ${tzdata === undefined ? '' : `tzdata ${tzdata}, `}sla-calendar ${version}`,
  ]
}

/** The name of the document without a config file. */
const BUILT_IN = 'built-in'

/** Returns remarks that a reader needs to trust the numbers; usually none. */
export function remarks({
  badRows,
  ignoredRows,
  outsidePeriod,
  clockChangeTimes,
  notJudged,
  targetLabels,
  comparison,
  entitlements = {},
}: CheckRun): string[] {
  return [
    ...(badRows ? [`not judged: ${count(badRows, 'invalid row')}`] : []),
    ...(notJudged.length
      ? [
          `not judged, because "targets" does not name it: ${notJudged.map(target => targetWords(target, targetLabels)).join(', ')}`,
        ]
      : []),
    ...(ignoredRows ? [`ignored rows: ${ignoredRows}`] : []),
    ...(outsidePeriod ? [`tickets reported outside the period: ${outsidePeriod}`] : []),
    ...(clockChangeTimes ? [`times in a DST gap or overlap: ${clockChangeTimes}`] : []),
    ...(comparison
      ? [
          `compared with ${comparison.column} (${targetWords(comparison.target, targetLabels)}): ${comparison.agreed} agree, ` +
            `${comparison.differed} differ, ${comparison.absent} with nothing to compare` +
            (comparison.unread ? `, ${comparison.unread} of unknown meaning` : ''),
        ]
      : []),
    ...Object.entries(entitlements).map(([name, use]) => `${name}: ${useText(use)}`),
  ]
}

/** Returns `3 used of 36`, or `1h 30m used of 40h`. */
function useText({ used, limit, unit }: EntitlementTally): string {
  const amount = (number: number) => (unit ? formatDuration(number, { style: 'short' }) : `${number}`)
  return `${amount(used)} used${limit === null ? ', unlimited' : ` of ${amount(limit)}`}`
}

/** Returns a finding as a line. */
export function findingText({ severity, rule, message }: RunFinding): string {
  return `${severity} ${rule}: ${message}`
}

/** Returns `10 of 340 shown, worst first`. */
export function shownText(shown: number, total: number): string {
  return `${shown} of ${total} shown, worst first`
}

const MAX_NAMES = 4

function named(one: string, many: string, names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES)
  const left = names.length - shown.length
  return `${names.length === 1 ? one : many} ${shown.join(', ')}${left ? ` and ${left} more` : ''}`
}
