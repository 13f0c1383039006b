import type { EntitlementTally } from '../compliance/result.ts'
import { formatDuration } from '../time/format/duration.ts'
import { localTime } from '../time/format/local-time.ts'
import { utcText } from '../time/format/utc.ts'
import { targetWords } from './breach-reason.ts'
import type { CheckRun, RunFinding } from './check-run.ts'
import { ENGLISH, type Wording } from './messages/wording.ts'

/** Returns the input of a check with its contracts, and its `now`, as two lines. */
export function header(
  result: CheckRun,
  timeZone: string | undefined,
  wording: Wording = ENGLISH,
): [what: string, when: string] {
  const { tickets, rows, policies, calendars, document, now } = result
  const { count, locale } = wording
  const local = timeZone && wording.inZone(localTime(now, timeZone, locale), timeZone)
  const terms = [
    `${count.ticket(tickets)} (${count.row(rows)})`,
    ...(policies.length ? [named(wording.policies, policies, wording)] : []),
    ...(calendars.length ? [named(wording.calendars, calendars, wording)] : []),
    ...(document === BUILT_IN ? [] : [wording.document(document)]),
  ]
  return [terms.join(', '), `${wording.asOf(utcText(now), local)}; ${versionText(result)}`]
}

/** Returns the versions on which a result depends. */
export function versionText({ tzdata, version }: Pick<CheckRun, 'tzdata' | 'version'>): string {
  return `${tzdata === undefined ? '' : `tzdata ${tzdata}, `}sla-calendar ${version}`
}

/** The name of the document without a config file. */
const BUILT_IN = 'built-in'

/** Returns remarks that a reader needs to trust the numbers; usually none. */
export function remarks(run: CheckRun, wording: Wording = ENGLISH): string[] {
  const { notJudged, targetLabels, comparison, entitlements = {} } = run
  const words = (target: string) => targetWords(target, targetLabels, wording)
  return [
    ...(run.badRows ? [wording.notJudgedRows(wording.count.invalidRow(run.badRows))] : []),
    ...(notJudged.length ? [wording.notJudgedTargets(notJudged.map(words))] : []),
    ...countRemarks(run, wording),
    ...(comparison ? [wording.comparison({ ...comparison, target: words(comparison.target) })] : []),
    ...Object.entries(entitlements).map(([name, use]) => `${name}: ${useText(use, wording)}`),
  ]
}

/** Returns the rows and tickets that were left out, and the times of doubtful meaning; usually none. */
export function countRemarks(
  run: Pick<CheckRun, 'ignoredRows' | 'outsidePeriod' | 'clockChangeTimes'>,
  wording: Wording,
): string[] {
  const keys = ['ignoredRows', 'outsidePeriod', 'clockChangeTimes'] as const
  return keys.flatMap(key => (run[key] ? [wording[key](run[key])] : []))
}

/** Returns `3 used of 36`, or `1h 30m used of 40h`. */
function useText({ used, limit, unit }: EntitlementTally, wording: Wording): string {
  const amount = (number: number) => (unit ? formatDuration(number, { style: 'short' }) : `${number}`)
  return wording.used(amount(used), limit === null ? undefined : amount(limit))
}

/** Returns a finding as a line. */
export function findingText({ severity, rule, message }: RunFinding, { levels }: Wording = ENGLISH): string {
  return `${levels[severity]} ${rule}: ${message}`
}

const MAX_NAMES = 4

function named(noun: (count: number) => string, names: readonly string[], { andMore }: Wording): string {
  const shown = names.slice(0, MAX_NAMES)
  const left = names.length - shown.length
  return `${noun(names.length)} ${shown.join(', ')}${left ? andMore(left) : ''}`
}
