import type { ForecastResult } from '../../compliance/forecast/ticket-forecast.ts'
import type { ImportStats } from '../../exports/import-stats.ts'
import type { ReportLook } from '../check-run.ts'
import { count } from '../outcome.ts'
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
  const isBreached = result.breaches.some(({ waived }) => waived === undefined)
  return { ...result, ...stats, ...rest, exitCode: !isKnown ? 2 : isBreached ? 1 : 0 }
}

/** Returns the outcome: `3 BREACHES ahead if nothing happens: 12 targets open`, `NOT KNOWN: 2 invalid rows`. */
export function forecastOutcome(run: ForecastRun): string {
  const { exitCode, tickets, breaches, open } = run
  if (exitCode === 2) return `NOT KNOWN: ${runProblems(run, tickets).join('; ')}`
  if (!breaches.length) return `NO BREACH ahead: ${count(open, 'target')} open`
  const amount = breaches.length === 1 ? '1 BREACH' : `${breaches.length} BREACHES`
  return `${amount} ahead if nothing happens: ${count(open, 'target')} open`
}
