import type { ForecastResult } from '../../compliance/forecast/ticket-forecast.ts'
import type { ImportStats } from '../../exports/import-stats.ts'
import type { ReportLook } from '../check-run.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import type { InvalidRow, ReportSetting } from '../report-writer.ts'
import { runProblems } from '../run-problems.ts'

/** The content of a forecast's report: the forecast, the import, and the exit status. */
export type ForecastRun = ForecastResult &
  ImportStats &
  ReportLook & {
    /** The name of the config file, or `built-in`. */
    readonly document: string
    /** The first invalid rows. */
    readonly invalidRows: readonly InvalidRow[]
    /** The exit status of the command: 0 nothing will be breached, 1 something will, 2 not known. */
    readonly exitCode: 0 | 1 | 2
  }

/** Writes the report of a forecast at the end. */
export type ForecastFormat = (setting: ReportSetting) => { readonly end: (run: ForecastRun) => void | Promise<void> }

/** Combines a forecast with the import. It is not known if no ticket was judged, or if too many rows are invalid. */
export function forecastRun(
  result: ForecastResult,
  stats: ImportStats,
  rest: Pick<ForecastRun, 'document' | 'invalidRows' | keyof ReportLook>,
): ForecastRun {
  const isKnown = !runProblems(stats, result.tickets).length
  return { ...result, ...stats, ...rest, exitCode: !isKnown ? 2 : breachesAhead(result) ? 1 : 0 }
}

/** Returns the number of breaches that no waiver excuses. */
export function breachesAhead({ breaches }: ForecastResult): number {
  return breaches.filter(({ waived }) => waived === undefined).length
}

/** Returns the outcome: `3 BREACHES ahead if nothing happens: 12 targets open`, `NOT KNOWN: 2 invalid rows`. */
export function forecastOutcome(run: ForecastRun, wording: Wording = ENGLISH): string {
  const { exitCode, tickets, open } = run
  const { ahead, count } = wording
  if (exitCode === 2) return ahead.notKnown(runProblems(run, tickets, wording).join('; '))
  const targets = count.target(open)
  const breaches = breachesAhead(run)
  return breaches ? ahead.some(breaches, targets) : ahead.none(targets)
}
